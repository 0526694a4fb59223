/**
 * How each family's screens look: the few measures and colors by which people know their phone, and no maker's
 * mark. Fixed colors, because the learner's own phone does not change with our themes either.
 */
import type { DrawnScreen, HardwarePart, PhoneFamily } from '../../../domain/lessons/lesson.ts';

export type LookName = PhoneFamily | 'copier';

export type Look = {
  readonly name: LookName;
  /** Outer width, and the distance of the first part from the top. */
  readonly width: number;
  readonly top: number;
  /** From the outer edge to where single things begin. */
  readonly margin: number;
  readonly title: {
    readonly size: number;
    readonly bold: boolean;
    readonly centered: boolean;
    readonly ground: string | null;
  };
  readonly row: {
    readonly margin: number;
    readonly height: number;
    readonly gap: number;
    readonly size: number;
    readonly bold: boolean;
    /** Distance of the words from the outer edge, and of the icon's middle. */
    readonly wordsAt: number;
    readonly iconAt: number;
    readonly icon: 'square' | 'disc' | 'large-disc' | 'none';
    readonly colors: readonly [string, ...string[]];
  };
  readonly iconColumns: number;
  readonly button: { readonly radius: number; readonly fill: string };
  /** Middle of the ring, counted from the outer edge on the hand's side. */
  readonly ringAt: number;
};

export const ink = '#16242f';
export const paleInk = '#47545e';
export const edge = '#7b8791';
export const wash = '#fdeee1';
export const ring = '#c4500f';
export const targetEdge = '#8f320a';
export const hairline = '#dcdfe3';
/** Easy phones say the battery in words. */
export const batteryWords = '電池 80';

const iphone: Look = {
  name: 'iphone',
  width: 270,
  top: 58,
  margin: 26,
  title: { size: 26, bold: true, centered: false, ground: null },
  row: {
    margin: 20,
    height: 50,
    gap: 0,
    size: 17,
    bold: false,
    wordsAt: 70,
    iconAt: 45,
    icon: 'square',
    colors: ['#8a94a0', '#2f7bd0', '#2f7bd0', '#2f9fc0', '#c9483f'],
  },
  iconColumns: 4,
  button: { radius: 12, fill: '#1f5f9a' },
  ringAt: 26,
};

const android: Look = {
  name: 'android',
  width: 270,
  top: 50,
  margin: 26,
  title: { size: 26, bold: false, centered: false, ground: null },
  row: {
    margin: 14,
    height: 56,
    gap: 0,
    size: 17,
    bold: false,
    wordsAt: 72,
    iconAt: 43,
    icon: 'disc',
    colors: ['#5a9ab8', '#5a9ab8', '#2b6f53', '#8f7fc0', '#8f7fc0'],
  },
  iconColumns: 4,
  button: { radius: 24, fill: '#2b5f53' },
  ringAt: 34,
};

const easy: Look = {
  name: 'easy',
  width: 270,
  top: 56,
  margin: 26,
  title: { size: 21, bold: true, centered: true, ground: '#dfeaf0' },
  row: {
    margin: 22,
    height: 60,
    gap: 8,
    size: 20,
    bold: true,
    wordsAt: 84,
    iconAt: 54,
    icon: 'large-disc',
    colors: ['#2b4d60'],
  },
  iconColumns: 2,
  button: { radius: 12, fill: '#2b4d60' },
  ringAt: 26,
};

const copier: Look = {
  name: 'copier',
  width: 296,
  top: 25,
  margin: 32,
  title: { size: 21, bold: true, centered: true, ground: '#dfeaf0' },
  row: {
    margin: 30,
    height: 52,
    gap: 8,
    size: 18,
    bold: false,
    wordsAt: 44,
    iconAt: 44,
    icon: 'none',
    colors: ['#8a94a0'],
  },
  iconColumns: 4,
  button: { radius: 6, fill: '#2b4d60' },
  ringAt: 34,
};

const lookByName: Readonly<Record<LookName, Look>> = { iphone, android, easy, copier };

export function lookOf(screen: DrawnScreen, family: PhoneFamily): Look {
  return lookByName[screen.device === 'copier' ? 'copier' : family];
}

/** A key on the phone's edge: which edge, and its span from the top. */
export type Key = {
  readonly side: 'left' | 'right';
  readonly top: number;
  readonly height: number;
};

const rightKeys: Readonly<Record<HardwarePart, Key>> = {
  volume: { side: 'right', top: 76, height: 48 },
  power: { side: 'right', top: 138, height: 34 },
};

/** Where makers commonly put the keys; the note beneath the picture says that phones differ. */
export function keyOf(hardware: HardwarePart, family: PhoneFamily): Key {
  if (family !== 'iphone') return rightKeys[hardware];
  return hardware === 'power'
    ? { side: 'right', top: 92, height: 44 }
    : { side: 'left', top: 92, height: 60 };
}
