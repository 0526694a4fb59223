import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hmac, keepSecret } from '../../src/server/secret.ts';

test('The secret is made once, of 32 random bytes, for the owner alone, by however many at once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hiroba-secret-'));
  const first = await keepSecret(folder);
  expect(Buffer.from(first, 'base64url')).toHaveLength(32);
  expect(await keepSecret(folder)).toBe(first);
  expect(await readdir(folder)).toEqual(['secret']);
  expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600);
  await rm(folder, { recursive: true });
});

test('What is made for one purpose is nothing for another', () => {
  expect(hmac('s', 'address', 'x')).not.toBe(hmac('s', 'enrollment-code', 'x'));
  expect(hmac('s', 'address', 'x')).not.toBe(hmac('t', 'address', 'x'));
});
