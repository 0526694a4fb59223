import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, createServer, type InlineConfig, type Rolldown } from 'vite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lessonPacks } from '../../src/authoring/vite-plugin.ts';
import type { PackIndex, PackList } from '../../src/protocol/packs.ts';
import { aFolder, aLessonText, today } from './a-folder.ts';

const place = { root: '' };

beforeEach(() => {
  place.root = mkdtempSync(join(tmpdir(), 'lesson-packs-'));
  write('main.js', 'export const one = 1;');
  for (const [path, text] of aFolder()) write(join('lessons', path), text);
});
afterEach(() => rmSync(place.root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  const file = join(place.root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function config(ssr: boolean): InlineConfig {
  return {
    configFile: false,
    logLevel: 'silent',
    root: place.root,
    plugins: [lessonPacks({ today: () => today })],
    build: { write: false, ssr, rolldownOptions: { input: join(place.root, 'main.js') } },
  };
}

async function fileNames(ssr: boolean): Promise<readonly string[]> {
  const { output } = (await build(config(ssr))) as Rolldown.RolldownOutput;
  return output.map(({ fileName }) => fileName).filter((name) => name.startsWith('packs/'));
}

it('puts the index, every list and every lesson beside the client', async () => {
  const names = await fileNames(false);
  expect(names).toContain('packs/index.json');
  expect(names.filter((name) => /^packs\/[0-9a-f]{64}\.json$/.test(name))).toHaveLength(5);
});

it('leaves the server alone', async () => {
  expect(await fileNames(true)).toEqual([]);
});

it('ends the build with every file and line that is wrong', async () => {
  write('lessons/first/tap/lesson.ja.md', aLessonText('さわる', 'タップ します。'));
  write('lessons/second/swipe/lesson.ja.md', aLessonText('うごかす', '**ここ'));
  const message = await build(config(false)).catch((problem: Error) => problem.message);
  expect(message).toContain('lessons/first/tap/lesson.ja.md:8 「タップ」だけでは');
  expect(message).toContain('lessons/second/swipe/lesson.ja.md:8 太字の');
});

it('answers with the packs while the client is developed', async () => {
  const server = await createServer({ ...config(false), server: { port: 0, host: '127.0.0.1' } });
  try {
    await server.listen();
    const base = server.resolvedUrls?.local[0] ?? '';
    const load = async (name: string) => (await fetch(`${base}packs/${name}.json`)).json();
    const index = (await load('index')) as PackIndex;
    const list = (await load(index.packs[0]?.contentHash ?? '')) as PackList;
    const lesson = (await load(list.lessons[0]?.hash ?? '')) as object;
    expect(lesson).toMatchObject({ lesson: { lessonId: 'tap', packId: 'first' } });
  } finally {
    await server.close();
  }
});
