/** The keys of the flick keyboard: each with what lies in it, and to its left, above, right and below. */
export const kanaKeys: readonly (readonly string[])[] = [
  ['あ', 'い', 'う', 'え', 'お'],
  ['か', 'き', 'く', 'け', 'こ'],
  ['さ', 'し', 'す', 'せ', 'そ'],
  ['た', 'ち', 'つ', 'て', 'と'],
  ['な', 'に', 'ぬ', 'ね', 'の'],
  ['は', 'ひ', 'ふ', 'へ', 'ほ'],
  ['ま', 'み', 'む', 'め', 'も'],
  ['や', '「', 'ゆ', '」', 'よ'],
  ['ら', 'り', 'る', 'れ', 'ろ'],
  ['わ', 'を', 'ん', 'ー', '、'],
];

/** Two halves of five keys, so that every key is wide enough for a finger on a narrow phone. */
export const qwertyKeys: readonly (readonly string[])[] = [
  [...'qwert'],
  [...'yuiop'],
  [...'asdfg'],
  [...'hjkl-'],
  [...'zxcvb'],
  [...'nm.@_'],
];

export const digitKeys: readonly string[] = [...'1234567890'];

const turns = [
  'かが',
  'きぎ',
  'くぐ',
  'けげ',
  'こご',
  'さざ',
  'しじ',
  'すず',
  'せぜ',
  'そぞ',
  'ただ',
  'ちぢ',
  'つっづ',
  'てで',
  'とど',
  'はばぱ',
  'ひびぴ',
  'ふぶぷ',
  'へべぺ',
  'ほぼぽ',
  'やゃ',
  'ゆゅ',
  'よょ',
  'あぁ',
  'いぃ',
  'うぅ',
  'えぇ',
  'おぉ',
];

/** What ゛゜小 makes of a sign: か → が → か; null where it makes nothing. */
export function turned(sign: string): string | null {
  const turn = turns.find((signs) => signs.includes(sign));
  return turn === undefined ? null : (turn[(turn.indexOf(sign) + 1) % turn.length] ?? null);
}
