import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { PullPage } from '../../src/protocol/pull.ts';
import type { PushAnswer } from '../../src/protocol/push.ts';
import { anOp } from '../builders.ts';
import { createFreshDatabase } from '../fresh-database.ts';
import { enroll, linesOf, patience, useCommands } from './a-process.ts';

const { afterwards, aFolder, run } = useCommands();

/** Of the phone that `enroll` joins. */
const deviceId = '0123456789abcdef0123456789abcdef';
const op = (seq: number) => anOp({ deviceId, seq });

async function aFile(): Promise<string> {
  const folder = await aFolder();
  await mkdir(folder, { recursive: true });
  return join(folder, 'records.backup');
}

const aPhone = (token: string) => ({
  push: async (url: string, seqs: readonly number[]): Promise<PushAnswer> => {
    const response = await fetch(`${url}/api/push`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({
        proto: 1,
        build: 'test',
        deviceId,
        epochSeen: null,
        lastSeq: Math.max(0, ...seqs),
        nonce: randomBytes(16).toString('hex'),
        ops: seqs.map(op),
      }),
    });
    expect(response.status).toBe(200);
    return (await response.json()) as PushAnswer;
  },
  pull: async (url: string): Promise<PullPage> =>
    (await (
      await fetch(`${url}/api/pull?cursor=`, { headers: { Authorization: `Bearer ${token}` } })
    ).json()) as PullPage,
});

const statusesOf = ({ results }: PushAnswer) => results.map(({ status }) => status);

describe('npm run backup and npm run restore', () => {
  test(
    'an older backup put in place of newer records: the phone hands over again what it lacked, and nothing is missing',
    async () => {
      const folder = await aFolder();
      const file = await aFile();
      const first = run('start', { DATA_DIR: folder });
      const { url, code } = await linesOf(first);
      const { token } = (await (await enroll(url, code)).json()) as { token: string };
      const phone = aPhone(token);
      const before = await phone.push(url, [1, 2, 3]);

      // While the server runs and serves.
      const backup = run('backup', { DATA_DIR: folder }, [file]);
      expect(await backup.ended, backup.output()).toBe(0);
      expect(backup.output()).toMatch(/rows of \d+ tables/);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(await readdir(join(file, '..'))).toEqual(['records.backup']);
      expect(gunzipSync(await readFile(file)).toString()).toContain('"createdAt"');

      await phone.push(url, [4, 5, 6]);
      const whole = await phone.pull(url);
      const beneath = run('restore', { DATA_DIR: folder }, [file, '--replace']);
      expect(await beneath.ended).toBe(1);
      expect(beneath.output()).toContain('A server is running');
      first.child.kill('SIGTERM');
      await first.ended;

      const refused = run('restore', { DATA_DIR: folder }, [file]);
      expect(await refused.ended).toBe(1);
      expect(refused.output()).toBe(
        'There are records here. To put the backup in their place, add --replace. Nothing was changed.\n',
      );
      const restored = run('restore', { DATA_DIR: folder }, [file, '--replace']);
      expect(await restored.ended, restored.output()).toBe(0);

      const second = run('start', { DATA_DIR: folder });
      const after = await linesOf(second);
      const asked = await phone.push(after.url, []);
      expect(asked.receivedThrough).toBe(3);
      expect(asked.epoch).not.toBe(before.epoch);
      expect(statusesOf(await phone.push(after.url, [3, 4, 5, 6]))).toEqual([
        'duplicate',
        'applied',
        'applied',
        'applied',
      ]);
      const again = await phone.pull(after.url);
      expect(again.ops).toEqual(whole.ops);
      expect(again.documents).toEqual(whole.documents);
    },
    patience * 2,
  );

  test(
    'carry records from the embedded PostgreSQL to DATABASE_URL and back',
    async () => {
      const [here, there, elsewhere] = [await aFolder(), await aFolder(), await aFolder()];
      const [file, back] = [await aFile(), await aFile()];
      const first = run('start', { DATA_DIR: here });
      const { url, code } = await linesOf(first);
      const { token } = (await (await enroll(url, code)).json()) as { token: string };
      const phone = aPhone(token);
      await phone.push(url, [1, 2]);
      const whole = await phone.pull(url);
      first.child.kill('SIGTERM');
      await first.ended;
      expect(await run('backup', { DATA_DIR: here }, [file]).ended).toBe(0);

      const fresh = await createFreshDatabase('empty');
      afterwards(fresh.drop);
      const cityOwn = { DATA_DIR: there, DATABASE_URL: fresh.connectionString };
      const moved = run('restore', cityOwn, [file]);
      expect(await moved.ended, moved.output()).toBe(0);
      expect(moved.output()).toContain('The secret here is not the one');
      const second = run('start', cityOwn);
      const [, served = ''] = await second.until(/^learn: (http:\/\/localhost:\d+)\/$/m);
      expect(statusesOf(await phone.push(served, [2, 3]))).toEqual(['duplicate', 'applied']);
      const marked = run('backup', cityOwn, ['--mark', new Date().toISOString()]);
      expect(await marked.ended, marked.output()).toBe(0);
      expect(marked.output()).toMatch(/^142077: backed up through version \d+\.$/m);
      expect(await run('backup', cityOwn, [back]).ended).toBe(0);
      second.child.kill('SIGTERM');
      await second.ended;

      const home = run('restore', { DATA_DIR: elsewhere }, [back]);
      expect(await home.ended, home.output()).toBe(0);
      const third = run('start', { DATA_DIR: elsewhere });
      const after = await linesOf(third);
      const again = await phone.pull(after.url);
      expect(again.ops).toEqual([...whole.ops, op(3)]);
    },
    patience * 2,
  );

  test(
    'say what is wrong in a sentence: no file, no backup, no records, a time to come',
    async () => {
      const folder = await aFolder();
      const none = run('restore', { DATA_DIR: folder }, [join(folder, 'nothing')]);
      expect(await none.ended).toBe(1);
      expect(none.output()).toMatch(/cannot be read\.\n$/);
      const noBackup = run('restore', { DATA_DIR: folder }, ['package.json']);
      expect(await noBackup.ended).toBe(1);
      expect(noBackup.output()).toBe(
        'package.json is not a backup of this program. Nothing was changed.\n',
      );
      const file = await aFile();
      const empty = run('backup', { DATA_DIR: folder }, [file]);
      expect(await empty.ended).toBe(1);
      expect(empty.output()).toBe('There are no records here to back up.\n');
      expect(await readdir(join(file, '..'))).toEqual([]);
      const early = run('backup', { DATA_DIR: folder }, ['--mark', '2999-01-01']);
      expect(await early.ended).toBe(2);
      expect(early.output()).toContain('"2999-01-01" is not a moment that has been.');
      expect(await run('backup', { DATA_DIR: folder }).ended).toBe(2);
    },
    patience,
  );
});
