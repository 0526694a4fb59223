/** Bugs in the phone's store. */
import type { Mutant } from './mutant.ts';

const catcher = 'contracts';

export const phoneMutants: readonly Mutant[] = [
  {
    file: 'src/client/store/apply-pull.ts',
    bug: 'the cursor is kept though the rows are not',
    from: '  await transaction.putOps(ops);\n  await transaction.putDocuments(page.documents);',
    to: '  if (ops.length === 0) await transaction.putDocuments(page.documents);',
    catcher,
  },
  {
    file: 'src/client/store/apply-pull.ts',
    bug: 'a page from where the phone no longer stands is taken in',
    from: "if (!enrollment || askedFrom !== cursorOf(sync)) return 'stale';",
    to: "if (!enrollment) return 'stale';",
    catcher,
  },
  {
    file: 'src/client/store/apply-pull.ts',
    bug: 'another phone’s op is written over one that still waits',
    from: "if (page.ops.some((op) => isUnsentOther(op, known, identities))) return 'send-first';",
    to: '',
    catcher,
  },
  {
    file: 'src/client/store/apply-pull.ts',
    bug: 'the page of a new epoch is taken for one of the old',
    from: 'const isSameEpoch = sync.replicaEpoch === null || page.epoch === sync.replicaEpoch;',
    to: 'const isSameEpoch = sync.replicaEpoch === null || page.epoch.length > 0;',
    catcher,
  },
  {
    file: 'src/client/store/apply-pull.ts',
    bug: 'a page does not tell that the city lost records',
    from: 'if (isNewEpoch || (isCurrent && epoch !== null && through < receipts.ackedThrough)) {',
    to: 'if (isNewEpoch && through > 999) {',
    catcher,
  },
  {
    file: 'src/client/store/apply-pull.ts',
    bug: 'an erasure takes records that were not handed over yet',
    from: 'return owner && isAcknowledged(owner.receipts, op.seq);',
    to: 'return owner && isAcknowledged(owner.receipts, 0);',
    catcher,
  },
  {
    file: 'src/client/store/keep-receipts.ts',
    bug: 'receipts of an epoch that is over are kept',
    from: 'if (!identity || isLate) return false;',
    to: 'if (!identity) return isLate;',
    catcher,
  },
  {
    file: 'src/client/store/keep-receipts.ts',
    bug: 'a new epoch leaves the receipts as they were',
    from: 'const before = isNewEpoch ? rewindReceipts(identity.receipts, through) : identity.receipts;',
    to: 'const before = isNewEpoch ? rewindReceipts(identity.receipts, through + 99) : identity.receipts;',
    catcher,
  },
  {
    file: 'src/client/store/take-identity.ts',
    bug: 'what a copied phone wrote is forgotten instead of written again',
    from: 'await transaction.putOps(reissueOps(again, held, enrollment.deviceId, newest, addsUp));',
    to: 'reissueOps(again, held, enrollment.deviceId, newest, addsUp);',
    catcher,
  },
  {
    file: 'src/client/store/take-identity.ts',
    bug: 'the receipts of the former id count for the new one',
    from: `    former,
    receipts: noReceipts,`,
    to: `    former,
    receipts: sync.receipts ?? noReceipts,`,
    catcher,
  },
  {
    file: 'src/client/store/compare-classes.ts',
    bug: 'a class is mended by a page that is too old',
    from: 'if (!enrollment || sync.cursor !== cursor || sync.replicaEpoch !== page.epoch) return false;',
    to: 'if (!enrollment || cursor === page.epoch) return false;',
    catcher,
  },
  {
    file: 'src/client/store/record-store-of.ts',
    bug: 'the swap of a new epoch throws own records away',
    from: 'const isKept = ([deviceId]: OpKey) => kept.includes(deviceId);',
    to: 'const isKept = ([deviceId]: OpKey) => kept.length > 9 && kept.includes(deviceId);',
    catcher,
  },
  {
    file: 'src/client/store/record-store-of.ts',
    bug: 'a number that is taken is written over',
    from: 'ops.bulkAdd([...added])',
    to: 'ops.bulkPut([...added])',
    catcher,
  },
  {
    file: 'src/client/store/forget-old.ts',
    bug: 'the newest number is given back',
    from: 'await transaction.putOps(own.filter(({ seq }) => seq === newest?.seq).map(tombstoneOf));',
    to: 'await transaction.putOps(own.filter(({ seq }) => seq > (newest?.seq ?? 0)).map(tombstoneOf));',
    catcher,
  },
  {
    file: 'src/client/store/commit.ts',
    bug: 'the number is remembered from before, not claimed by the write',
    from: 'if (ops.length === 1 && only) await records.ops.add(only);',
    to: 'if (ops.length === 1 && only) await records.ops.put(only);',
    catcher,
  },
];
