import { describe, expect, it } from 'vitest';
import { phrasesOf } from '../../../src/client/lesson-parts/phrases.ts';
import type { Sentence } from '../../../src/domain/lessons/lesson.ts';

const told = (sentence: Sentence, cityValues = {}) =>
  phrasesOf(sentence, cityValues).map(({ runs, hasBlank }) => [
    runs.map(({ text, reading }) => (reading === null ? text : `${text}(${reading})`)).join(''),
    hasBlank,
  ]);

describe('a sentence', () => {
  it('is divided at its blanks and behind 、 and 。; a word with a reading stays with its neighbours', () => {
    expect(
      told([
        { kind: 'text', text: '2025年 5月から お' },
        { kind: 'ruby', base: '知', reading: 'し' },
        { kind: 'text', text: 'らせに、つかって います。' },
      ]),
    ).toEqual([
      ['2025年', true],
      ['5月から', true],
      ['お知(し)らせに、', false],
      ['つかって', true],
      ['います。', false],
    ]);
  });

  it('strong words and the city’s own values take part in the phrases around them', () => {
    const phrases = phrasesOf(
      [
        { kind: 'text', text: '市の' },
        { kind: 'strong', children: [{ kind: 'text', text: '電話 番号' }] },
        { kind: 'text', text: 'は ' },
        { kind: 'setting', settingId: 'phone', fallback: '市の代表' },
      ],
      { phone: '0467-82-1111' },
    );
    expect(phrases.map(({ runs }) => runs)).toEqual([
      [
        { text: '市の', reading: null, strong: false },
        { text: '電話', reading: null, strong: true },
      ],
      [
        { text: '番号', reading: null, strong: true },
        { text: 'は', reading: null, strong: false },
      ],
      [{ text: '0467-82-1111', reading: null, strong: false, isCitys: true }],
    ]);
  });

  it('a word whose reading stood higher up is drawn without', () => {
    expect(told([{ kind: 'ruby', base: '電話', reading: 'でんわ', repeated: true }])).toEqual([
      ['電話', false],
    ]);
  });

  it('what staff wrote is never held together: it may be longer than a line', () => {
    const [phrase] = phrasesOf(
      [{ kind: 'setting', settingId: 'entrance', fallback: 'https://city.example/shinsei' }],
      {},
    );
    expect(phrase?.length).toBe(Infinity);
  });
});
