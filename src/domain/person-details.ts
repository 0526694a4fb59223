/** What a person may say of themselves when they come, and may decline to say; null where nobody asked. */
import { ageBands, genders, recordedFamilies } from './registers.ts';

/** Each is a field of its own in the record, and 「答えない」 (`unanswered`) one of its values. */
export const detailChoices = {
  ageBand: ageBands,
  gender: genders,
  family: recordedFamilies,
} as const;

export type DetailName = keyof typeof detailChoices;
export type DetailValue = (typeof detailChoices)[DetailName][number];
export type PersonDetails = {
  readonly [Name in DetailName]: (typeof detailChoices)[Name][number] | null;
};

export const detailNames: readonly DetailName[] = ['ageBand', 'gender', 'family'];
export const noDetails: PersonDetails = { ageBand: null, gender: null, family: null };
