/** The promises of SPEC.md, looked at after every step of a simulated city and once more at its end. */
import { mergeOf } from '../../src/domain/registers.ts';
import { identitiesOf } from '../../src/client/store/identities.ts';
import { receiptCodeOf } from '../../src/sync/receipt-code.ts';
import { canonicalJson, opIdOf, registerKeyOf, type Op } from '../../src/sync/op.ts';
import { isAcknowledged, isCountedOp } from '../../src/sync/outbox.ts';
import { resolveConflict, resolveSum } from '../../src/sync/resolve.ts';
import { isTombstone } from '../../src/sync/erasure.ts';
import { createHash } from 'node:crypto';
import { Ledger } from './ledger.ts';
import type { MemoryCity } from './memory-city.ts';
import { sha256, type SimPhone } from './sim-phone.ts';

export type Tally = { lost: number; doubled: number; diverged: number; falseAcks: number };

/** One broken promise, in words. */
export type Breach = { readonly kind: keyof Tally | 'broken'; readonly what: string };

const hashes = new WeakMap<Op, string>();

export function hashNow(op: Op): string {
  const known = hashes.get(op);
  if (known) return known;
  const hash = createHash('sha256').update(canonicalJson(op)).digest('hex');
  hashes.set(op, hash);
  return hash;
}

/** What was looked at already, for each phone and id, so that a step costs little. */
export type Seen = Map<string, { epoch: string | null; acked: number; cursor: Place | null }>;
type Place = { readonly epoch: string; readonly version: number };

/** Acknowledged means committed under that very hash; a cursor never falls within an epoch. */
export function judgeStep(phone: SimPhone, city: MemoryCity, seen: Seen): readonly Breach[] {
  const { enrollment, sync } = phone.store.rows;
  if (!enrollment) return [];
  const breaches: Breach[] = [];
  for (const { deviceId, receipts, epoch, isCurrent } of identitiesOf(enrollment, sync)) {
    const key = `${phone.name} ${deviceId}`;
    const before = seen.get(key);
    const cursor = isCurrent ? placeOf(sync.cursor) : (before?.cursor ?? null);
    const fell =
      cursor && before?.cursor?.epoch === cursor.epoch && before.cursor.version > cursor.version;
    if (fell) breaches.push({ kind: 'broken', what: `${phone.name}: the cursor fell` });
    const isKnown = before?.epoch === epoch && before.acked <= receipts.ackedThrough;
    const from = isKnown ? before.acked : 0;
    if (epoch === city.tables.epoch && (!isKnown || from < receipts.ackedThrough))
      for (const op of phone.store.ops.ofDevice(deviceId)) {
        const isNew = op.seq > from && op.seq <= receipts.ackedThrough;
        if (!isNew || isTombstone(op) || city.holds(opIdOf(op), hashNow(op))) continue;
        breaches.push({ kind: 'falseAcks', what: `${phone.name}: ${opIdOf(op)} is not held` });
      }
    seen.set(key, { epoch, acked: receipts.ackedThrough, cursor });
  }
  return breaches;
}

function placeOf(cursor: string): Place | null {
  if (cursor === '') return null;
  const [epoch, , version] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [
    string,
    string,
    number,
  ];
  return { epoch, version };
}

/** A cursor holds every row at or below it. */
export function judgeReplica(phone: SimPhone, city: MemoryCity): readonly Breach[] {
  const { enrollment, sync } = phone.store.rows;
  const place = placeOf(sync.cursor);
  if (!enrollment || !place || place.epoch !== city.tables.epoch || sync.shadow) return [];
  const isMissing = (op: Op) =>
    city.tables.classes.get(op.register.classSessionId)?.groupId === enrollment.groupId &&
    city.versionOf(opIdOf(op)) < place.version &&
    !sync.forgottenClasses.includes(op.register.classSessionId) &&
    !phone.store.ops.byId.has(opIdOf(op));
  return [...city.tables.ops.byId.values()]
    .filter(isMissing)
    .map((op) => ({ kind: 'broken', what: `${phone.name}: ${opIdOf(op)} is below its cursor` }));
}

/** Nothing was lost on the way: every tap is on a phone or at the city. */
export function judgeLosses(
  ledger: Ledger,
  phones: readonly SimPhone[],
  city: MemoryCity,
): readonly Breach[] {
  const somewhere = new Set(Ledger.idsByLabel(city.tables.ops.byId.values()).keys());
  for (const { row } of city.tables.aside.values())
    if (row.raw !== '') somewhere.add((JSON.parse(row.raw) as Op).actorId);
  for (const phone of phones)
    for (const op of phone.store.ops.byId.values()) somewhere.add(op.actorId);
  return [...ledger.taps.values()]
    .filter(
      ({ label, register, gone }) => !gone && !somewhere.has(label) && !ledger.isErased(register),
    )
    .map(({ label, phone }) => ({ kind: 'lost', what: `${label} of ${phone} is nowhere` }));
}

