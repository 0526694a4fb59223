import { lessonNumber } from '../../src/domain/lessons/three-lines.ts';
import { describe, expect, it } from 'vitest';
import { buildPacks } from '../../src/authoring/build-packs.ts';
import { readLessonFolder } from '../../src/authoring/lesson-folder.ts';
import { describeMistake } from '../../src/authoring/mistakes.ts';
import { phoneFamilies, plainText, type Lesson } from '../../src/domain/lessons/lesson.ts';

/** The day on which these lessons were last read through as a whole. */
const today = '2026-11-22';
const built = buildPacks(readLessonFolder('lessons'), today);
const lessons = built.ok ? built.value.lessons : [];
const learnerPackIds = built.ok ? built.value.index.packs.map(({ packId }) => packId) : [];
const forLearners = lessons.filter(({ packId }) => learnerPackIds.includes(packId));
const wordsOf = (lesson: Lesson) => JSON.stringify(lesson);

it('has no mistake in any lesson', () => {
  expect(built.ok ? [] : built.failure.map(describeMistake)).toEqual([]);
});

it('has five short lessons for volunteers, which no learner’s index names', () => {
  const packs = built.ok ? built.value.volunteers.packs : [];
  expect(packs.map(({ packId, lessonCount }) => [packId, lessonCount])).toEqual([['helpers', 5]]);
  expect(learnerPackIds).not.toContain('helpers');
  const ofVolunteers = lessons.filter(({ packId }) => packId === 'helpers');
  expect(ofVolunteers.map(({ lessonId, minutes }) => [lessonId, minutes])).toEqual([
    ['sit-beside', 5],
    ['words-that-help', 5],
    ['never-ask', 5],
    ['when-it-looks-like-fraud', 5],
    ['privacy-of-the-class', 5],
  ]);
});

it('has four packs of two lessons', () => {
  const packs = built.ok ? built.value.index.packs : [];
  expect(
    packs.map(({ packId }) => [
      packId,
      ...lessons.filter((one) => one.packId === packId).map((one) => one.lessonId),
    ]),
  ).toEqual([
    ['smartphone-basics', 'power-and-buttons', 'tap-and-swipe'],
    ['my-number-card', 'four-pins', 'certificate-at-konbini'],
    ['e-applications', 'apply-with-e-kanagawa', 'check-with-reference-number'],
    ['fraud-and-fake-news', 'fake-police-call', 'fake-delivery-sms'],
  ]);
});

describe.each(lessons.map((lesson) => [lesson.lessonId, lesson] as const))('%s', (_, lesson) => {
  const checks = lesson.steps.flatMap(({ check }) => check ?? []);

  it('has five to eight steps, two checks or more and a reason at every choice', () => {
    expect(lesson.steps.length).toBeGreaterThanOrEqual(5);
    expect(lesson.steps.length).toBeLessThanOrEqual(8);
    expect(checks.length).toBeGreaterThanOrEqual(2);
    for (const { choices } of checks) {
      expect(choices).toHaveLength(3);
      for (const { why } of choices) expect(plainText(why).length).toBeGreaterThan(20);
    }
  });

  it('has one right answer a check, and not always in the same place', () => {
    const places = checks.map(({ choices, correctChoiceIds }) => {
      expect(correctChoiceIds).toHaveLength(1);
      return choices.findIndex(({ choiceId }) => choiceId === correctChoiceIds[0]);
    });
    expect(new Set(places).size).toBeGreaterThan(1);
  });
});

describe.each(forLearners.map((lesson) => [lesson.lessonId, lesson] as const))(
  '%s',
  (_, lesson) => {
    it('gives the person teaching something to say wherever something is taught', () => {
      const silent = lesson.steps.filter(
        ({ check, teacher }) =>
          check === undefined && (!teacher?.say.length || teacher.watch.length === 0),
      );
      expect(silent.map(({ stepId }) => stepId)).toEqual([]);
    });

    it('draws most of the steps that are not checks, for every family', () => {
      const taught = lesson.steps.filter(({ check }) => check === undefined);
      const drawn = taught.filter(({ picture }) => picture !== undefined);
      expect(drawn.length * 2).toBeGreaterThan(taught.length);
      for (const { picture } of drawn) {
        for (const family of phoneFamilies) expect(picture?.[family].alt).not.toBe('');
      }
    });

    it('draws one machine a step, the same for every family', () => {
      for (const { picture } of lesson.steps) {
        if (picture === undefined) continue;
        expect(new Set(phoneFamilies.map((family) => picture[family].device)).size).toBe(1);
      }
    });
  },
);

