/** Bugs in the city's store: the contract tests on PostgreSQL must see them. */
import type { Mutant } from './mutant.ts';

const catcher = 'contracts';

export const cityMutants: readonly Mutant[] = [
  {
    file: 'src/server/db/op-rows.ts',
    bug: 'what is put aside loses its text',
    from: '${aside.map((one) => one.raw)}::text[]',
    to: '${aside.map((one) => one.raw.slice(0, 0))}::text[]',
    catcher,
  },
  {
    file: 'src/server/db/op-rows.ts',
    bug: 'held records are kept as put aside',
    from: '${aside.map((one) => one.status)}::text[]',
    to: "${aside.map(() => 'quarantined')}::text[]",
    catcher,
  },
  {
    file: 'src/server/db/city-store.ts',
    bug: 'what was put aside is forgotten, so the same op is judged again',
    from: "SELECT seq, hash, status, nullif(reason, '') FROM quarantined_op\n    WHERE",
    to: "SELECT seq, hash, status, nullif(reason, '') FROM quarantined_op\n    WHERE false AND",
    catcher,
  },
  {
    file: 'src/server/db/city-store.ts',
    bug: 'a class belongs to whoever wrote last',
    from: 'ON CONFLICT (municipality_code, class_session_id) DO NOTHING`',
    to: 'ON CONFLICT (municipality_code, class_session_id) DO UPDATE SET group_id = excluded.group_id`',
    catcher,
  },
  {
    file: 'src/server/db/contacts.ts',
    bug: 'receivedThrough is the greatest seq, over gaps',
    from: ') AS numbered WHERE seq = known.received_through + place',
    to: ') AS numbered WHERE place > 0',
    catcher,
  },
  {
    file: 'src/server/db/contacts.ts',
    bug: 'everything counts as backed up once there is any backup',
    from: 'AND batch.version > backup_mark.backed_up_version',
    to: 'AND batch.version > backup_mark.backed_up_version + 999',
    catcher,
  },
  {
    file: 'src/server/db/changes.ts',
    bug: 'the cursor compares versions only, so the rest of a version is skipped',
    from: `(batch.version, op.device_id COLLATE "C", op.seq) > (\${after.version}, \${deviceId}, \${seq})`,
    to: `(batch.version > \${after.version} OR \${deviceId} = '' AND \${seq} = 0)`,
    catcher,
  },
  {
    file: 'src/server/db/changes.ts',
    bug: 'ops come in the order of their numbers, not of their commits',
    from: 'ORDER BY batch.version, op.device_id COLLATE "C", op.seq\n    LIMIT',
    to: 'ORDER BY op.seq, op.device_id COLLATE "C"\n    LIMIT',
    catcher,
  },
  {
    file: 'src/server/db/changes.ts',
    bug: 'a phone fetches other groups’ classes',
    from: 'AND class_record.group_id = ${group.groupId}\n    ORDER',
    to: 'ORDER',
    catcher,
  },
  {
    file: 'src/server/db/change-set.ts',
    bug: 'a batch takes no version of its own',
    from: 'UPDATE sync_clock SET version = version + 1',
    to: 'UPDATE sync_clock SET version = version',
    catcher,
  },
  {
    file: 'src/server/db/class-digests.ts',
    bug: 'the digest is that of one op',
    from: 'bit_xor((',
    to: 'max((',
    catcher,
  },
  {
    file: 'src/server/db/erasures.ts',
    bug: 'an erased op leaves no trace, so it can come back',
    from: `'', '', 'erased', \${batchId} FROM erased`,
    to: `'', '', 'erased', \${batchId} FROM erased WHERE false`,
    catcher,
  },
  {
    file: 'src/server/db/erasures.ts',
    bug: 'an erasure of a learner is not looked up for a new op',
    from: "AND learner_id = ANY(${namedBy('learnerId')}::text[])",
    to: 'AND learner_id = ANY(${[everything]}::text[])',
    catcher,
  },
  {
    file: 'src/server/db/register-states.ts',
    bug: 'a register’s ops are read without those of other devices',
    from: 'AND op.learner_id = given.learner_id AND op.field = given.field`',
    to: 'AND op.learner_id = given.learner_id AND op.field = given.field AND op.seq > 1`',
    catcher,
  },
];
