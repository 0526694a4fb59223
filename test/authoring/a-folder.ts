/** A small folder of lessons without a mistake; a test changes only what it is about. */
import type { LessonFolder } from '../../src/authoring/lesson-folder.ts';

const check = `\`\`\`check
choices:
  - id: go
    text: いく
    correct: true
    why: いけます。
  - id: stay
    text: いかない
    why: いけません。
\`\`\``;

export function aLessonText(title: string, words = 'ここを さわります。'): string {
  return `---
title: ${title}
version: 1
minutes: 20
goal: さわれます。
---

## ${words} {#one}

## どうしますか。 {#two}

${check}

## つぎは どうしますか。 {#three}

${check}

## ホームに もどります。 {#four}

市の 代表は {{fact:city-line}}へ。

## おわりです。 {#five}
`;
}

export const factsText = `facts:
  city-line:
    text: "0467-82-1111"
    about: 市の代表
    source: 市のページ
    checkedOn: 2026-11-10
    reviewBy: 2027-05-10
settings: {}
`;

const packText = (title: string, order: number, lessons: readonly string[]) =>
  `title: ${title}\npicture: phone\norder: ${order}\nlessons:\n${lessons.map((id) => `  - ${id}\n`).join('')}`;

export function aFolder(changed: Readonly<Record<string, string | undefined>> = {}): LessonFolder {
  const files = {
    'facts.yaml': factsText,
    'readings.tsv': '市\tし\n代表\tだいひょう\n',
    'second/pack.yaml': packText('つぎの|パック', 2, ['swipe']),
    'second/swipe/lesson.ja.md': aLessonText('うごかす'),
    'first/pack.yaml': packText('はじめ', 1, ['tap', 'hold']),
    'first/tap/lesson.ja.md': aLessonText('さわる'),
    'first/hold/lesson.ja.md': aLessonText('ながおし'),
    ...changed,
  };
  return new Map(
    Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])),
  );
}

export const today = '2026-11-22';
