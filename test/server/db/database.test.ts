import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPool } from '../../../src/server/db/database.ts';
import { isUnavailable } from '../../../src/server/unavailable.ts';
import { createFreshDatabase, type FreshDatabase } from '../../fresh-database.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await createFreshDatabase('empty');
});
afterAll(() => fresh.drop());

describe('A connection that PostgreSQL ends between two statements of a request', () => {
  test('fails the request, not the server, and the next request gets another', async () => {
    const pool = openPool({ connectionString: fresh.connectionString, maxConnections: 2 });
    const client = await pool.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const ended = new Promise<void>((resolve) => client.once('end', () => resolve()));
    await pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await ended;
    const outcome = await client.query('SELECT 1').catch((error: unknown) => error);
    expect(isUnavailable(outcome)).toBe(true);
    client.release(true);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });
});
