import { describe, expect, it } from 'vitest';
import { checkPack, type PackRules } from '../../../src/domain/lessons/check-pack.ts';
import type { Lesson } from '../../../src/domain/lessons/lesson.ts';
import { aCheck, aLesson, aPicture, aStep, rules, withStep, words } from './a-lesson.ts';

const broken = (lesson: Lesson, changed: Partial<PackRules> = {}) =>
  checkPack([lesson], { ...rules, ...changed }).map(({ type, path, detail }) => [
    type,
    path.join('/'),
    detail,
  ]);
const withCheck = (changed: Parameters<typeof aCheck>[0]) =>
  withStep(aLesson(), 1, { check: aCheck({ checkId: 'two', ...changed }) });
const withText = (text: string) => withStep(aLesson(), 2, { sentence: words(text) });

it('finds nothing in a lesson that keeps all rules', () => {
  expect(broken(aLesson())).toEqual([]);
});

it('says every broken rule of all lessons at once', () => {
  const lessons = [aLesson({ steps: [] }), aLesson({ lessonId: 'other', goal: words('失敗') })];
  expect(checkPack(lessons, rules).map(({ lessonId, type }) => `${lessonId} ${type}`)).toEqual([
    'tap-and-swipe step-count',
    'tap-and-swipe too-few-checks',
    'other forbidden-word',
  ]);
});

describe('names', () => {
  it('refuses one lesson twice', () => {
    const found = checkPack([aLesson(), aLesson()], rules);
    expect(found.map(({ type }) => type)).toEqual(['duplicate-lesson-id']);
  });

  it('refuses one step id, check id and choice id twice', () => {
    expect(broken(withStep(aLesson(), 4, { stepId: 'one' }))).toEqual([
      ['duplicate-step-id', 'steps/4', 'one'],
    ]);
    expect(broken(withStep(aLesson(), 3, { check: aCheck({ checkId: 'two' }) }))).toEqual([
      ['duplicate-check-id', 'steps/3/check', 'two'],
    ]);
    const [first] = aCheck().choices;
    const choices = first === undefined ? [] : [first, first];
    expect(broken(withCheck({ choices }))).toContainEqual([
      'duplicate-choice-id',
      'steps/1/check/choices/1',
      'up',
    ]);
  });
});

describe('size', () => {
  it.each([
    [4, true],
    [5, false],
    [8, false],
    [9, true],
  ])('%i steps are refused: %s', (count, refused) => {
    const steps = Array.from({ length: count }, (_, index) =>
      aStep(`step-${index}`, { check: aCheck({ checkId: `check-${index}` }) }),
    );
    expect(broken(aLesson({ steps }))).toEqual(refused ? [['step-count', '', String(count)]] : []);
  });

  it('asks for two checks', () => {
    const steps = aLesson().steps.map(({ check, ...step }) =>
      check?.checkId === 'two' ? { ...step, check } : step,
    );
    expect(broken(aLesson({ steps }))).toEqual([['too-few-checks', '', '1']]);
  });
});

describe('checks', () => {
  it('asks for one right choice, and for one that is not', () => {
    expect(broken(withCheck({ correctChoiceIds: [] }))).toEqual([
      ['no-correct-choice', 'steps/1/check', ''],
    ]);
    expect(broken(withCheck({ correctChoiceIds: ['up', 'down'] }))).toEqual([
      ['no-wrong-choice', 'steps/1/check', ''],
    ]);
    expect(broken(withCheck({ correctChoiceIds: ['left'] }))).toEqual([
      ['unknown-correct-choice', 'steps/1/check', 'left'],
    ]);
  });

  it('asks for a reason at every choice', () => {
    const choices = aCheck().choices.map((choice) => ({ ...choice, why: words(' ') }));
    expect(broken(withCheck({ choices }))).toEqual([
      ['missing-why', 'steps/1/check/choices/0', 'up'],
      ['missing-why', 'steps/1/check/choices/1', 'down'],
    ]);
  });

  it('asks for two choices', () => {
    expect(broken(withCheck({ choices: aCheck().choices.slice(0, 1) }))).toEqual([
      ['too-few-choices', 'steps/1/check', '1'],
      ['no-wrong-choice', 'steps/1/check', ''],
    ]);
  });
});

describe('pictures', () => {
  it('asks for words that say the same, in each family', () => {
    const picture = { iphone: aPicture(), android: aPicture({ alt: ' ' }), easy: aPicture() };
    expect(broken(withStep(aLesson(), 0, { picture }))).toEqual([
      ['missing-alt', 'steps/0/picture/android', ''],
    ]);
  });

  it('asks for a touch that points at something drawn', () => {
    const touch = { gesture: 'tap', target: '時計' } as const;
    const picture = { iphone: aPicture(), android: aPicture(), easy: aPicture({ touch }) };
    expect(broken(withStep(aLesson(), 0, { picture }))).toEqual([
      ['touch-points-nowhere', 'steps/0/picture/easy', ''],
    ]);
  });
});

describe('words', () => {
  it('names a phrase that is too long, wherever it stands', () => {
    const long = 'ここをさわってください';
    expect(broken(withText(long))).toEqual([['long-phrase', 'steps/2/sentence', long]]);
    expect(broken(withStep(aLesson(), 2, { teacher: { say: ['はい。'], watch: [long] } }))).toEqual(
      [['long-phrase', 'steps/2/teacher/watch/0', long]],
    );
    const blocks = [{ kind: 'list', items: [words('はい'), words(long)] }] as const;
    expect(broken(withStep(aLesson(), 2, { blocks }))).toEqual([
      ['long-phrase', 'steps/2/blocks/0/items/1', long],
    ]);
  });

  it('refuses 「タップ」 alone and lets it stand beside さわる', () => {
    expect(broken(withText('タップ します。'))).toEqual([['bare-tap', 'steps/2/sentence', '']]);
    expect(broken(withText('1回 さわる（タップ）。'))).toEqual([]);
  });

  it.each(['エラー', '失敗', '不正解', '！', '!', '😀'])('refuses %s', (word) => {
    expect(broken(withText(`これは ${word}`))).toEqual([
      ['forbidden-word', 'steps/2/sentence', word],
    ]);
  });
});

describe('settings and facts', () => {
  const setting = { kind: 'setting', settingId: 'konbini-fee', fallback: '案内' } as const;

  it('refuses a setting that is not declared, within bold too', () => {
    const lesson = withStep(aLesson(), 2, {
      sentence: [{ kind: 'strong', children: [setting] }],
    });
    expect(broken(lesson)).toEqual([['undeclared-setting', 'steps/2/sentence', 'konbini-fee']]);
    expect(broken(lesson, { declaredSettings: new Set(['konbini-fee']) })).toEqual([]);
  });

  const lesson = aLesson({
    facts: [{ factId: 'city-line', source: '市の ページ', checkedOn: '2026-11-10' }],
  });

  it('refuses a fact that is not kept', () => {
    expect(broken(lesson)).toEqual([['unknown-fact', '', 'city-line']]);
  });

  it('lets a fact stand for thirty days past its review, and not for one day more', () => {
    const reviewByOfFact = new Map([['city-line', '2027-05-10']]);
    expect(broken(lesson, { reviewByOfFact, today: '2027-06-09' })).toEqual([]);
    expect(broken(lesson, { reviewByOfFact, today: '2027-06-10' })).toEqual([
      ['stale-fact', 'facts/city-line', 'city-line'],
    ]);
  });
});
