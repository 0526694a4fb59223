/**
 * Is there progress: can a record be written, read and pulled at this moment? A probe costs a commit, so
 * whoever asks often is told what the last one found.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { hexOf } from '../domain/ids.ts';
import type { Dependencies } from './context.ts';
import { pullProbe, readProbe, writeProbe } from './db/probe.ts';

export const healthParts = ['write', 'read', 'pull'] as const;
export type HealthPart = (typeof healthParts)[number];

export type PartHealth = { readonly state: 'ok' | 'late' | 'down'; readonly ms: number };

export type Health = {
  readonly ok: boolean;
  /** When this was found, ms since 1970. */
  readonly asOf: number;
  /** Those that were reached: what follows a part that is down was not tried. */
  readonly parts: Readonly<Partial<Record<HealthPart, PartHealth>>>;
};

/** Longest that a part takes while all is well (ms). */
const late = 1_000;
/** Longest that anybody waits for a probe (ms). */
const patience = 10_000;
/** Probes are at least so far apart (ms). */
const interval = 5_000;

type World = Pick<
  Dependencies,
  'database' | 'municipalityCode' | 'now' | 'randomBytes' | 'log' | 'metrics'
>;

export function createHealthCheck(world: World): () => Promise<Health> {
  let last: Health | null = null;
  let running: Promise<Health> | null = null;
  return () => {
    if (last && Math.abs(world.now() - last.asOf) < interval) return Promise.resolve(last);
    running ??= probe(world).then((health) => {
      last = health;
      running = null;
      return health;
    });
    return running;
  };
}

/** Never rejects: what goes wrong is the finding. */
async function probe(world: World): Promise<Health> {
  const asOf = world.now();
  const parts: Partial<Record<HealthPart, PartHealth>> = {};
  const attempt = { over: false };
  const steps = takeSteps(world, attempt, parts);
  const bell = new AbortController();
  const timeUp = wait(patience, false, { signal: bell.signal }).catch(() => false);
  const ok = await Promise.race([steps, timeUp]);
  bell.abort();
  attempt.over = true;
  if (!ok) {
    const stuck = healthParts.find((part) => parts[part] === undefined);
    if (stuck && Object.values(parts).every(({ state }) => state !== 'down'))
      parts[stuck] = { state: 'down', ms: world.now() - asOf };
  }
  for (const part of healthParts) {
    const found = parts[part];
    if (found) world.metrics.observeProbe(part, found.ms);
  }
  return { ok, asOf, parts };
}

async function takeSteps(
  { database, municipalityCode, now, randomBytes, log }: World,
  attempt: { readonly over: boolean },
  parts: Partial<Record<HealthPart, PartHealth>>,
): Promise<boolean> {
  const written = { revision: 0, version: 0 };
  const steps: Readonly<Record<HealthPart, () => Promise<boolean>>> = {
    write: async () => {
      written.revision = await writeProbe(database, {
        municipalityCode,
        batchId: hexOf(randomBytes(16)),
        deviceId: null,
        storedAt: now(),
      });
      return true;
    },
    // Another server may have probed since: then there is a later one, which is as good.
    read: async () => {
      const found = await readProbe(database, municipalityCode);
      written.version = found?.version ?? 0;
      return found !== null && found.revision >= written.revision;
    },
    pull: async () => {
      const revision = await pullProbe(database, municipalityCode, written.version);
      return revision !== null && revision >= written.revision;
    },
  };
  for (const part of healthParts) {
    const startedAt = now();
    const ok = await steps[part]().catch((error: unknown) => {
      log.fault('health', error);
      return false;
    });
    // Whoever asked has been answered; what comes this late changes nothing.
    if (attempt.over) return false;
    const ms = now() - startedAt;
    parts[part] = { state: ok ? (ms > late ? 'late' : 'ok') : 'down', ms };
    if (!ok) return false;
  }
  return true;
}
