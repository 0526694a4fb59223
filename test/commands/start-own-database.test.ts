import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { createFreshDatabase } from '../fresh-database.ts';
import { patience, useCommands } from './a-process.ts';

const { aFolder, run, afterwards } = useCommands();

describe("On the city's own database, or in production", () => {
  test(
    'there is no sample; a link sets up the first administrator',
    async () => {
      const fresh = await createFreshDatabase('empty');
      afterwards(fresh.drop);
      const folder = await aFolder();
      const environments: Record<string, string>[] = [
        { DATABASE_URL: fresh.connectionString, DATA_DIR: folder },
        { NODE_ENV: 'production', DATA_DIR: await aFolder() },
      ];
      for (const environment of environments) {
        const started = run('start', environment);
        const [, staff = ''] = await started.until(/^staff: (\S+)$/m);
        expect(staff).toMatch(/\/staff\/setup#[A-Za-z0-9_-]{43}$/);
        expect(started.output()).not.toContain('code:');
        const { origin } = new URL(staff);
        expect(await (await fetch(`${origin}/api/city`)).json()).toMatchObject({ sample: false });
        const [, token = ''] = staff.split('#');
        const refused = await fetch(`${origin}/api/staff/one-time-link`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ token }),
        });
        expect(refused.status).toBe(403);
        started.child.kill('SIGTERM');
        await started.ended;
      }
      expect(await stat(join(folder, 'postgresql.json')).catch(() => null)).toBeNull();
    },
    patience,
  );

  test(
    'one that could lose confirmed records in a power cut is refused',
    async () => {
      const fresh = await createFreshDatabase('empty');
      afterwards(fresh.drop);
      const superuser = new Client({ connectionString: inject('postgres').superuser });
      await superuser.connect();
      const setFsync = async (value: 'on' | 'off') => {
        await superuser.query(`ALTER SYSTEM SET fsync = ${value}`);
        await superuser.query('SELECT pg_reload_conf()');
      };
      await setFsync('off');
      afterwards(async () => {
        await setFsync('on');
        await superuser.end();
      });
      const started = run('start', {
        DATABASE_URL: fresh.connectionString,
        DATA_DIR: await aFolder(),
      });
      expect(await started.ended).toBe(1);
      expect(started.output()).toContain('runs with fsync off');
    },
    patience,
  );

  test(
    'one that does not answer is said in a sentence',
    async () => {
      const started = run('start', {
        DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c',
        DATA_DIR: await aFolder(),
      });
      expect(await started.ended).toBe(1);
      expect(started.output()).toMatch(/^The database cannot be reached: .+\n$/);
    },
    patience,
  );
});
