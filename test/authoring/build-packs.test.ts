import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { buildPacks } from '../../src/authoring/build-packs.ts';
import type { LessonFolder } from '../../src/authoring/lesson-folder.ts';
import { LessonFile, PackIndex } from '../../src/protocol/packs.ts';
import { aFolder, aLessonText, factsText, today } from './a-folder.ts';

function build(folder: LessonFolder, day = today) {
  const built = buildPacks(folder, day);
  if (!built.ok) throw new Error(JSON.stringify(built.failure, null, 1));
  return built.value;
}
function mistakesOf(folder: LessonFolder, day = today) {
  const built = buildPacks(folder, day);
  return built.ok ? [] : built.failure.map(({ file, line, type }) => `${file}:${line} ${type}`);
}

it('writes an index and files that the protocol accepts', () => {
  const { index, files } = build(aFolder());
  expect(v.parse(PackIndex, index)).toEqual(index);
  expect(index.packs.map(({ packId, title }) => [packId, title])).toEqual([
    ['first', 'はじめ'],
    ['second', 'つぎの\u200bパック'],
  ]);
  expect(index.packs[0]?.lessons.map(({ lessonId }) => lessonId)).toEqual(['tap', 'hold']);
  expect(files.size).toBe(3);
  for (const bytes of files.values()) {
    expect(v.is(LessonFile, JSON.parse(new TextDecoder().decode(bytes)))).toBe(true);
  }
});

it('names each file by the SHA-256 of its bytes, and says how many they are', () => {
  const { index, files } = build(aFolder());
  for (const { hash, bytes } of index.packs.flatMap(({ lessons }) => lessons)) {
    const content = files.get(hash) ?? new Uint8Array();
    expect(createHash('sha256').update(content).digest('hex')).toBe(hash);
    expect(content.length).toBe(bytes);
  }
});

it('writes the same bytes again, in whatever order the folder is read', () => {
  const turned = new Map([...aFolder()].reverse());
  expect(build(turned)).toEqual(build(aFolder(), '2026-12-24'));
});

it('changes one file and the index for one changed sentence', () => {
  const before = build(aFolder());
  const changed = { 'first/tap/lesson.ja.md': aLessonText('さわる', 'そこを さわります。') };
  const after = build(aFolder(changed));
  const kept = [...before.files.keys()].filter((hash) => after.files.has(hash));
  expect(kept).toHaveLength(2);
  expect(after.files.size).toBe(3);
  const hashesOf = (built: typeof before) => built.index.packs.map((pack) => pack.contentHash);
  expect(hashesOf(after)[0]).not.toBe(hashesOf(before)[0]);
  expect(hashesOf(after)[1]).toBe(hashesOf(before)[1]);
});

it('finds exactly the five mistakes of a file, each with its line', () => {
  const text = readFileSync(new URL('fixtures/five-mistakes.ja.md', import.meta.url), 'utf8');
  const readings = '市\tし\n代表\tだいひょう\n長\tなが\n切\tき\n文\tぶん\n一\tひと\n';
  const folder = aFolder({ 'first/tap/lesson.ja.md': text, 'readings.tsv': readings });
  expect(mistakesOf(folder)).toEqual([
    'first/tap/lesson.ja.md:8 long-phrase',
    'first/tap/lesson.ja.md:10 world-literal',
    'first/tap/lesson.ja.md:20 missing-why',
    'first/tap/lesson.ja.md:31 touch-not-drawn',
    'first/tap/lesson.ja.md:34 refused-markdown',
  ]);
});

it('does not count checks that it could not read', () => {
  const text = aLessonText('さわる').replaceAll('    text: いく\n', '');
  expect(mistakesOf(aFolder({ 'first/tap/lesson.ja.md': text }))).toEqual([
    'first/tap/lesson.ja.md:14 missing-key',
    'first/tap/lesson.ja.md:26 missing-key',
  ]);
});

it('fails for a stale fact, in the registry, once', () => {
  expect(mistakesOf(aFolder(), '2027-06-09')).toEqual([]);
  expect(mistakesOf(aFolder(), '2027-06-10')).toEqual(['facts.yaml:3 stale-fact']);
});

it('names the facts that are soon to be reviewed', () => {
  expect(build(aFolder()).factsDue).toEqual([]);
  expect(build(aFolder(), '2027-04-10').factsDue).toEqual(['city-line']);
});

it('says every mistake of every file', () => {
  const folder = aFolder({
    'facts.yaml': factsText.replace('    about: 市の代表\n', ''),
    'readings.tsv': '市\tし\n代表\tだいひょう\n市\tいち\n',
    'first/pack.yaml': 'title: はじめ\npicture: dog\norder: 1\nlessons:\n  - tap\n',
    'second/swipe/lesson.ja.md': aLessonText('うごかす', 'タップ します。'),
  });
  expect(mistakesOf(folder)).toEqual([
    'facts.yaml:2 missing-key',
    'first/pack.yaml:2 wrong-value',
    'readings.tsv:3 duplicate-reading',
    'second/swipe/lesson.ja.md:8 bare-tap',
  ]);
});

it('refuses a folder without facts.yaml', () => {
  expect(mistakesOf(aFolder({ 'facts.yaml': undefined }))).toEqual(['facts.yaml:1 missing-file']);
});

it('wants the lessons of a pack listed, written and in one pack alone', () => {
  expect(mistakesOf(aFolder({ 'first/hold/lesson.ja.md': undefined }))).toEqual([
    'first/pack.yaml:6 missing-file',
  ]);
  expect(mistakesOf(aFolder({ 'first/more/lesson.ja.md': aLessonText('もっと') }))).toEqual([
    'first/pack.yaml:4 lesson-not-listed',
  ]);
  const twice = {
    'second/pack.yaml': 'title: つぎ\npicture: hook\norder: 2\nlessons:\n  - swipe\n  - tap\n',
    'second/tap/lesson.ja.md': aLessonText('さわる'),
  };
  expect(mistakesOf(aFolder(twice))).toEqual(['second/pack.yaml:6 lesson-id-in-two-packs']);
});
