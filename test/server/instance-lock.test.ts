import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockInstance } from '../../src/server/instance-lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hiroba-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe.each(['linux', 'darwin'] as const)('The lock of a data folder on %s', (platform) => {
  test('is had once, also by another name of the folder, and again when it was given back', async () => {
    const first = await lockInstance(folder, platform);
    expect(first.ok).toBe(true);
    const alias = join(folder, 'alias');
    await symlink(folder, alias);
    for (const name of [folder, alias, `${folder}/.`])
      expect(await lockInstance(name, platform)).toEqual({ ok: false, failure: 'taken' });
    if (first.ok) await first.value.release();
    const again = await lockInstance(folder, platform);
    expect(again.ok).toBe(true);
    if (again.ok) await again.value.release();
  });

  test('is not the lock of another folder', async () => {
    const other = await mkdtemp(join(tmpdir(), 'hiroba-lock-'));
    const both = [await lockInstance(folder, platform), await lockInstance(other, platform)];
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    for (const lock of both) if (lock.ok) await lock.value.release();
    await rm(other, { recursive: true });
  });
});
