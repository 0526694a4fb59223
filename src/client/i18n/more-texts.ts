import type { Texts } from './i18n.ts';

/** Texts of a screen beside the lessons, or of a role. */
export const readTexts = async (language: string, reader: string): Promise<Texts> =>
  (await import(`./${language}/${reader}.json`)) as Texts;
