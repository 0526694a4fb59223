/** Every address of the app and every way it can look; which of them are seen together. */
import { paths } from '../../src/client/app/paths.ts';
import type { Settings } from '../../src/domain/learner-settings.ts';
import { phoneFamilies } from '../../src/domain/lessons/lesson.ts';
import { deskScreen, phoneScreen } from './chromium.ts';

/** The address of each path with something to show, for a class that is under way. */
export const pagesOf = (classSessionId: string): Readonly<Record<string, string>> => ({
  home: paths.home,
  help: paths.help,
  settings: paths.settings,
  install: paths.install,
  card: paths.card,
  pack: paths.pack('my-number-card'),
  lesson: paths.lesson('my-number-card', 'four-pins'),
  practices: paths.practices,
  practice: paths.practice('smartphone-basics', 'write-a-message'),
  classHome: paths.classHome,
  classJoin: paths.classJoin,
  classNew: paths.classNew,
  classRoll: paths.classRoll(classSessionId),
  classTeach: paths.classTeach(classSessionId),
  classTeachLesson: paths.classTeachLesson(classSessionId, 'my-number-card', 'four-pins'),
  classMastery: paths.classMastery(classSessionId),
  classCard: paths.classCard(classSessionId),
  classHeadcount: paths.classHeadcount(classSessionId),
  classPaper: paths.classPaper(classSessionId),
  classHandOut: paths.classHandOut(classSessionId),
  classFinish: paths.classFinish(classSessionId),
  classSync: paths.classSync,
  classHandOver: paths.classHandOver,
  classCodes: paths.classCodes,
  classCarry: paths.classCarry,
  classLend: paths.classLend,
  staffHome: paths.staffHome,
  staffSignIn: paths.staffSignIn,
  staffLink: paths.staffLink,
  staffSetup: paths.staffSetup,
  staffTwoFactor: paths.staffTwoFactor,
  staffClasses: paths.staffClasses,
  staffClassNew: paths.staffClassNew,
  staffClass: paths.staffClass(classSessionId),
  staffPlaces: paths.staffPlaces,
  staffPhones: paths.staffPhones,
  staffExports: paths.staffExports,
});

export const choices = {
  text: ['normal', 'large', 'larger', 'double'],
  theme: ['light', 'hc-dark', 'hc-light'],
  furigana: ['on', 'off'],
  language: ['ja', 'ja-easy', 'en'],
  family: phoneFamilies,
  hand: ['right', 'left'],
} as const satisfies { readonly [Name in keyof Settings]: readonly Settings[Name][] };

export const screens = { phone: phoneScreen, desk: deskScreen } as const;
export type ScreenName = keyof typeof screens;

export type Look = {
  readonly settings: Settings;
  /** Names of pages seen in this look, by screen. */
  readonly pages: Readonly<Record<ScreenName, readonly string[]>>;
};

function turn<Value>(values: readonly Value[], count: number): Value {
  const value = values[Math.floor(count) % values.length];
  if (value === undefined) throw new Error('nothing to take turns with');
  return value;
}

const lookCount = 8;

/**
 * Each page once on a phone and once at a desk, in two looks: page p in look p, and at the desk five looks
 * on. Settings turn at different speeds, so that each value stands in at least two of the eight looks.
 */
export function sampleOf(pageNames: readonly string[]): readonly Look[] {
  return Array.from({ length: lookCount }, (_, index) => ({
    settings: {
      text: turn(choices.text, index),
      theme: turn(choices.theme, index),
      furigana: turn(choices.furigana, index / 2),
      language: turn(choices.language, index + index / 3),
      family: turn(choices.family, index * 2 + index / 3),
      hand: turn(choices.hand, index / 4),
    },
    pages: {
      phone: pageNames.filter((_name, page) => page % lookCount === index),
      desk: pageNames.filter((_name, page) => (page + 5) % lookCount === index),
    },
  }));
}

/**
 * Every page on both screens in every text size, theme and language. Furigana, family and hand turn along:
 * they change little of a page, and with all of them it would be twelve times as many.
 */
export function wholeOf(pageNames: readonly string[]): readonly Look[] {
  return choices.text
    .flatMap((text) =>
      choices.theme.flatMap((theme) =>
        choices.language.map((language) => ({ text, theme, language })),
      ),
    )
    .map((chosen, index) => ({
      settings: {
        ...chosen,
        furigana: turn(choices.furigana, index + index / 3),
        family: turn(choices.family, index + index / 3),
        hand: turn(choices.hand, index / 2),
      },
      pages: { phone: pageNames, desk: pageNames },
    }));
}
