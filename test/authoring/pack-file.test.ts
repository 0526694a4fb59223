import { expect, it } from 'vitest';
import { parsePackFile } from '../../src/authoring/pack-file.ts';
import { aReport } from './a-context.ts';

it('reads a pack with its lessons in order', () => {
  const { reported, report } = aReport();
  const text = 'title: スマホの きほん\npicture: phone\norder: 1\nlessons:\n  - b\n  - a\n';
  expect(parsePackFile(text, report)?.value).toEqual({
    title: 'スマホの きほん',
    picture: 'phone',
    audience: 'learners',
    order: 1,
    lessons: ['b', 'a'],
  });
  expect(reported).toEqual([]);
});

it('reports a picture that nobody has drawn and a lesson whose name is no name', () => {
  const { reported, report } = aReport();
  parsePackFile('title: い\npicture: dog\norder: 1\nlessons:\n  - A B\n', report);
  expect(reported).toEqual([
    [2, 'wrong-value', 'picture'],
    [5, 'wrong-id', 'A B'],
  ]);
});
