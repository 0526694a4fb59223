/**
 * Names of things. All are plain strings; what may stand in one is checked where it comes in
 * (`protocol/`), so inside a name is trusted.
 */

/** 128 random bits as 32 lower-case hex digits. */
export type DeviceId = string;
/** Lower-case letters, digits and hyphens, at most 64: made by the phone or the staff screen. */
export type ClassSessionId = string;
/** A learner's card code, see `learner-code.ts`. */
export type LearnerId = string;
export type GroupId = string;
export type VenueId = string;
export type CourseId = string;
/** 全国地方公共団体コード: six digits as text, because a code may begin with 0. */
export type MunicipalityCode = string;

/** Bytes as lower-case hex, two digits each. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
