/**
 * The connection pool and the two ways into it. Nothing is read or written outside a transaction
 * that has named its municipality: row-level security shows it that municipality's rows only.
 */
import { Kysely, PostgresDialect, sql, type Transaction as KyselyTransaction } from 'kysely';
import { Pool, types as pgTypes, type CustomTypesConfig } from 'pg';

/** Statements are written as SQL, so no table types are declared. */
export type Database = Kysely<unknown>;
export type Transaction = KyselyTransaction<unknown>;

const int8Oid = 20;
const dateOid = 1082;

/** Counters are far below 2^53, and a civil date must not become a moment on its way. */
const types: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === int8Oid) return Number;
    if (oid === dateOid) return (text: string) => text;
    return format === 'binary' ? pgTypes.getTypeParser(oid, 'binary') : pgTypes.getTypeParser(oid);
  },
};

export type DatabaseOptions = {
  /** `postgres://…` */
  readonly connectionString: string;
  readonly maxConnections?: number;
  /** Told of connections that broke while idle; the pool replaces them by itself. */
  readonly onIdleError?: (error: Error) => void;
};

/** The name under which our connections are seen in the database. */
export const applicationName = 'sumaho-hiroba';

export function openPool(options: DatabaseOptions): Pool {
  const pool = new Pool({
    connectionString: options.connectionString,
    application_name: applicationName,
    max: options.maxConnections ?? 20,
    // A server at rest stays visible to a restore, which must not happen beneath it.
    min: 1,
    types,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 60_000,
    lock_timeout: 20_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  pool.on('error', (error) => options.onIdleError?.(error));
  // While a request holds a connection the pool does not listen to it. Breaking between two statements
  // it would end the process; heard, it only fails the request's next statement.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Close with `destroy()`, which ends the pool. */
export const openDatabase = (pool: Pool): Database =>
  new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });

/** A transaction in which the rows of one municipality are visible, and of no other. */
export function inMunicipality<Value>(
  database: Database,
  municipalityCode: string,
  work: (transaction: Transaction) => Promise<Value>,
): Promise<Value> {
  return database.transaction().execute(async (transaction) => {
    await sql`SELECT set_config('hiroba.municipality', ${municipalityCode}, true)`.execute(
      transaction,
    );
    return work(transaction);
  });
}

/** The same for reading only, with everything seen as of one moment. */
export function inSnapshot<Value>(
  database: Database,
  municipalityCode: string,
  work: (transaction: Transaction) => Promise<Value>,
): Promise<Value> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      await sql`SELECT set_config('hiroba.municipality', ${municipalityCode}, true)`.execute(
        transaction,
      );
      return work(transaction);
    });
}

/** A transaction that sees the one row (a device, an enrollment code) opened by this secret's hash. */
export function withPresentedSecret<Value>(
  database: Database,
  secretHash: string,
  work: (transaction: Transaction) => Promise<Value>,
): Promise<Value> {
  return database.transaction().execute(async (transaction) => {
    await sql`SELECT set_config('hiroba.presented_secret', ${secretHash}, true)`.execute(
      transaction,
    );
    return work(transaction);
  });
}
