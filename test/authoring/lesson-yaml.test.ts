import * as v from 'valibot';
import { expect, it } from 'vitest';
import { CountingNumber, IdWords, readYaml, Words, Yes } from '../../src/authoring/lesson-yaml.ts';
import { aReport, onLine10 } from './a-context.ts';

const Schema = v.strictObject({
  id: v.optional(IdWords),
  why: v.optional(Words),
  count: v.optional(CountingNumber),
  correct: v.optional(Yes),
  list: v.optional(v.array(v.strictObject({ text: Words }))),
});

function read(text: string) {
  const { reported, report } = aReport();
  return { found: readYaml(onLine10(text), Schema, report), reported };
}

it('takes every value as the words that were written', () => {
  expect(read('why: 0120\nid: no').found?.value).toEqual({ why: '0120', id: 'no' });
  expect(read('why: 13:30に 集合').found?.value).toEqual({ why: '13:30に 集合' });
});

it('makes numbers and yes where they are asked for', () => {
  expect(read('count: 20\ncorrect: true').found?.value).toEqual({ count: 20, correct: true });
});

it('knows the line of each value in the file', () => {
  const found = read('id: a\nlist:\n  - text: い\n  - text: ろ').found;
  expect(found?.lineOf(['list', 1, 'text'])).toBe(13);
  expect(found?.lineOf(['list', 1, 'missing'])).toBe(13);
});

it('reports every mistake with its line in the file', () => {
  const { found, reported } = read('id: A b\nwhyy: x\nlist:\n  - txt: x\n  - text:\ncount: 二十');
  expect(found).toBeUndefined();
  expect(reported.sort(([a], [b]) => a - b)).toEqual([
    [10, 'wrong-id', 'A b'],
    [11, 'unknown-key', 'whyy'],
    [13, 'missing-key', 'text'],
    [13, 'unknown-key', 'txt'],
    [14, 'wrong-value', 'text'],
    [15, 'wrong-value', 'count'],
  ]);
});

it.each([
  ['why: {{fact:x}} です', 'yaml-needs-quotes', '{'],
  ['why: **太字** です', 'yaml-needs-quotes', '*'],
  ['list: [*x]', 'yaml-needs-quotes', '*'],
  ['why: 相談は #9110へ', 'yaml-lost-words', '#9110へ'],
])('asks for quotes where YAML would read %s as something else', (text, type, detail) => {
  expect(read(text).reported).toEqual([[10, type, detail]]);
  expect(read(`why: "${text.slice(5)}"`).reported).toEqual([]);
});

it.each([
  ['why: a\nwhy: b', 'yaml-duplicate-key'],
  ['list:\n\t- text: a', 'yaml-tab'],
  ['why: "閉じない', 'yaml-unreadable'],
])('reports what is no YAML: %s', (text, type) => {
  expect(read(text).reported.map(([, reported]) => reported)).toContain(type);
});

it('lets a line of comment stand', () => {
  expect(read('# 画面の 言葉\nwhy: a').reported).toEqual([]);
});
