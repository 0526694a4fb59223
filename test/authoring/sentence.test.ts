import { expect, it } from 'vitest';
import { writePlainText, writeSample, writeSentence } from '../../src/authoring/sentence.ts';
import { aContext, registries } from './a-context.ts';

const at = (text: string) => ({ text, line: 7 });

it('fills a fact into the words and says that it was stated', () => {
  const { context, reported, stated } = aContext({ registries, readings: '市\tし' });
  expect(writeSentence(at('市は {{fact:city-line}}へ'), context)).toEqual([
    { kind: 'ruby', base: '市', reading: 'し' },
    { kind: 'text', text: 'は 0467-82-1111へ' },
  ]);
  expect(stated).toEqual(['city-line']);
  expect(reported).toEqual([]);
});

it('keeps the place of a city setting with its fallback', () => {
  const { context } = aContext({ registries });
  expect(writeSentence(at('（{{setting:konbini-fee}}）'), context)).toEqual([
    { kind: 'text', text: '（' },
    { kind: 'setting', settingId: 'konbini-fee', fallback: '市の 案内で たしかめる' },
    { kind: 'text', text: '）' },
  ]);
});

it('puts readings inside bold words', () => {
  const { context } = aContext({ readings: '鍵\tかぎ' });
  expect(writeSentence(at('**鍵**です'), context)).toEqual([
    { kind: 'strong', children: [{ kind: 'ruby', base: '鍵', reading: 'かぎ' }] },
    { kind: 'text', text: 'です' },
  ]);
});

it('prefers the reading that the author wrote at this place', () => {
  const { context, reported } = aContext({ readings: '明日\tあした' });
  expect(writeSentence(at('{明日|あす}と {上手|}'), context)).toEqual([
    { kind: 'ruby', base: '明日', reading: 'あす' },
    { kind: 'text', text: 'と ' },
    { kind: 'text', text: '上手' },
  ]);
  expect(reported).toEqual([]);
});

it('reports what it does not know, with the line', () => {
  const { context, reported } = aContext();
  writeSentence(at('明日 {{fact:x}} 300円'), context);
  expect(reported).toEqual([
    [7, 'world-literal', '300円'],
    [7, 'unknown-fact-name', 'x'],
    [7, 'unread-word', '明日'],
    [7, 'unread-word', '円'],
  ]);
});

it('writes the words of a teacher without readings, and refuses settings there', () => {
  const { context, reported } = aContext({ registries });
  expect(writePlainText(at('**{明日|あす}** {{setting:konbini-fee}}'), context)).toBe('明日 ');
  expect(reported).toEqual([[7, 'setting-in-plain-words', 'konbini-fee']]);
});

it('lets a sample message hold a time, and refuses a number that may be real', () => {
  const { context, reported } = aContext();
  expect(writeSample(at('午後3:30に集合'), context)).toBe('午後3:30に集合');
  expect(reported).toEqual([]);
  writeSample(at('090-1234-5678'), context);
  expect(reported).toEqual([[7, 'real-looking-sample', '090-1234-5678']]);
});