/** At rest, with every phone in good standing back on a good line. */
export async function judgeRest(
  ledger: Ledger,
  phones: readonly SimPhone[],
  city: MemoryCity,
): Promise<readonly Breach[]> {
  const breaches: Breach[] = [];
  const ids = Ledger.idsByLabel(city.tables.ops.byId.values());
  for (const { label, register, phone, gone } of ledger.taps.values()) {
    const counted = ids.get(label) ?? [];
    if (counted.length > 1)
      breaches.push({ kind: 'doubled', what: `${label} is ${counted.join(' and ')}` });
    if (ledger.isErased(register)) {
      if (counted.length > 0)
        breaches.push({ kind: 'broken', what: `${label} was erased and is there` });
    } else if (counted.length === 0 && !gone)
      breaches.push({ kind: 'lost', what: `${label} of ${phone} is not counted` });
  }
  for (const { register, taps } of ledger.expectedSums().values()) {
    const ops = city.tables.ops
      .ofClass(register.classSessionId)
      .filter((op) => op.register.field === register.field);
    const sum = Number(resolveSum(ops).value ?? 0);
    const kind = sum > taps ? 'doubled' : 'lost';
    if (sum !== taps)
      breaches.push({ kind, what: `${register.field} is ${sum}, tapped ${taps} times` });
  }
  breaches.push(...judgeStates(city));
  for (const phone of phones) breaches.push(...(await judgePhone(phone, city, ledger)));
  return breaches;
}

/** Equal sets of ops give equal states, and no difference is silent. */
function judgeStates(city: MemoryCity): readonly Breach[] {
  const opsByKey = new Map<string, Op[]>();
  for (const op of city.tables.ops.byId.values())
    opsByKey.set(registerKeyOf(op.register), [
      ...(opsByKey.get(registerKeyOf(op.register)) ?? []),
      op,
    ]);
  return [...opsByKey].flatMap(([key, ops]): Breach[] => {
    const field = ops[0]?.register.field ?? '';
    const resolved = mergeOf(field) === 'sum' ? resolveSum(ops) : resolveConflict(ops);
    const state = city.tables.states.get(key);
    const isSame =
      canonicalJson(state?.value ?? null) === canonicalJson(resolved.value) &&
      (state?.conflict ?? false) === resolved.conflict;
    return isSame ? [] : [{ kind: 'diverged', what: `the city's state of ${key}` }];
  });
}

async function judgePhone(
  phone: SimPhone,
  city: MemoryCity,
  ledger: Ledger,
): Promise<readonly Breach[]> {
  const { enrollment, sync } = phone.store.rows;
  if (phone.stolen || !enrollment) return [];
  const breaches: Breach[] = [];
  const identities = identitiesOf(enrollment, sync);
  for (const { deviceId, receipts } of identities)
    for (const op of phone.store.ops.ofDevice(deviceId))
      if (!isAcknowledged(receipts, op.seq))
        breaches.push({ kind: 'lost', what: `${phone.name} still holds ${opIdOf(op)}` });
  for (const op of phone.store.ops.byId.values())
    if (!isTombstone(op) && ledger.isErased(op.register))
      breaches.push({
        kind: 'broken',
        what: `${phone.name} holds ${opIdOf(op)}, which was erased`,
      });
  for (const [classSessionId, { groupId }] of city.tables.classes) {
    if (groupId !== enrollment.groupId || sync.forgottenClasses.includes(classSessionId)) continue;
    const counted = phone.store.ops.ofClass(classSessionId).filter((op) => {
      const owner = identities.find(({ deviceId }) => deviceId === op.deviceId);
      return !owner || isCountedOp(owner.receipts, op.seq);
    });
    const [here, there] = await Promise.all([
      receiptCodeOf(new Map(counted.map((op) => [opIdOf(op), hashNow(op)])), sha256),
      receiptCodeOf(
        new Map(
          city.tables.ops
            .ofClass(classSessionId)
            .map((op) => [opIdOf(op), city.tables.hashes.get(opIdOf(op))?.row ?? '']),
        ),
        sha256,
      ),
    ]);
    if (here !== there)
      breaches.push({
        kind: 'diverged',
        what: `${phone.name}: ${classSessionId} is ${here}, the city's ${there}`,
      });
  }
  return breaches;
}
