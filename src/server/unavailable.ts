/** Is it the machine, not the request: database away, restarting, out of connections or disk? */

const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
]);

/** SQLSTATE classes: 08 connection, 53 resources (disk full), 57 operator (shutdown, timeout), 58 system, 55P03 lock. */
const sqlStates = /^(?:08|53|57|58)\w{3}$|^55P03$|^25006$/;

/** The pool and the driver tell these by words alone. */
const words =
  /^(?:timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Cannot use a pool after calling end|driver has already been destroyed)/;

export function isUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (socketCodes.has(code) || sqlStates.test(code) || words.test(error.message)) return true;
  return error.cause !== undefined && isUnavailable(error.cause);
}
