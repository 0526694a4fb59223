/** What every route is given: the world outside, and what was found out about the request. */
import type { Context as HonoContext, Hono } from 'hono';
import type { Pool } from 'pg';
import type { ProblemCode } from '../protocol/problem.ts';
import type { Database } from './db/database.ts';
import type { KnownPhone } from './db/devices.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { SignedInStaff } from './sign-in/signed-in-staff.ts';

export type Dependencies = {
  readonly database: Database;
  /** The same connections, for libraries that bring their own statements. */
  readonly pool: Pool;
  /** The city that people meet before they have signed in or enrolled. */
  readonly municipalityCode: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly secret: string;
  readonly log: Log;
  readonly metrics: Metrics;
  /** With it `/metrics` is told to anybody, without one to this machine only. */
  readonly metricsToken: string | null;
  /** How people reach this server, e.g. `https://sumaho.example.jp`. */
  readonly publicUrl: string;
  /** Folder of the built client, with `packs/` in it. */
  readonly clientFolder: string;
  /** May the sample's one-time link sign in? Only on an embedded database, never in production. */
  readonly sampleSignIn: boolean;
};

export type Environment = {
  Bindings: { readonly clientAddress: string };
  Variables: {
    requestId: string;
    problem?: ProblemCode;
    phone: KnownPhone;
    staff: SignedInStaff;
  };
};

export type Context = HonoContext<Environment>;
export type App = Hono<Environment>;
