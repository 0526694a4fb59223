/** Texts for drawing ahead of time: each is a token that says which text belongs there, and with which words. */
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { textToken } from '../../protocol/pages/tokens.ts';
import enInstall from '../i18n/en/install.json';
import en from '../i18n/en/learner.json';
import enUi from '../i18n/en/ui.json';
import jaInstall from '../i18n/ja/install.json';
import ja from '../i18n/ja/learner.json';
import jaUi from '../i18n/ja/ui.json';
import easyInstall from '../i18n/ja-easy/install.json';
import easy from '../i18n/ja-easy/learner.json';
import easyUi from '../i18n/ja-easy/ui.json';

type Nested = { readonly [name: string]: string | Nested };

/** Every text of a learner's pages by `namespace:key`, in each language. */
export const textsByLanguage: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ja: { ...flat('learner', ja), ...flat('ui', jaUi), ...adviceOf(jaInstall) },
  'ja-easy': { ...flat('learner', easy), ...flat('ui', easyUi), ...adviceOf(easyInstall) },
  en: { ...flat('learner', en), ...flat('ui', enUi), ...adviceOf(enInstall) },
};

/** Speaks in tokens. A text's words are those that any language fills in. */
export function createTokenTexts(): i18n {
  const texts = i18next.createInstance();
  void texts.use(initReactI18next).init({
    lng: 'ja',
    ns: ['ui', 'learner'],
    defaultNS: 'ui',
    resources: {
      ja: {
        ui: tokens('ui', jaUi),
        learner: tokens('learner', ja),
        install: tokens('install', jaInstall),
      },
    },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return texts;
}

/** Of the texts about installing, those that can stand on a page before the app begins. */
function adviceOf({ app, inApp }: Pick<typeof jaInstall, 'app' | 'inApp'>): Record<string, string> {
  return flat('install', { app, inApp });
}

function tokens(path: string, texts: Nested): Record<string, unknown> {
  const divider = path.includes(':') ? '.' : ':';
  return Object.fromEntries(
    Object.entries(texts).map(([name, inside]) => {
      const key = `${path}${divider}${name}`;
      return [
        name,
        typeof inside === 'string' ? textToken(key, wordsOf(key)) : tokens(key, inside),
      ];
    }),
  );
}

function wordsOf(key: string): Readonly<Record<string, string>> {
  const names = Object.values(textsByLanguage).flatMap((texts) =>
    [...(texts[key] ?? '').matchAll(/{{(\w+)}}/g)].map(([, name = '']) => name),
  );
  return Object.fromEntries(names.sort().map((name) => [name, `{{${name}}}`]));
}

function flat(namespace: string, texts: Nested): Record<string, string> {
  const rows = (path: string, inside: Nested): readonly (readonly [string, string])[] =>
    Object.entries(inside).flatMap(([name, text]) =>
      typeof text === 'string' ? [[path + name, text] as const] : rows(`${path}${name}.`, text),
    );
  return Object.fromEntries(rows(`${namespace}:`, texts));
}
