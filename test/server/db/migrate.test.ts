import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { migrate, migrations } from '../../../src/server/db/migrate.ts';
import { createFreshDatabase, type FreshDatabase } from '../../fresh-database.ts';

const opened: FreshDatabase[] = [];
const anEmptyDatabase = async () => {
  const fresh = await createFreshDatabase('empty');
  opened.push(fresh);
  return fresh.database;
};
afterEach(async () => {
  for (const fresh of opened.splice(0)) await fresh.drop();
});

describe('Migrating', () => {
  test('applies every file once; again it does nothing', async () => {
    const database = await anEmptyDatabase();
    const names = migrations.map(({ name }) => name);
    expect(names[0]).toBe('0001-records.sql');
    expect(await migrate(database)).toEqual({ ok: true, value: names });
    expect(await migrate(database)).toEqual({ ok: true, value: [] });
  });

  test('by several servers at once applies every file once', async () => {
    const database = await anEmptyDatabase();
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => migrate(database)));
    const applied = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value : ['refused']));
    expect(applied).toEqual(migrations.map(({ name }) => name));
  });

  test('that breaks off leaves nothing of the broken file, and goes on from there', async () => {
    const database = await anEmptyDatabase();
    const broken = {
      number: migrations.length + 1,
      name: '9998-broken.sql',
      source: 'CREATE TABLE half (); SELECT 1/0',
    };
    await expect(migrate(database, [...migrations, broken])).rejects.toMatchObject({
      code: '22012',
    });
    const { rows } = await sql`SELECT to_regclass('half') AS half`.execute(database);
    expect(rows).toEqual([{ half: null }]);
    const mended = { ...broken, source: 'CREATE TABLE half ()' };
    expect(await migrate(database, [...migrations, mended])).toEqual({
      ok: true,
      value: ['9998-broken.sql'],
    });
  });

  test('leaves alone what a newer program has made, and what other sources have made', async () => {
    const database = await anEmptyDatabase();
    const newer = { number: 99, name: '0099-newer.sql', source: 'SELECT 1' };
    await migrate(database, [...migrations, newer]);
    expect(await migrate(database)).toEqual({
      ok: false,
      failure: { type: 'newer-database', name: '0099-newer.sql' },
    });
    expect(await migrate(database, [...migrations, { ...newer, source: 'SELECT 2' }])).toEqual({
      ok: false,
      failure: { type: 'changed-history', name: '0099-newer.sql' },
    });
  });
});
