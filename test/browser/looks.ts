/** Every address of the app and every way it can look; which of them are seen together. */
import { paths } from '../../src/client/app/paths.ts';
import { rolePaths } from '../../src/client/app/paths-of-roles.ts';
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
  cardOf: paths.cardOf('STK025P'),
  pack: paths.pack('my-number-card'),
  lesson: paths.lesson('my-number-card', 'four-pins'),
  practices: paths.practices,
  practice: paths.practice('smartphone-basics', 'write-a-message'),
  classHome: paths.classHome,
  classJoin: rolePaths.classJoin,
  classNew: rolePaths.classNew,
  classRoll: rolePaths.classRoll(classSessionId),
  classTeach: rolePaths.classTeach(classSessionId),
  classTeachLesson: rolePaths.classTeachLesson(classSessionId, 'my-number-card', 'four-pins'),
  classMastery: rolePaths.classMastery(classSessionId),
  classCard: rolePaths.classCard(classSessionId),
  classHeadcount: rolePaths.classHeadcount(classSessionId),
  classPaper: rolePaths.classPaper(classSessionId),
  classHandOut: rolePaths.classHandOut(classSessionId),
  classFinish: rolePaths.classFinish(classSessionId),
  classSync: rolePaths.classSync,
  classHandOver: rolePaths.classHandOver(),
  classCodes: rolePaths.classCodes(),
  classCarry: rolePaths.classCarry,
  classLend: rolePaths.classLend,
  classPhone: rolePaths.classPhone,
  classPeople: rolePaths.classPeople,
  classLock: rolePaths.classLock,
  classForgotten: rolePaths.classForgotten,
  classLeave: rolePaths.classLeave,
  classTraining: rolePaths.classTraining,
  classTrainingLesson: rolePaths.classTrainingLesson('helpers', 'never-ask'),
  classCertificate: rolePaths.classCertificate,
  staffHome: paths.staffHome,
  staffSignIn: rolePaths.staffSignIn,
  staffLink: rolePaths.staffLink,
  staffSetup: rolePaths.staffSetup,
  staffTwoFactor: rolePaths.staffTwoFactor,
  staffClasses: rolePaths.staffClasses,
  staffClassNew: rolePaths.staffClassNew,
  staffClass: rolePaths.staffClass(classSessionId),
  staffPlaces: rolePaths.staffPlaces,
  staffPhones: rolePaths.staffPhones,
  staffExports: rolePaths.staffExports,
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
