/** Texts by language and by the person who reads them; only what a screen needs is loaded. */
import i18next, { type BackendModule, type i18n, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['ja', 'ja-easy', 'en'] as const;
export type Language = (typeof languages)[number];

/** Whose texts can be there before the first look. */
export type TextReader = 'ui' | 'learner' | 'install';

/** `ja-easy` is やさしい日本語; staff texts have no easy version, staff read the ordinary one. */
export async function createTexts(
  language: Language,
  readers: readonly TextReader[] = ['ui'],
): Promise<i18n> {
  const texts = i18next.createInstance();
  await texts
    .use(initReactI18next)
    .use(bundledTexts)
    .init({
      lng: language,
      fallbackLng: 'ja',
      supportedLngs: [...languages],
      // `ja-easy` is a language of its own, not a region of `ja`.
      load: 'currentOnly',
      // Otherwise it is taken for a script and written `ja-Easy`, which no folder is called.
      lowerCaseLng: true,
      ns: [...readers],
      defaultNS: 'ui',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  return texts;
}

export type Texts = { readonly default: ResourceKey };

const bundledTexts: BackendModule = {
  type: 'backend',
  init: () => {},
  read: async (language: string, reader: string) => (await textsOf(language, reader)).default,
};

/** Most lessons need two; where all the others lie is another file, which those lessons do not load. */
async function textsOf(language: string, reader: string): Promise<Texts> {
  if (language === 'ja' && reader === 'ui') return import('./ja/ui.json');
  if (language === 'ja' && reader === 'learner') return import('./ja/learner.json');
  return (await import('./more-texts.ts')).readTexts(language, reader);
}
