/** An enrollment code as a QR code: shown by the staff's screen, scanned by the volunteer's phone. */
import { normalizeEnrollmentCode } from './enrollment.ts';

const qrStart = 'SUMAHO-HIROBA ';

/**
 * What stands in the QR code of an enrollment. No address: a phone's own camera would open it in the browser,
 * and there the code would be used up outside the installed app.
 */
export const enrollmentQrText = (code: string): string => `${qrStart}${code}`;

/** The code in a scanned text; null where it is something else. */
export const enrollmentCodeIn = (text: string): string | null =>
  text.startsWith(qrStart) ? normalizeEnrollmentCode(text.slice(qrStart.length)) : null;
