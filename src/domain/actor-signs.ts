/**
 * Signs by which those who share a phone tell whose record is whose. They stand for nobody's name: each takes one on the
 * spot, and the next time perhaps another.
 */

/** Who recorded something, as ops say it; `-` where nobody chose a sign. */
export type ActorId = string;

export const nobodyChosen: ActorId = '-';

const signById: ReadonlyMap<ActorId, string> = new Map([
  ['a', 'あ'],
  ['ka', 'か'],
  ['sa', 'さ'],
  ['ta', 'た'],
  ['na', 'な'],
  ['ha', 'は'],
  ['ma', 'ま'],
  ['ya', 'や'],
  ['ra', 'ら'],
  ['wa', 'わ'],
]);

export const actorIds: readonly ActorId[] = [...signById.keys()];

/** Null where nobody chose, or another build has signs that this one does not know. */
export const signOf = (actorId: ActorId): string | null => signById.get(actorId) ?? null;

/** Who shares this phone, and who of them records now. */
export type Actors = { readonly known: readonly ActorId[]; readonly now: ActorId };

export const noActors: Actors = { known: [], now: nobodyChosen };

/** This one records from now on. Signs stand in one order, whoever came first. */
export const withActor = ({ known }: Actors, actorId: ActorId): Actors => ({
  known: actorIds.filter((one) => one === actorId || known.includes(one)),
  now: actorId,
});

/** This one shares the phone no more; what they recorded stays theirs. */
export function withoutActor({ known, now }: Actors, actorId: ActorId): Actors {
  const left = known.filter((one) => one !== actorId);
  return { known: left, now: now === actorId ? (left[0] ?? nobodyChosen) : now };
}
