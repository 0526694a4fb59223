import { stat } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { enroll, linesOf, patience, pidFileIn, useCommands } from './a-process.ts';

const { aFolder, run } = useCommands();

describe('npm start', () => {
  test(
    'loads the sample city by itself and says how to get in; stopped, it leaves no PostgreSQL behind',
    async () => {
      const folder = await aFolder();
      const started = run('start', { DATA_DIR: folder });
      const { url, code, staff } = await linesOf(started);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(staff).toMatch(/\/staff\/link#[A-Za-z0-9_-]{43}$/);
      const city = await (await fetch(`${url}/api/city`)).json();
      expect(city).toMatchObject({ municipalityCode: '142077', name: '茅ヶ崎市', sample: true });

      const enrolled = await enroll(url, code);
      const { token } = (await enrolled.json()) as { token: string };
      const pulled = await fetch(`${url}/api/pull?cursor=`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      const page = (await pulled.json()) as {
        ops: unknown[];
        documents: { kind: string; body: { date?: string; roster?: unknown[] } }[];
      };
      expect(page.ops).toEqual([]);
      expect(page.documents.filter(({ kind }) => kind === 'venue')).toHaveLength(5);
      const classes = page.documents.filter(({ kind }) => kind === 'planned-class-session');
      expect(classes).toHaveLength(8);
      const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' });
      expect(classes.filter(({ body }) => body.date === today)).toHaveLength(2);
      for (const { body } of classes) {
        expect(body.roster?.length).toBeGreaterThanOrEqual(8);
        expect(body.roster?.length).toBeLessThanOrEqual(16);
      }

      expect(await pidFileIn(folder)).not.toBeNull();
      started.child.kill('SIGTERM');
      expect(await started.ended).toBe(0);
      expect(await pidFileIn(folder)).toBeNull();
      for (const name of ['secret', 'postgresql.json'])
        expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    },
    patience,
  );

  test(
    'again, keeps what was there and gives a new code and link',
    async () => {
      const folder = await aFolder();
      const first = run('start', { DATA_DIR: folder });
      const before = await linesOf(first);
      expect((await enroll(before.url, before.code)).status).toBe(201);
      first.child.kill('SIGINT');
      expect(await first.ended).toBe(0);

      const second = run('start', { DATA_DIR: folder });
      const after = await linesOf(second);
      expect([after.code, after.staff]).not.toEqual([before.code, before.staff]);
      const taken = await enroll(after.url, after.code);
      expect(await taken.json()).toMatchObject({ fields: [{ path: 'deviceId', fault: 'taken' }] });
    },
    patience,
  );

  test(
    'a second time on the same folder is refused with a sentence, and the first goes on',
    async () => {
      const folder = await aFolder();
      const first = run('start', { DATA_DIR: folder });
      const { url } = await linesOf(first);
      const second = run('start', { DATA_DIR: folder });
      expect(await second.ended).toBe(1);
      expect(second.output()).toBe(
        `Another server is running on ${folder}. Stop it first, or set DATA_DIR to another folder.\n`,
      );
      expect(await (await fetch(`${url}/api/health`)).json()).toMatchObject({ ok: true });
    },
    patience,
  );

  test(
    'after a kill that left no time for anything, stops the PostgreSQL left behind and goes on with all records',
    async () => {
      const folder = await aFolder();
      const first = run('start', { DATA_DIR: folder });
      const before = await linesOf(first);
      expect((await enroll(before.url, before.code)).status).toBe(201);
      first.child.kill('SIGKILL');
      await first.ended;
      const orphan = (await pidFileIn(folder))?.split('\n')[0];
      expect(process.kill(Number(orphan), 0)).toBe(true);

      const second = run('start', { DATA_DIR: folder });
      const after = await linesOf(second);
      expect((await pidFileIn(folder))?.split('\n')[0]).not.toBe(orphan);
      expect((await enroll(after.url, after.code)).status).toBe(400);
    },
    patience,
  );

  test(
    'works below a folder that is closed to everybody else',
    async () => {
      const folder = await aFolder({ closed: true });
      const started = run('start', { DATA_DIR: folder });
      const { url } = await linesOf(started);
      expect(await (await fetch(`${url}/api/health`)).json()).toMatchObject({ ok: true });
      const asRoot = process.getuid?.() === 0;
      expect(started.output().includes(`which cannot enter ${folder}; its files are in`)).toBe(
        asRoot,
      );
    },
    patience,
  );

  test(
    'finishes a request that is under way before it stops',
    async () => {
      const started = run('start', { DATA_DIR: await aFolder() });
      const { url } = await linesOf(started);
      const answered = new Promise<number | undefined>((resolve, reject) => {
        const slow = request(`${url}/api/enrollments`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
        });
        slow.once('response', (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        slow.once('error', reject);
        slow.write('{"proto":1,');
        setTimeout(() => started.child.kill('SIGTERM'), 200);
        setTimeout(() => slow.end('"code":"00000000"}'), 800);
      });
      expect(await answered).toBe(400);
      expect(await started.ended).toBe(0);
    },
    patience,
  );

  test(
    'on a port that is taken says so and leaves nothing running',
    async () => {
      const folder = await aFolder();
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const address = other.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const started = run('start', { DATA_DIR: folder, PORT: `${port}` });
      expect(await started.ended).toBe(1);
      expect(started.output()).toContain(`Port ${port} is taken by another program.`);
      expect(await pidFileIn(folder)).toBeNull();
      await new Promise((resolve) => other.close(resolve));
    },
    patience,
  );

  test('with settings that cannot be, names all of them', async () => {
    const started = run('start', { PORT: 'x', NODE_ENV: 'y' });
    expect(await started.ended).toBe(1);
    expect(started.output()).toMatch(/^PORT .+\nNODE_ENV .+\n$/);
  });
});
