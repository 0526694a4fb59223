import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { overlongPhrases } from '../../../src/domain/lessons/phrase-length.ts';

type Texts = { readonly [key: string]: string | Texts };

const textsOf = (language: string): readonly string[] =>
  ['learner', 'install'].flatMap((name) =>
    flatten(JSON.parse(readFileSync(`src/client/i18n/${language}/${name}.json`, 'utf8')) as Texts),
  );

function flatten(texts: Texts): readonly string[] {
  return Object.values(texts).flatMap((text) =>
    typeof text === 'string' ? [text] : flatten(text),
  );
}

/** Blanks are filled by a number of one digit or a name of four signs. */
const fill = (text: string): string =>
  text.replaceAll('{{name}}', '茅ヶ崎市').replace(/\{\{\w+\}\}/g, '8');

describe('texts for learners', () => {
  it.each(['ja', 'ja-easy'])('%s: no phrase is too long for a line of doubled text', (language) => {
    expect(textsOf(language).flatMap((text) => overlongPhrases(fill(text)))).toEqual([]);
  });

  it('やさしい日本語 says most things in another way than the ordinary Japanese', () => {
    const ja = textsOf('ja');
    const easy = textsOf('ja-easy');
    const same = easy.filter((text, index) => text === ja[index]).length;
    expect(same / easy.length).toBeLessThan(0.4);
  });
});
