/** A database of its own for a test file: copied from the migrated template, dropped at the end. */
import { randomBytes } from 'node:crypto';
import { Client, type Pool } from 'pg';
import { inject } from 'vitest';
import { openDatabase, openPool, type Database } from '../src/server/db/database.ts';

export type FreshDatabase = {
  readonly database: Database;
  readonly pool: Pool;
  readonly connectionString: string;
  readonly drop: () => Promise<void>;
};

/** `empty`: without the migrations. */
export async function createFreshDatabase(
  kind: 'migrated' | 'empty' = 'migrated',
): Promise<FreshDatabase> {
  const { owner, superuser } = inject('postgres');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const template = kind === 'migrated' ? 'hiroba' : 'template1';
  await asSuperuser(superuser, `CREATE DATABASE ${name} TEMPLATE ${template} OWNER hiroba`);
  const address = new URL(owner);
  address.pathname = `/${name}`;
  const pool = openPool({ connectionString: address.href });
  const database = openDatabase(pool);
  return {
    database,
    pool,
    connectionString: address.href,
    drop: async () => {
      await database.destroy();
      await asSuperuser(superuser, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function asSuperuser(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
