/**
 * A learner without a name: one word, eleven random digits and a check digit, e.g. `nami-482719305617`,
 * shown as 「なみ 4827 1930 5617」. The code is the identity: 64 × 10^11 codes (42 bits), so two phones
 * without a network never meet on one, and the check digit (Damm) tells every single wrong digit and
 * every swapped neighbour before anything is recorded.
 */
import type { LearnerId } from './ids.ts';
import { fail, succeed, type Result } from './result.ts';

const kanaByWord: Readonly<Record<string, string>> = {
  ajisai: 'あじさい',
  akebi: 'あけび',
  ame: 'あめ',
  asagao: 'あさがお',
  asahi: 'あさひ',
  ashita: 'あした',
  ayame: 'あやめ',
  azuki: 'あずき',
  botan: 'ぼたん',
  budou: 'ぶどう',
  fuji: 'ふじ',
  fune: 'ふね',
  hachi: 'はち',
  hamabe: 'はまべ',
  hana: 'はな',
  haru: 'はる',
  hato: 'はと',
  hikari: 'ひかり',
  himawari: 'ひまわり',
  hinata: 'ひなた',
  hoshi: 'ほし',
  hotaru: 'ほたる',
  ichigo: 'いちご',
  iruka: 'いるか',
  iwashi: 'いわし',
  kaede: 'かえで',
  kame: 'かめ',
  kamome: 'かもめ',
  kaze: 'かぜ',
  keyaki: 'けやき',
  kiku: 'きく',
  kingyo: 'きんぎょ',
  kumo: 'くも',
  kuri: 'くり',
  kujira: 'くじら',
  matsu: 'まつ',
  midori: 'みどり',
  mikan: 'みかん',
  minato: 'みなと',
  mizu: 'みず',
  momiji: 'もみじ',
  mori: 'もり',
  mugi: 'むぎ',
  nami: 'なみ',
  nanohana: 'なのはな',
  niji: 'にじ',
  ringo: 'りんご',
  sakura: 'さくら',
  sango: 'さんご',
  sora: 'そら',
  suika: 'すいか',
  sumire: 'すみれ',
  suna: 'すな',
  suzume: 'すずめ',
  taiyo: 'たいよう',
  take: 'たけ',
  tanpopo: 'たんぽぽ',
  tombo: 'とんぼ',
  tsubaki: 'つばき',
  tsubame: 'つばめ',
  tsuki: 'つき',
  ume: 'うめ',
  usagi: 'うさぎ',
  yuri: 'ゆり',
};
const words = Object.keys(kanaByWord);

// Damm, "Total anti-symmetrische Quasigruppen", 2004: a quasigroup of order 10.
const dammRows = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

/** Makes a code from 8 random bytes. */
export function createLearnerId(randomBytes: Uint8Array): LearnerId {
  const bits = randomBytes.slice(0, 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const word = words[Number(bits & 63n)] ?? words[0];
  const digits = ((bits >> 6n) % 100_000_000_000n).toString().padStart(11, '0');
  return `${word}-${digits}${checkDigit(`${word}`, digits)}`;
}

/** Is this a code that can have been given out: a known word, twelve digits, the right check digit? */
export function isLearnerId(text: string): text is LearnerId {
  const match = /^([a-z]{3,9})-(\d{11})(\d)$/.exec(text);
  if (!match) return false;
  const [, word = '', digits = '', check] = match;
  return word in kanaByWord && checkDigit(word, digits) === check;
}

/** The code as a person reads it: `なみ 4827 1930 5617`. */
export function readableLearnerCode(learnerId: LearnerId): string {
  const [word = '', digits = ''] = learnerId.split('-');
  return `${kanaByWord[word] ?? word} ${digits.replace(/(\d{4})(?=\d)/g, '$1 ')}`;
}

/** `unknown-word`: no card begins so. `not-twelve`: digits are missing or too many. `mistyped`: one of them is wrong. */
export type CardFault = 'unknown-word' | 'not-twelve' | 'mistyped';

/** A card as it was typed or scanned: in kana of either kind or in letters, with blanks and hyphens as they come. */
export function parseLearnerCode(typed: string): Result<LearnerId, CardFault> {
  const text = hiraganaOf(typed.normalize('NFKC').toLowerCase()).replace(/[\s\-‐–—−・]/g, '');
  const [, start = '', digits = ''] = /^(\D*)(\d*)$/.exec(text) ?? [];
  // A long-vowel sign is a hyphen to whoever types one between word and digits.
  const name = start.replace(/ー$/, '');
  const word = words.find((one) => one === name || kanaByWord[one] === name);
  if (!word) return fail('unknown-word');
  if (digits.length !== 12) return fail('not-twelve');
  const learnerId = `${word}-${digits}`;
  return isLearnerId(learnerId) ? succeed(learnerId) : fail('mistyped');
}

/** Katakana stand as far behind hiragana as one block is long. */
const hiraganaOf = (text: string): string =>
  text.replace(/[ァ-ヶ]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0x60));

function checkDigit(word: string, digits: string): string {
  const wordDigits = words.indexOf(word).toString().padStart(2, '0');
  let interim = '0';
  for (const digit of `${wordDigits}${digits}`) {
    interim = dammRows[Number(interim)]?.[Number(digit)] ?? '0';
  }
  return interim;
}
