import { describe, expect, it } from 'vitest';
import {
  dividePhrases,
  spokenPhrases,
} from '../../../../src/client/lesson-parts/lesson-view/spoken-phrases.ts';
import type { Step } from '../../../../src/domain/lessons/lesson.ts';
import { aLesson, realLessons, words } from '../../learner/a-pack.ts';

const [, check] = aLesson().steps as readonly [Step, Step, Step];

describe('what きく says', () => {
  it('is a sentence at a time, without the blanks that only the eye needs', () => {
    expect(dividePhrases('「明るさ」を 1回 さわります。つぎへ すすみます。')).toEqual([
      '「明るさ」を1回さわります。',
      'つぎへすすみます。',
    ]);
  });

  it('keeps the blanks between words of Latin letters', () => {
    expect(dividePhrases('+1 202-555-0143 から')).toEqual(['+1 202-555-0143から']);
  });

  it('divides a long sentence at its commas too', () => {
    expect(
      dividePhrases(
        'お荷物をお届けにあがりましたが、ご不在でしたので、持ち帰りましたとお知らせします。',
      ),
    ).toHaveLength(3);
  });

  it('says a word by its reading, and once', () => {
    const step: Step = {
      stepId: 's',
      sentence: [
        { kind: 'text', text: '「' },
        { kind: 'ruby', base: '画面表示', reading: 'がめんひょうじ' },
        { kind: 'text', text: '」を ' },
        {
          kind: 'strong',
          children: [{ kind: 'ruby', base: '開', reading: 'ひら', repeated: true }],
        },
        { kind: 'text', text: 'きます。' },
      ],
      blocks: [{ kind: 'list', items: [words('音'), words('光')] }],
    };
    expect(spokenPhrases(step, null, {})).toEqual(['「がめんひょうじ」をひらきます。', '音', '光']);
  });

  it('at a check is the question, the message and the numbered answers', () => {
    expect(spokenPhrases(check, null, {})).toEqual([
      '知らない番号から来ました。',
      'どうしますか。',
      '今すぐお電話を。',
      '1番。',
      '書いてある番号に電話する。',
      '2番。',
      '自分でしらべる。',
    ]);
  });

  it('after an answer is the question again and the reason of that answer', () => {
    expect(spokenPhrases(check, 'look-up', {}).at(-1)).toBe('番号は自分でしらべます。');
    expect(spokenPhrases(check, 'look-up', {})).not.toContain('1番。');
  });

  it('of every real step is made of short phrases', () => {
    const long = realLessons().flatMap(({ lessonId, steps }) =>
      steps.flatMap((step) =>
        spokenPhrases(step, null, {})
          .filter((phrase) => phrase.length > 60)
          .map((phrase) => `${lessonId}: ${phrase}`),
      ),
    );
    expect(long).toEqual([]);
  });
});