describe('the traps of the subject', () => {
  const lesson = (id: string) => {
    const found = lessons.find(({ lessonId }) => lessonId === id);
    return found === undefined ? '' : wordsOf(found);
  };

  it('never sends anybody to a konbini for a tax certificate or a family register', () => {
    expect(lesson('certificate-at-konbini')).not.toMatch(/課税|戸籍/);
  });

  it('calls the number of an application 整理番号, and 申込番号 only to say that it is not', () => {
    for (const id of ['apply-with-e-kanagawa', 'check-with-reference-number']) {
      expect(lesson(id).replaceAll('「申込番号」では なく', '')).not.toContain('申込番号');
    }
  });

  it('gives the city’s own number where a message in its name is in doubt', () => {
    const found = lessons.find(({ lessonId }) => lessonId === 'fake-delivery-sms');
    expect(found?.facts.map(({ factId }) => factId)).toContain('city-line');
    expect(found?.facts.map(({ factId }) => factId)).toContain('city-sends-sms');
  });

  it('names the three numbers to call where it looks like fraud, and judges nothing', () => {
    const found = lessons.find(({ lessonId }) => lessonId === 'when-it-looks-like-fraud');
    const facts = found?.facts.map(({ factId }) => factId);
    expect(facts).toEqual(
      expect.arrayContaining(['consumer-hotline', 'police-advice-line', 'emergency-police-line']),
    );
    const money = found?.steps.find(({ stepId }) => stepId === 'money-from-the-city')?.check;
    expect(money?.correctChoiceIds).toEqual(['city-line']);
  });

  it('tells volunteers to take neither a PIN nor a phone, were they asked to', () => {
    const found = lessons.find(({ lessonId }) => lessonId === 'never-ask');
    const rightAnswers = found?.steps.flatMap(({ check }) => check?.correctChoiceIds ?? []);
    expect(rightAnswers).toEqual(['let-them-enter', 'to-the-bank']);
  });

  it('never asks for a PIN: nobody is told to say, write or show one', () => {
    const found = lessons.find(({ lessonId }) => lessonId === 'four-pins');
    const offered = found?.steps.find(({ stepId }) => stepId === 'offered-help')?.check;
    expect(offered?.correctChoiceIds).toEqual(['enter-by-myself']);
  });
});

it('every lesson has a number of its own on cards', () => {
  const numbers = lessons.map(lessonNumber);
  expect(new Set(numbers).size).toBe(lessons.length);
});

describe('readings in context', () => {
  const readingsIn = (text: string): readonly string[] =>
    [...text.matchAll(/"base":"([^"]+)","kind":"ruby","reading":"([^"]+)"/g)].map(
      ([, base, reading]) => `${base} ${reading}`,
    );
  const files = built.ok ? [...built.value.files.values()] : [];
  const all = new Set(files.flatMap((bytes) => readingsIn(new TextDecoder().decode(bytes))));

  it.each([
    '1組 ひとくみ',
    '宅配会社 たくはいがいしゃ',
    '生年月日 せいねんがっぴ',
    '年末年始 ねんまつねんし',
    '差出人 さしだしにん',
    '手入 てい',
    '入口 いりぐち',
    '領収書 りょうしゅうしょ',
  ])('reads %s', (reading) => {
    expect(all).toContain(reading);
  });

  it('tells 入る from 入れる and 出す from 出る', () => {
    expect(all).toContain('入 はい');
    expect(all).toContain('入 い');
    expect(all).toContain('出 だ');
    expect(all).toContain('出 で');
  });
});
