/**
 * One real PostgreSQL for a whole test run, in a temporary folder; its database `hiroba`, migrated, is
 * the template of every test file's own (see `fresh-database.ts`).
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase, openPool } from '../src/server/db/database.ts';
import { migrate } from '../src/server/db/migrate.ts';
import { startCluster } from '../src/server/embedded/cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgres: {
      /** As the role that owns the databases; ends with the template's name. */
      readonly owner: string;
      readonly superuser: string;
    };
  }
}

/** Answers what stops it again. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'hiroba-test-'));
  // PostgreSQL's own account walks through, where the tests run as root.
  await chmod(folder, 0o711);
  const cluster = await startCluster(folder);
  const database = openDatabase(openPool({ connectionString: cluster.connectionString }));
  await migrate(database);
  await database.destroy();
  project.provide('postgres', {
    owner: cluster.connectionString,
    superuser: cluster.superuserConnectionString,
  });
  return async () => {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
