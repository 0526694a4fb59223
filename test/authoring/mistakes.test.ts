import { expect, it } from 'vitest';
import { mistakeTexts } from '../../src/authoring/mistake-texts.ts';
import { describeMistake, inReadingOrder, mistakeAt } from '../../src/authoring/mistakes.ts';

const place = (file: string, line: number) => ({ file, line });

it('says the file, the line, what is wrong and how to mend it', () => {
  expect(describeMistake(mistakeAt(place('a/b/lesson.ja.md', 12), 'missing-why', 'go'))).toBe(
    'lessons/a/b/lesson.ja.md:12 選択肢「go」に理由がありません。\n    → 「why: …」に、なぜそうなのかをやさしく書きます。理由が学びになります。',
  );
});

it('puts mistakes in the order of files and lines, and says each once', () => {
  const early = mistakeAt(place('a', 2), 'missing-alt');
  const late = mistakeAt(place('a', 10), 'missing-alt');
  const other = mistakeAt(place('b', 1), 'missing-alt');
  expect(inReadingOrder([other, late, early, late])).toEqual([early, late, other]);
});

it.each(Object.entries(mistakeTexts))('tells %s as a problem and a mend, politely', (_, text) => {
  const { problem, mend } = text('「x」');
  expect(problem).toMatch(/。$/);
  expect(mend).toMatch(/。$/);
  expect(problem + mend).not.toMatch(/エラー|失敗|不正/);
});
