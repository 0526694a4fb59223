/**
 * Whom to call. Sources: 消費者ホットライン and 警察相談専用電話 as the consumer agency and Kanagawa's police name
 * them; マイナンバー総合フリーダイヤル (loss and theft, 24 hours on every day); the city's switchboard.
 */

export type TelephoneRow = {
  readonly id: 'consumer' | 'policeAdvice' | 'police' | 'city' | 'card';
  /** As it is read: with hyphens where a line may break. */
  readonly number: string;
  /** Beside the name where it is short, beneath it where it is long. */
  readonly length: 'short' | 'long';
  readonly isEmergency?: true;
};

/** The day on which somebody looked whether the numbers are still right. */
export const checkedOn = '2026-11-10';

/** The city's own number as it was when it was checked; its settings may say another. */
export const cityPhoneFallback = '0467-82-1111';

/** In the order of the screen. */
export function telephoneRows(cityPhone: string): readonly TelephoneRow[] {
  return [
    { id: 'consumer', number: '188', length: 'short' },
    { id: 'policeAdvice', number: '#9110', length: 'short' },
    { id: 'police', number: '110', length: 'short', isEmergency: true },
    { id: 'city', number: cityPhone, length: 'long' },
    { id: 'card', number: '0120-95-0178', length: 'long' },
  ];
}

/** `tel:` address; a # would otherwise begin a fragment. */
export function telephoneAddress(number: string): string {
  return `tel:${encodeURIComponent(number)}`;
}
