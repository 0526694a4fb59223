import type { PhoneWord } from './phone-context.ts';

/** Whatever language the page speaks, a picture shows a phone that speaks Japanese. */
export const pictureWords: Partial<Record<PhoneWord, string>> = {
  on: '入',
  off: '切',
  battery: '電池 80%',
  noSignal: '電波なし',
  wifi: 'Wi-Fi',
  erase: '消す',
  shift: '゛゜小',
  speak: '話す',
  alarm: '音を 聞いて みる',
};
