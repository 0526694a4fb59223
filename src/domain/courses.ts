/** Seats and who is counted on them. Plans themselves are reference documents, see `protocol/documents.ts`. */
import type { LearnerId } from './ids.ts';

/** A seat of the printed sheet and the code that is counted for whoever sits there. */
export type RosterSeat = { readonly seat: number; readonly learnerId: LearnerId };
