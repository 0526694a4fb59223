/** What no text for learners may hold, whoever says it: a lesson, a teacher or the practice phone. */
import { overlongPhrases } from './phrase-length.ts';

export type WordFault = {
  readonly type: 'long-phrase' | 'forbidden-word' | 'bare-tap';
  /** The phrase or word; empty where the rule says it all. */
  readonly detail: string;
};

/** Words that blame or shout have no place where somebody is afraid of breaking something. */
const forbiddenWords = /エラー|失敗|不正解|[！!]|\p{Extended_Pictographic}/gu;

export function wordFaults(words: string): readonly WordFault[] {
  const faults: WordFault[] = overlongPhrases(words).map((detail) => ({
    type: 'long-phrase',
    detail,
  }));
  for (const [detail] of words.matchAll(forbiddenWords)) {
    faults.push({ type: 'forbidden-word', detail });
  }
  if (words.includes('タップ') && !words.includes('さわ')) {
    faults.push({ type: 'bare-tap', detail: '' });
  }
  return faults;
}
