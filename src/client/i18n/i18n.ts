/** Texts by language and by the person who reads them; only what a screen needs is loaded. */
import i18next, { type i18n } from 'i18next';
import resourcesToBackend from 'i18next-resources-to-backend';
import { initReactI18next } from 'react-i18next';

export const languages = ['ja', 'ja-easy', 'en'] as const;
export type Language = (typeof languages)[number];

/** `ja-easy` is やさしい日本語; staff texts have no easy version, staff read the ordinary one. */
export async function createTexts(language: Language): Promise<i18n> {
  const texts = i18next.createInstance();
  await texts
    .use(initReactI18next)
    .use(resourcesToBackend((lng: string, ns: string) => import(`./${lng}/${ns}.json`)))
    .init({
      lng: language,
      fallbackLng: 'ja',
      supportedLngs: [...languages],
      // `ja-easy` is a language of its own, not a region of `ja`.
      load: 'currentOnly',
      ns: ['ui'],
      defaultNS: 'ui',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  return texts;
}
