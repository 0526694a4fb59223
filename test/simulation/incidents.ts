/** What happens to a city now and then, by night. Each leaves the judge's book true. */
import { identitiesOf } from '../../src/client/store/identities.ts';
import { everything } from '../../src/sync/erasure.ts';
import { Ledger } from './ledger.ts';
import { MemoryRecordStore } from './memory-record-store.ts';
import { SimPhone } from './sim-phone.ts';
import type { Story } from './story.ts';

type Incident = { readonly probability: number; readonly happen: (story: Story) => unknown };

const backUp = (story: Story): void => {
  story.backups.push(story.server.city.backUp());
  story.count('backups');
};

/** The machine is replaced, and what it knew is what the backup knew. */
const restore = (story: Story): void => {
  const backup = story.backups.at(-1 - story.chance.below(3));
  if (!backup) return;
  story.server.city.restore(backup, story.server.id(), story.server.id());
  // Records of a phone that is gone, newer than the backup, are gone with the city's old machine.
  markGone(story);
  story.count('restores');
};

/** A volunteer moves to a new phone and goes on using the old one. */
const clone = (story: Story): void => {
  if (story.phones.length > 7) return;
  const original = story.chance.pick(story.phones);
  if (original.stolen || original.deviceId === null) return;
  // Two copies of one phone that hold the same unsent records each write them again: see SPEC, F6.
  const hasTwin = story.phones.some(
    (other) =>
      other !== original &&
      [other.deviceId, ...other.store.rows.sync.former.map(({ deviceId }) => deviceId)].includes(
        original.deviceId,
      ),
  );
  if (hasTwin) return;
  const name = `copy ${story.phones.length} of ${original.name}`;
  const copied = original.store.copyStore();
  story.phones.push(new SimPhone(name, original.groupId, story.world, copied));
  story.count('clones');
};

/** The phone is put back to what it was some days ago: what it wrote since is gone from it. */
const evict = (story: Story): void => {
  const phone = story.chance.pick(story.phones);
  phone.die();
  phone.store = new MemoryRecordStore();
  markGone(story);
  story.count('evictions');
};

/**
 * Whatever is nowhere now went with a phone, which nobody can prevent. What the city put aside because the
 * number was taken stays there for staff; only the phone that wrote it could have written it again.
 */
function markGone({ ledger, phones, server }: Story): void {
  const { tables } = server.city;
  const somewhere = new Set(Ledger.idsByLabel(tables.ops.byId.values()).keys());
  for (const { row } of tables.aside.values())
    if (row.raw !== '' && row.reason !== 'hash-differs')
      somewhere.add((JSON.parse(row.raw) as { actorId: string }).actorId);
  for (const phone of phones) {
    const { enrollment, sync } = phone.store.rows;
    if (phone.stolen || !enrollment) continue;
    // What a phone only fetched it cannot hand over again.
    for (const { deviceId } of identitiesOf(enrollment, sync))
      for (const op of phone.store.ops.ofDevice(deviceId)) somewhere.add(op.actorId);
  }
  for (const tap of ledger.taps.values()) if (!somewhere.has(tap.label)) tap.gone = true;
}

const revoke = (story: Story): void => {
  const device = story.chance.pick([...story.server.city.tables.devices.values()]);
  story.server.city.putDevice({ ...device, ended: true });
  story.count('revocations');
};

const steal = (story: Story): void => {
  const phone = story.chance.pick(story.phones);
  const { deviceId } = phone;
  const device = story.server.city.tables.devices.get(deviceId ?? '');
  const hasTwin = story.phones.some((other) => other !== phone && other.deviceId === deviceId);
  if (!device || hasTwin || story.phones.filter(({ stolen }) => !stolen).length < 4) return;
  story.server.city.putDevice({ ...device, ended: true, stolen: true });
  phone.stolen = true;
  phone.die();
  markGone(story);
  story.count('thefts');
};

const erase = (story: Story): void => {
  const tap = story.chance.pick([...story.ledger.taps.values()]);
  const { classSessionId, learnerId, field } = tap.register;
  const erasure = story.chance.pick([
    { classSessionId, learnerId: everything, field: everything },
    { classSessionId, learnerId, field },
  ]);
  story.ledger.erasures.push(erasure);
  story.server.city.erase(erasure, story.server.id());
  story.count('erasures');
};

const lock = (story: Story): void => {
  const { classes } = story.server.city.tables;
  for (const [id, row] of classes)
    if (story.chance.happens(0.3)) classes.set(id, { ...row, locked: true });
  story.count('locks');
};

const incidents: readonly Incident[] = [
  { probability: 0.4, happen: backUp },
  { probability: 0.06, happen: restore },
  { probability: 0.05, happen: clone },
  { probability: 0.03, happen: evict },
  { probability: 0.04, happen: revoke },
  { probability: 0.01, happen: steal },
  { probability: 0.03, happen: (story) => story.ledger.taps.size > 0 && erase(story) },
  { probability: 0.05, happen: lock },
  { probability: 0.1, happen: (story) => story.releaseAll() },
];

export async function incidentsOfTheNight(story: Story): Promise<void> {
  for (const { probability, happen } of incidents)
    if (story.chance.happens(probability)) await happen(story);
}
