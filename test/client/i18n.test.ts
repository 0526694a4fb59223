import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

type Texts = { readonly [key: string]: string | Texts };

const folder = 'src/client/i18n';
const readTexts = (language: string, name: string): ReadonlyMap<string, string> =>
  flatten(JSON.parse(readFileSync(join(folder, language, `${name}.json`), 'utf8')) as Texts);

const names = readdirSync(join(folder, 'ja')).map((file) => file.replace('.json', ''));
/** Staff texts have no easy version: staff read the ordinary one. */
const pairs = names.flatMap((name) =>
  ['ja-easy', 'en']
    .filter((language) => !(name === 'staff' && language === 'ja-easy'))
    .map((language) => [language, name] as const),
);

const components = readdirSync('src/client', { recursive: true })
  .map((file) => join('src/client', String(file)))
  .filter((file) => /\.(ts|tsx)$/.test(file) && !file.includes('i18n') && !file.endsWith('.d.ts'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

describe('texts', () => {
  it.each(pairs)(
    '%s/%s says everything that the Japanese says, with the same blanks to fill',
    (language, name) => {
      const ja = readTexts('ja', name);
      const other = readTexts(language, name);
      expect([...other.keys()].sort()).toEqual([...ja.keys()].sort());
      for (const [key, text] of ja)
        expect([key, blanksOf(other.get(key) ?? '')]).toEqual([key, blanksOf(text)]);
    },
  );

  it('every text is used somewhere', () => {
    const everything = components.map(({ text }) => text).join('\n');
    const unused = names.flatMap((name) =>
      [...readTexts('ja', name).keys()]
        .filter((key) => !isUsed(key, everything))
        .map((key) => `${name}:${key}`),
    );
    expect(unused).toEqual([]);
  });

  it('no component carries Japanese words of its own', () => {
    const japanese = /[\u3040-\u30ff\u3400-\u9fff]/;
    const found = components
      .filter(({ file }) => file.endsWith('.tsx'))
      .map(({ file, text }) => ({
        file,
        line: withoutComments(text)
          .split('\n')
          .find((line) => japanese.test(line)),
      }))
      .filter(({ line }) => line !== undefined);
    expect(found).toEqual([]);
  });

  it('learner and volunteer Japanese never scolds and never shouts', () => {
    const harsh = /エラー|失敗|不正解|！|タップ(?!・)/;
    const found = names
      .filter((name) => name !== 'staff')
      .flatMap((name) =>
        ['ja', 'ja-easy'].flatMap((language) =>
          [...readTexts(language, name)].filter(([, text]) => harsh.test(text)),
        ),
      );
    expect(found).toEqual([]);
  });

  it('staff Japanese has no blanks between phrases', () => {
    const spaced = [...readTexts('ja', 'staff')].filter(([, text]) =>
      /[\u3040-\u30ff\u3400-\u9fff] [\u3040-\u30ff\u3400-\u9fff]/.test(text),
    );
    expect(spaced).toEqual([]);
  });
});

/** A key is used when it stands whole in the code, or as a template whose fixed parts it matches. */
function isUsed(key: string, everything: string): boolean {
  if (everything.includes(`'${key}'`) || everything.includes(`:${key}'`)) return true;
  return templates(everything).some((pattern) => pattern.test(key));
}

const templatesByText = new Map<string, readonly RegExp[]>();

function templates(everything: string): readonly RegExp[] {
  const known = templatesByText.get(everything);
  if (known) return known;
  const found = [...everything.matchAll(/`((?:\w+:)?[\w.-]*\$\{[^`]*)`/g)].map((match) => {
    const fixed = (match[1] ?? '').replace(/^\w+:/, '').split(/\$\{[^}]*\}/);
    return new RegExp(`^${fixed.map(escape).join('[\\w-]+')}$`);
  });
  templatesByText.set(everything, found);
  return found;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const blanksOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

function flatten(texts: Texts, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, inner]): [string, string][] =>
      typeof inner === 'string' ? [[prefix + key, inner]] : [...flatten(inner, `${prefix}${key}.`)],
    ),
  );
}
