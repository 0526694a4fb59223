/**
 * Finds in a note what may tell who somebody is: names with さん or 様, numbers long enough to be a telephone's or a
 * card's, addresses of mail. A hint for the one who writes, so it may be wrong in both directions; it never refuses.
 * Every expression is bounded and linear: notes are free text.
 */

export type PersonalWordKind = 'name' | 'number' | 'mail';
export type PersonalWord = { readonly kind: PersonalWordKind; readonly text: string };

const mail = /[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}/g;
/** Six digits and more; blanks, brackets and every kind of dash may stand between them. */
const number = /\d(?:[-‐‑–—−ーｰ() ]{0,2}\d){5,19}/g;
const civilDate = /^\d{4}-\d{2}-\d{2}$/;
const name =
  /([\p{Script=Han}々]{1,5}|[\p{Script=Katakana}ー]{2,8}|[\p{Script=Hiragana}]{2,6}) ?(?:さん|さま|様|氏|くん|ちゃん)(?![子々式相名]|\p{Script=Katakana})/gu;

/** Words before さん and 様 that name nobody. */
const nobody =
  /(?:皆|みな|みんな|全員|職員|担当者?|受講者|参加者|利用者|高齢者|市民|住民|会員|生徒|学生|講師|お客|客|おきゃく|奥|おく|お母|母|お父|父|娘|息子|孫|お孫|医者|業者|店員|大家|隣|となり|たく|同|仕|模|多|異|一|有|スタッフ|ボランティア|メンバー|サポーター|ヘルパー)$/u;

/** In the order of the text, each once. */
export function findPersonalWords(note: string): readonly PersonalWord[] {
  const text = note.normalize('NFKC');
  const found = [
    ...matches(text, mail, 'mail'),
    ...matches(text, number, 'number').filter(({ word }) => !civilDate.test(word.text)),
    ...matches(text, name, 'name', (match) => !nobody.test(match[1] ?? '')),
  ].sort((a, b) => a.at - b.at);
  const texts = found.map(({ word }) => word.text);
  return found.map(({ word }) => word).filter(({ text }, index) => texts.indexOf(text) === index);
}

function matches(
  text: string,
  pattern: RegExp,
  kind: PersonalWordKind,
  isOne: (match: RegExpExecArray) => boolean = () => true,
): readonly { readonly at: number; readonly word: PersonalWord }[] {
  return [...text.matchAll(pattern)]
    .filter(isOne)
    .map((match) => ({ at: match.index, word: { kind, text: match[0].trim() } }));
}
