import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseReadings } from '../../src/authoring/furigana.ts';
import { parseLesson } from '../../src/authoring/parse-lesson.ts';
import { noRegistries } from '../../src/authoring/registries.ts';
import { plainText } from '../../src/domain/lessons/lesson.ts';
import { aContext, registries } from './a-context.ts';
import { aLessonText } from './a-folder.ts';

const readings = aContext({ readings: '市\tし\n代表\tだいひょう' }).context.readings;

function parse(text: string) {
  const source = { packId: 'first', lessonId: 'tap', file: 'first/tap/lesson.ja.md', text };
  return parseLesson(source, readings, registries);
}

it('makes a typed lesson of a file', () => {
  const { lesson, mistakes, hasUnreadBlocks } = parse(aLessonText('さわる'));
  expect(mistakes).toEqual([]);
  expect(hasUnreadBlocks).toBe(false);
  expect(lesson).toMatchObject({ lessonId: 'tap', packId: 'first', version: 1, minutes: 20 });
  expect(lesson?.steps.map(({ stepId, check }) => [stepId, check?.checkId])).toEqual([
    ['one', undefined],
    ['two', 'two'],
    ['three', 'three'],
    ['four', undefined],
    ['five', undefined],
  ]);
  expect(lesson?.facts).toEqual([
    { factId: 'city-line', source: '市のページ', checkedOn: '2026-11-10' },
  ]);
});

it('reads a file with Windows line ends the same', () => {
  const text = aLessonText('さわる');
  expect(parse(text.replaceAll('\n', '\r\n')).lesson).toEqual(parse(text).lesson);
});

it('keeps 「午後3:30に集合」 in a message whole', () => {
  const withMessage = aLessonText('さわる').replace(
    'choices:',
    'message:\n  from: 見本\n  text: 午後3:30に集合\nchoices:',
  );
  const { lesson, mistakes } = parse(withMessage);
  expect(mistakes).toEqual([]);
  expect(lesson?.steps[1]?.check?.message?.text).toBe('午後3:30に集合');
});

it('keeps 「午後3:30に集合」 in a sentence whole while it asks for a fact', () => {
  const { lesson, mistakes } = parse(aLessonText('さわる', '午後3:30に集合'));
  expect(plainText(lesson?.steps[0]?.sentence ?? [])).toBe('午後3:30に集合');
  expect(mistakes.map(({ type }) => type)).toContain('world-literal');
});

it('knows the line of every part, or of the nearest part that was written', () => {
  const { lineOf } = parse(aLessonText('さわる'));
  expect(lineOf(['title'])).toBe(2);
  expect(lineOf(['steps', 0, 'sentence'])).toBe(8);
  expect(lineOf(['steps', 1, 'check', 'choices', 1, 'why'])).toBe(20);
  expect(lineOf(['steps', 3, 'blocks', 0])).toBe(38);
  expect(lineOf([])).toBe(1);
});

it('goes on after a block that it cannot read, and says so', () => {
  const { lesson, mistakes, hasUnreadBlocks } = parse(
    aLessonText('さわる').replace('text: いく', 'txt: いく'),
  );
  expect(hasUnreadBlocks).toBe(true);
  expect(lesson?.steps).toHaveLength(5);
  expect(mistakes.map(({ line, type }) => [line, type])).toEqual([
    [14, 'missing-key'],
    [14 + 1, 'unknown-key'],
  ]);
});

it.each([
  ['```quiz\n```', 'unknown-block'],
  ['```teacher\nsay: [い]\n```\n\n```teacher\nsay: [ろ]\n```', 'repeated-block'],
])('reports the block %j', (block, type) => {
  const { mistakes } = parse(aLessonText('さわる').concat(`\n${block}\n`));
  expect(mistakes.map((mistake) => mistake.type)).toEqual([type]);
});

it('answers no lesson without front matter', () => {
  const { lesson, mistakes } = parse('## い {#i}\n');
  expect(lesson).toBeUndefined();
  expect(mistakes.map(({ line, type }) => [line, type])).toEqual([[1, 'missing-front-matter']]);
});

it('reports a reading table that is empty as unread words, never as an exception', () => {
  const text = readFileSync(new URL('fixtures/five-mistakes.ja.md', import.meta.url), 'utf8');
  const source = { packId: 'p', lessonId: 'l', file: 'p/l/lesson.ja.md', text };
  const { mistakes } = parseLesson(
    source,
    parseReadings('', () => undefined),
    noRegistries,
  );
  expect(mistakes.filter(({ type }) => type === 'unread-word').map(({ line }) => line)).toEqual([
    8, 8, 8, 36,
  ]);
});
