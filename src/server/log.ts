/** One line a request, with listed fields only: no bodies, no codes, no addresses, no query strings. */
import { pino, type DestinationStream } from 'pino';
import type { ProblemCode } from '../protocol/problem.ts';

export type RequestLine = {
  readonly requestId: string;
  readonly method: string;
  /** The route's pattern, e.g. `/api/staff/devices/:deviceId/revoke`. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly problem?: ProblemCode;
};

export type Log = {
  readonly request: (line: RequestLine) => void;
  /** A bug or a broken machine. Only the error's class, code and place are written: messages quote values. */
  readonly fault: (requestId: string, error: unknown) => void;
};

export function createLog(destination: DestinationStream): Log {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    request: ({ requestId, method, route, status, ms, problem }) =>
      logger.info({ requestId, method, route, status, ms, problem }),
    fault: (requestId, error) =>
      logger.error({ requestId, fault: nameOf(error), at: placesOf(error) }),
  };
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}

/** File and line of the nearest frames, without the message above them. */
function placesOf(error: unknown): readonly string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return stack
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 5)
    .map((line) => line.trim());
}
