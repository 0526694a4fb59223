/** How a learner likes texts and pictures. Nothing of it ever leaves the phone. */
import type { PhoneFamily } from './lessons/lesson.ts';

export type Settings = {
  readonly text: 'normal' | 'large' | 'larger' | 'double';
  readonly theme: 'light' | 'hc-dark' | 'hc-light';
  readonly furigana: 'on' | 'off';
  readonly language: 'ja' | 'ja-easy' | 'en';
  /** Null until it was told. */
  readonly family: PhoneFamily | null;
  readonly hand: 'right' | 'left';
};

export const defaultSettings: Settings = {
  text: 'normal',
  theme: 'light',
  furigana: 'on',
  language: 'ja',
  family: null,
  hand: 'right',
};

/** What of the settings stands on `<html>`, where every style reads it. */
export function rootAttributes(settings: Settings): Readonly<Record<string, string>> {
  return {
    lang: settings.language === 'en' ? 'en' : 'ja',
    'data-text': settings.text,
    'data-theme': settings.theme,
    'data-furigana': settings.furigana,
    'data-hand': settings.hand,
  };
}
