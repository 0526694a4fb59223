/** Bugs in what phone and city decide: the simulation must see their consequences. */
import type { Mutant } from './mutant.ts';

const catcher = 'simulation';

export const ruleMutants: readonly Mutant[] = [
  {
    file: 'src/sync/outbox.ts',
    bug: 'any answer about an op acknowledges it, whatever hash it names',
    from: 'if (!answer || answer.hash !== hash) continue;',
    to: 'if (!answer) continue;',
    catcher,
  },
  {
    file: 'src/sync/outbox.ts',
    bug: 'every op of a request that was answered counts as acknowledged',
    from: `    if (!answer || answer.hash !== hash) continue;
    exceptionBySeq.set(op.seq, {
      seq: op.seq,
      status: answer.status,
      ...(answer.reason === undefined ? {} : { reason: answer.reason }),
    });`,
    to: `    if (answer && answer.hash !== hash) continue;
    exceptionBySeq.set(op.seq, {
      seq: op.seq,
      status: answer?.status ?? 'applied',
      ...(answer?.reason === undefined ? {} : { reason: answer.reason }),
    });`,
    catcher,
  },
  {
    file: 'src/sync/outbox.ts',
    bug: 'the watermark jumps to the greatest seq with a receipt, over gaps',
    from: 'while (exceptionBySeq.has(ackedThrough + 1)) ackedThrough += 1;',
    to: 'ackedThrough = Math.max(ackedThrough, ...exceptionBySeq.keys());',
    catcher,
  },
  {
    file: 'src/sync/outbox.ts',
    bug: 'a restored city gets nothing again',
    from: 'ackedThrough: Math.min(receipts.ackedThrough, through),',
    to: 'ackedThrough: receipts.ackedThrough,',
    catcher,
  },
  {
    file: 'src/sync/resolve.ts',
    bug: 'the last writer by clock wins, and differences are silent',
    from: 'conflict: heads.some((head) => canonicalJson(head.value) !== shown),',
    to: 'conflict: heads.length > 9 && canonicalJson(null) !== shown,',
    catcher: 'contracts',
  },
  {
    file: 'src/sync/issue.ts',
    bug: 'numbers leave gaps',
    from: 'let seq = newest?.seq ?? 0;',
    to: 'let seq = newest ? newest.seq + 1 : 0;',
    catcher: 'contracts',
  },
  {
    file: 'src/sync/issue.ts',
    bug: 'a copied phone takes its whole count along under the new id',
    from: 'value: addsUp(op.register) ? countAbove(newestCount(held, op), op.value) : op.value,',
    to: 'value: addsUp(op.register) ? countAbove(0, op.value) : op.value,',
    catcher: 'contracts',
  },
  {
    file: 'src/sync/issue.ts',
    bug: 'a copied phone keeps naming parents by their old ids',
    from: 'newIdByOld.get(parent) ?? parent',
    to: 'newIdByOld.has(parent) ? `${deviceId}:${first + index + 5}` : parent',
    catcher,
  },
  {
    file: 'src/server/take-in.ts',
    bug: 'the hash is not compared: another op under a known id is called a duplicate',
    from: 'const same = known.find(({ hash }) => hash === op.hash);',
    to: 'const [same] = known;',
    catcher,
  },
  {
    file: 'src/server/take-in.ts',
    bug: 'what follows a copied phone’s first differing op is mixed with the other phone’s',
    from: 'isCopy ||= known.length > 0 || takenHere.has(op.seq);',
    to: 'isCopy = known.length > 0 || takenHere.has(op.seq);',
    catcher: 'contracts',
  },
  {
    file: 'src/server/take-in.ts',
    bug: 'what is put aside is answered for, but not kept',
    from: 'if (aside.length > 0) await transaction.putAside(phone.deviceId, batchId, aside);',
    to: '',
    catcher,
  },
  {
    file: 'src/server/take-in.ts',
    bug: 'registers are resolved without the new ops',
    from: 'for (const op of [...stored, ...added])',
    to: 'for (const op of stored)',
    catcher,
  },
  {
    file: 'src/server/take-in.ts',
    bug: 'an op under an erased register comes back',
    from: 'if (erasures.some((erasure) => covers(erasure, wireOp.register)))',
    to: 'if (erasures.length > 99 && covers(wireOp.register, wireOp.register))',
    catcher,
  },
  {
    file: 'src/server/take-in.ts',
    bug: 'what an ended phone sends is counted at once',
    from: "if (phone.ended) return { status: 'held', reason: 'phone-ended' };",
    to: '',
    catcher: 'contracts',
  },
  {
    file: 'src/server/give-out.ts',
    bug: 'the epoch is ignored: an old cursor goes on in a restored city',
    from: 'const isHere = place?.epoch === epoch && place.groupId === phone.groupId;',
    to: 'const isHere = place?.groupId === phone.groupId;',
    catcher,
  },
  {
    file: 'src/server/give-out.ts',
    bug: 'nothing is ever compared',
    from: 'digests: [...digests],',
    to: 'digests: digests.slice(0, 0),',
    catcher,
  },
  {
    file: 'src/client/connection/handing-over.ts',
    bug: 'an answer to another request is believed',
    from: 'if (answer.value.nonce !== nonce) return wait;',
    to: '',
    catcher: 'contracts',
  },
  {
    file: 'src/client/connection/handing-over.ts',
    bug: 'a copied phone sends on alone what stood behind the op that differed',
    from: 'const taken = differing ? [differing, ...fresh] : fresh;',
    to: 'const taken = fresh;',
    catcher: 'contracts',
  },
  {
    file: 'src/client/connection/handing-over.ts',
    bug: 'a copied phone never takes an id of its own',
    from: '} else if (isCopied(sync)) {',
    to: '} else if (isCopied(sync) && stuck.size > 99) {',
    catcher,
  },
  {
    file: 'src/client/connection/handing-over.ts',
    bug: 'a batch that is too large is sent again as it is',
    from: 'batch.size = shrinkBatch(Math.min(batch.size, opIds.length));\n      return null;',
    to: 'return heedRefusal(store, refusal);',
    catcher: 'contracts',
  },
  {
    file: 'src/client/connection/fetching.ts',
    bug: 'a page that answers another request is taken in',
    from: `      if (page.value.nonce !== nonce) return wait;
      const outcome`,
    to: '      const outcome',
    catcher,
  },
];
