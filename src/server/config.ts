/** All configuration, decoded once from the environment; every fault is told at once, in plain words. */
import { resolve } from 'node:path';
import * as v from 'valibot';
import { fail, succeed, type Result } from '../domain/result.ts';

const Port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, 'must be a number from 0 to 65535 (0 takes any free port)'),
  v.transform(Number),
  v.maxValue(65_535, 'must be a number from 0 to 65535 (0 takes any free port)'),
);

const webAddress = (protocols: readonly string[], fault: string) =>
  v.pipe(
    v.string(),
    v.check((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), fault),
  );

const Environment = v.object({
  PORT: v.optional(Port, '8080'),
  /** Loopback only, unless said otherwise. */
  HOST: v.optional(v.pipe(v.string(), v.minLength(1, 'must not be empty')), 'localhost'),
  DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1, 'must not be empty')), '.data'),
  DATABASE_URL: v.optional(
    webAddress(
      ['postgres:', 'postgresql:'],
      'must look like postgres://name:password@host/database',
    ),
  ),
  PUBLIC_URL: v.optional(
    webAddress(['http:', 'https:'], 'must look like https://sumaho.example.jp'),
  ),
  NODE_ENV: v.optional(
    v.picklist(
      ['production', 'development', 'test'],
      'must be production, development or test, or left away',
    ),
    'development',
  ),
  SECRET: v.optional(v.pipe(v.string(), v.minLength(32, 'must have at least 32 characters'))),
  METRICS_TOKEN: v.optional(
    v.pipe(v.string(), v.minLength(32, 'must have at least 32 characters')),
  ),
  MUNICIPALITY_CODE: v.optional(
    v.pipe(v.string(), v.regex(/^\d{6}$/, 'must be the six digits of a municipality code')),
    '142077',
  ),
  MUNICIPALITY_NAME: v.optional(
    v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(80)),
    '茅ヶ崎市',
  ),
});

export type Config = {
  readonly port: number;
  readonly host: string;
  /** Absolute path. */
  readonly dataFolder: string;
  /** The city's own PostgreSQL; null to start an embedded one. */
  readonly databaseUrl: string | null;
  /** How people reach this server, without a slash at the end; null for `http://localhost:<port>`. */
  readonly publicUrl: string | null;
  readonly production: boolean;
  /** Null to keep one in the data folder. */
  readonly secret: string | null;
  /** What Prometheus presents; null to tell `/metrics` to this machine only. */
  readonly metricsToken: string | null;
  readonly municipality: { readonly code: string; readonly name: string };
};

export type ConfigFault = { readonly name: string; readonly fault: string };

export function decodeConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Result<Config, readonly ConfigFault[]> {
  const decoded = v.safeParse(Environment, environment);
  if (!decoded.success)
    return fail(
      decoded.issues.map((issue) => ({
        name: v.getDotPath(issue) ?? '',
        fault: issue.message,
      })),
    );
  const values = decoded.output;
  return succeed({
    port: values.PORT,
    host: values.HOST,
    dataFolder: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL ?? null,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    production: values.NODE_ENV === 'production',
    secret: values.SECRET ?? null,
    metricsToken: values.METRICS_TOKEN ?? null,
    municipality: { code: values.MUNICIPALITY_CODE, name: values.MUNICIPALITY_NAME },
  });
}
