/** Pieces of messages about classes; apart from the rest, because a learner's phone needs none of them. */
import * as v from 'valibot';
import { isLearnerId } from '../domain/learner-code.ts';
import { isCivilDate, isClockTime } from '../domain/time.ts';

export const Date = v.pipe(v.string(), v.check(isCivilDate, 'not-a-date'));
export const Time = v.pipe(v.string(), v.check(isClockTime, 'not-a-time'));
export const Learner = v.pipe(v.string(), v.check(isLearnerId, 'not-a-learner-code'));
