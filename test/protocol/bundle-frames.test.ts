import { describe, expect, it } from 'vitest';
import {
  assemble,
  collect,
  framesOf,
  missingOf,
  readFrame,
  type Collection,
} from '../../src/protocol/bundle-frames.ts';
import { sha256 } from './a-bundle.ts';

const text = JSON.stringify({ sealed: 'Aq9-_'.repeat(200) });

async function collectAll(frames: readonly string[]): Promise<Collection> {
  let collection: Collection | null = null;
  for (const frame of frames) {
    const read = await readFrame(frame, sha256);
    if (read) collection = collect(collection, read);
  }
  if (!collection) throw new Error('no frame was read');
  return collection;
}

describe('[P5] a bundle as a series of codes', () => {
  it('comes together in any order, and with some read twice', async () => {
    const frames = await framesOf(text, sha256);
    expect(frames).toHaveLength(4);
    const shuffled = [...frames.slice(2), ...frames, ...frames.slice(0, 1)].reverse();
    expect(await assemble(await collectAll(shuffled), sha256)).toBe(text);
  });

  it('says which are missing, and gives nothing before all are there', async () => {
    const frames = await framesOf(text, sha256);
    const some = await collectAll([frames[3] ?? '', frames[0] ?? '']);
    expect(missingOf(some)).toEqual([2, 3]);
    expect(await assemble(some, sha256)).toBeNull();
  });

  it('does not take a code of something else, nor one that was misread', async () => {
    const [first = ''] = await framesOf(text, sha256);
    const misread = first.replace('Aq9', 'Aq8');
    for (const other of ['https://example.jp/', 'HIROBA1 ', misread, first.replace('1/4', '5/4')])
      expect(await readFrame(other, sha256)).toBeNull();
  });

  it('begins anew when a code of another series is held up', async () => {
    const frames = await framesOf(text, sha256);
    const others = await framesOf(text.replace('Aq9', 'Zz0'), sha256);
    const collection = await collectAll([...frames.slice(0, 3), ...others]);
    expect(missingOf(collection)).toEqual([]);
    expect(await assemble(collection, sha256)).toBe(text.replace('Aq9', 'Zz0'));
  });

  it('fits codes that an old camera reads: no frame longer than version 13 at level M holds', async () => {
    const longest = Math.max(...(await framesOf(text, sha256)).map(({ length }) => length));
    expect(longest).toBeLessThanOrEqual(331);
  });
});
