import { describe, expect, it } from 'vitest';
import { readSections, splitFrontMatter } from '../../src/authoring/sections.ts';
import { aReport } from './a-context.ts';

function read(body: string) {
  const { reported, report } = aReport();
  return { sections: readSections(body, report), reported };
}

describe('front matter', () => {
  it('is cut off while the lines of the body stay true', () => {
    const { reported, report } = aReport();
    const split = splitFrontMatter('---\ntitle: い\n---\n## ろ {#ro}\n', report);
    expect(split?.frontMatter).toEqual({ text: 'title: い\n', firstLine: 2 });
    expect(readSections(split?.body ?? '', report)[0]?.line).toBe(4);
    expect(reported).toEqual([]);
  });

  it('is missed where it is missing', () => {
    const { reported, report } = aReport();
    expect(splitFrontMatter('## い {#i}\n', report)).toBeUndefined();
    expect(reported).toEqual([[1, 'missing-front-matter']]);
  });
});

it('makes one section of each heading, with its id, words and blocks', () => {
  const { sections, reported } = read('## 1回 さわる {#tap-once}\n\n文\n二行め\n\n- い\n- ろ\n');
  expect(reported).toEqual([]);
  expect(sections).toEqual([
    {
      stepId: 'tap-once',
      line: 1,
      heading: { text: '1回 さわる', line: 1 },
      blocks: [
        { kind: 'paragraph', source: { text: '文\n二行め', line: 3 } },
        {
          kind: 'list',
          items: [
            { text: 'い', line: 6 },
            { text: 'ろ', line: 7 },
          ],
        },
      ],
    },
  ]);
});

it('keeps 「午後3:30に集合」 whole', () => {
  const { sections } = read('## 午後3:30に集合 {#meet}\n\n午後3:30に集合\n');
  expect(sections[0]?.heading.text).toBe('午後3:30に集合');
  expect(sections[0]?.blocks).toEqual([
    { kind: 'paragraph', source: { text: '午後3:30に集合', line: 3 } },
  ]);
});

it('hands on a fenced block with the line of its first word', () => {
  const { sections } = read('## い {#i}\n\n```check\nchoices: []\n```\n');
  expect(sections[0]?.blocks).toEqual([
    { kind: 'fence', language: 'check', line: 3, yaml: { text: 'choices: []', firstLine: 4 } },
  ]);
});

it.each([
  ['## い\n', [1, 'missing-step-id']],
  ['## い {#Two Words}\n', [1, 'wrong-id', 'Two Words']],
  ['### い {#i}\n', [1, 'wrong-heading']],
  ['い {#i}\n---\n', [1, 'wrong-heading']],
  ['文\n\n## い {#i}\n', [1, 'text-before-step']],
])('reports the heading of %j', (body, mistake) => {
  expect(read(body).reported).toEqual([mistake]);
});

it('reads a step without a name all the same', () => {
  expect(read('## い\n\n文\n').sections[0]).toMatchObject({ stepId: 'unnamed-1' });
});

it.each([
  ['<b>い</b>', 'HTML のタグ'],
  ['<div>い</div>', 'HTML のタグ'],
  ['[い](https://x.example)', 'リンク'],
  ['![い](x.png)', '画像'],
  ['> い', '「>」の引用'],
  ['1. い', '番号つきの箇条書き'],
  ['`い`', '「`」の囲み'],
  ['*い*', '「*」1つの強調'],
  ['- い\n\n  ろ', '箇条書きの中の段落'],
])('refuses %j', (text, name) => {
  const { reported } = read(`## い {#i}\n\n${text}\n`);
  expect(reported.length).toBeGreaterThan(0);
  for (const [, type, detail] of reported)
    expect([type, detail]).toEqual(['refused-markdown', name]);
});
