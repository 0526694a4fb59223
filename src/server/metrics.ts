/**
 * What Prometheus is told: counts and times of this process, and sums over all phones of each
 * municipality. No ids of phones, people or classes: numbers only.
 */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Pool } from 'pg';
import { opStatuses, type OpStatus } from '../protocol/push.ts';
import type { Database } from './db/database.ts';
import { readPhoneSums, type PhoneSums } from './db/phone-sums.ts';
import type { HealthPart } from './health.ts';

export type Metrics = {
  readonly registry: Registry;
  /** What a push was answered, op by op. */
  readonly countOps: (results: readonly { readonly status: OpStatus }[]) => void;
  /** A phone held other records of a class than the city, and was given the city's. */
  readonly countDivergence: () => void;
  /** `route` is the pattern, e.g. `/api/staff/devices/:deviceId/revoke`. */
  readonly observeRequest: (
    request: { readonly method: string; readonly route: string; readonly status: number },
    ms: number,
  ) => void;
  readonly observeProbe: (part: HealthPart, ms: number) => void;
};

/** Seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Sums over all phones are made at most so often (ms). */
const sumsInterval = 10_000;

export function createMetrics(world: {
  readonly database: Database;
  readonly pool: Pool;
  readonly now: () => number;
}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const ops = new Counter({
    name: 'hiroba_ops_total',
    help: 'Ops that phones handed over, by what they were answered',
    labelNames: ['status'],
    registers,
  });
  for (const status of opStatuses) ops.inc({ status }, 0);
  const divergences = new Counter({
    name: 'hiroba_divergences_total',
    help: 'Classes of which a phone and the city held different records',
    registers,
  });
  const requests = new Histogram({
    name: 'hiroba_request_seconds',
    help: 'Time from a request of the API to its answer',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers,
  });
  const probes = new Gauge({
    name: 'hiroba_probe_seconds',
    help: 'Time that each part of the last health check took',
    labelNames: ['part'],
    registers,
  });
  addPoolGauge(registry, world.pool);
  addPhoneGauges(registry, world);
  return {
    registry,
    countOps: (results) => {
      for (const { status } of results) ops.inc({ status });
    },
    countDivergence: () => divergences.inc(),
    observeRequest: ({ method, route, status }, ms) =>
      requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, ms / 1000),
    observeProbe: (part, ms) => probes.set({ part }, ms / 1000),
  };
}

function addPoolGauge(registry: Registry, pool: Pool): void {
  const gauge = new Gauge({
    name: 'hiroba_database_connections',
    help: 'Connections to the database, and requests that wait for one',
    labelNames: ['state'],
    registers: [registry],
    collect: () => {
      gauge.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      gauge.set({ state: 'idle' }, pool.idleCount);
      gauge.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
}

type SumGauge = {
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly string[];
  readonly samples: (
    sums: PhoneSums,
  ) => readonly { readonly labels?: Record<string, string>; readonly value: number }[];
};

const one = (value: number) => [{ value }];

const sumGauges: readonly SumGauge[] = [
  {
    name: 'hiroba_phones',
    help: 'Enrolled phones by how long ago they were last heard of',
    labelNames: ['last_contact'],
    samples: ({ phonesByContact }) =>
      Object.entries(phonesByContact).map(([last_contact, value]) => ({
        labels: { last_contact },
        value,
      })),
  },
  {
    name: 'hiroba_missing_ops',
    help: 'Ops that phones have spoken of and not yet handed over',
    samples: ({ missingOps }) => one(missingOps),
  },
  {
    name: 'hiroba_phones_with_missing_ops',
    help: 'Enrolled phones that have not yet handed over all that they have spoken of',
    samples: ({ phonesWithMissingOps }) => one(phonesWithMissingOps),
  },
  {
    name: 'hiroba_ops_put_aside',
    help: 'Ops that are kept but are no records, by why',
    labelNames: ['status'],
    samples: ({ putAside }) =>
      Object.entries(putAside).map(([status, value]) => ({ labels: { status }, value })),
  },
  {
    name: 'hiroba_backup_age_seconds',
    help: 'Time since a backup was last made or noted; -1 where none ever was',
    samples: ({ backupAge }) => one(backupAge === null ? -1 : backupAge / 1000),
  },
];

function addPhoneGauges(
  registry: Registry,
  { database, now }: { readonly database: Database; readonly now: () => number },
): void {
  let last: { readonly at: number; readonly sums: Promise<readonly PhoneSums[]> } | null = null;
  const read = () => {
    if (!last || Math.abs(now() - last.at) >= sumsInterval) {
      const sums = readPhoneSums(database, now());
      last = { at: now(), sums };
      // The next scrape tries again; this one tells.
      sums.catch(() => {
        last = null;
      });
    }
    return last.sums;
  };
  for (const { name, help, labelNames = [], samples } of sumGauges) {
    const gauge = new Gauge({
      name,
      help,
      labelNames: ['municipality', ...labelNames],
      registers: [registry],
      collect: async () => {
        const sums = await read();
        gauge.reset();
        for (const city of sums)
          for (const { labels, value } of samples(city))
            gauge.set({ municipality: city.municipalityCode, ...labels }, value);
      },
    });
  }
}
