import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { buildPacks } from '../../src/authoring/build-packs.ts';
import { canonicalJson } from '../../src/authoring/canonical-json.ts';
import type { LessonFolder } from '../../src/authoring/lesson-folder.ts';
import { LessonFile, PackIndex, PackList } from '../../src/protocol/packs.ts';
import { fortyLessons } from '../forty-lessons.ts';
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

const listsOf = ({ index, files }: ReturnType<typeof build>) =>
  index.packs.map(({ contentHash }) => v.parse(PackList, contentOf(files, contentHash)));
const contentOf = (files: ReadonlyMap<string, Uint8Array>, hash: string): unknown =>
  JSON.parse(new TextDecoder().decode(files.get(hash)));

it('writes an index, a list for each pack and lessons that the protocol accepts', () => {
  const built = build(aFolder());
  const { index, files } = built;
  expect(v.parse(PackIndex, index)).toEqual(index);
  expect(index.packs).toMatchObject([
    { packId: 'first', title: 'はじめ', lessonCount: 2 },
    { packId: 'second', title: 'つぎの\u200bパック', lessonCount: 1 },
  ]);
  const lists = listsOf(built);
  expect(lists[0]?.lessons.map(({ lessonId }) => lessonId)).toEqual(['tap', 'hold']);
  expect(files.size).toBe(5);
  for (const { hash } of lists.flatMap(({ lessons }) => lessons))
    expect(v.is(LessonFile, contentOf(files, hash))).toBe(true);
});

it('names each file by the SHA-256 of its bytes', () => {
  for (const [hash, bytes] of build(aFolder()).files)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
});

it('writes the same bytes again, in whatever order the folder is read', () => {
  const turned = new Map([...aFolder()].reverse());
  expect(build(turned)).toEqual(build(aFolder(), '2026-12-24'));
});

it('changes the lesson, its pack’s list and the index for one changed sentence', () => {
  const before = build(aFolder());
  const changed = { 'first/tap/lesson.ja.md': aLessonText('さわる', 'そこを さわります。') };
  const after = build(aFolder(changed));
  const kept = [...before.files.keys()].filter((hash) => after.files.has(hash));
  expect(kept).toHaveLength(3);
  expect(after.files.size).toBe(5);
  const hashesOf = (built: typeof before) => built.index.packs.map((pack) => pack.contentHash);
  expect(hashesOf(after)[0]).not.toBe(hashesOf(before)[0]);
  expect(hashesOf(after)[1]).toBe(hashesOf(before)[1]);
});

it('for one lesson of forty, index and list weigh no more than a fifth of a lesson of 7 kB', () => {
  const { index, files } = build(fortyLessons(), '2026-11-22');
  expect(index.packs.map(({ lessonCount }) => lessonCount)).toEqual([10, 10, 10, 10]);
  const gzipped = (bytes: string | Uint8Array) => gzipSync(bytes, { level: 9 }).length;
  const lists = index.packs.map(({ contentHash }) => gzipped(files.get(contentHash) ?? ''));
  expect(gzipped(canonicalJson(index)) + Math.max(...lists)).toBeLessThan(1_400);
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

const shopOpens = `  shop-opens:
    text: あさ
    about: 店のあく時
    source: 店のページ
    checkedOn: 2026-11-10
    reviewBy: 2027-02-10
settings`;
const aPracticeText = (goal: string) => `title: ためす
version: 1
minutes: 3
goal: ${goal}
differs: すこし ちがいます。
screens:
  - id: home
    parts:
      - button: すすむ
    touch:
      - tap: すすむ
        to: end
        say: すすみました。
    hint: すすみます。
    otherwise: なにも ありません。
  - id: end
    parts:
      - text: おわり
    hint: できました。
    otherwise: できました。
done:
  - at: end
    say: 「{{fact:shop-opens}}」から です。
`;

it('fails for a stale fact that practices alone state, once', () => {
  const pack = aFolder().get('first/pack.yaml') ?? '';
  const folder = aFolder({
    'facts.yaml': factsText.replace('settings', shopOpens),
    'first/pack.yaml': `${pack}practice:\n  - try\n  - retry\n`,
    'first/try/practice.yaml': aPracticeText('すすみます。'),
    'first/retry/practice.yaml': aPracticeText('もう 一度 すすみます。').replace('一度', 'いちど'),
  });
  expect(mistakesOf(folder, '2027-03-12')).toEqual([]);
  expect(mistakesOf(folder, '2027-03-13')).toEqual(['facts.yaml:9 stale-fact']);
});

it('lets a lesson show a practice of another pack, and names the line where there is none', () => {
  const swipe = aLessonText('うごかす');
  const showing = (practice: string) =>
    swipe.replace(
      '{#one}\n',
      `{#one}\n\n\`\`\`screen\npractice: ${practice}\nscreen: home\nalt: 絵\n\`\`\`\n`,
    );
  const folderOf = (practice: string) =>
    aFolder({
      'facts.yaml': factsText.replace('settings', shopOpens),
      'first/pack.yaml': `${aFolder().get('first/pack.yaml')}practice:\n  - try\n`,
      'first/try/practice.yaml': aPracticeText('すすみます。'),
      'second/swipe/lesson.ja.md': showing(practice),
    });
  const [step] =
    build(folderOf('first/try')).lessons.find(({ lessonId }) => lessonId === 'swipe')?.steps ?? [];
  expect(step?.picture?.easy.parts).toEqual([{ kind: 'button', label: 'すすむ' }]);
  expect(mistakesOf(folderOf('try'))).toEqual(['second/swipe/lesson.ja.md:11 unknown-practice']);
  expect(mistakesOf(folderOf('second/try'))).toEqual([
    'second/swipe/lesson.ja.md:11 unknown-practice',
  ]);
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

it('lists a pack for volunteers apart, and draws nothing of it ahead', () => {
  const folder = aFolder({
    'second/pack.yaml':
      'title: つぎ\npicture: form\naudience: volunteers\norder: 1\nlessons:\n  - swipe\n',
  });
  const drawnLessons: string[] = [];
  const built = buildPacks(folder, today, ({ lessonId }) => {
    drawnLessons.push(lessonId);
    return { markup: 'of this build', steps: [] };
  });
  if (!built.ok) throw new Error('the folder has mistakes');
  expect(built.value.index.packs.map(({ packId }) => packId)).toEqual(['first']);
  expect(v.is(PackIndex, built.value.volunteers)).toBe(true);
  expect(built.value.volunteers.packs.map(({ packId }) => packId)).toEqual(['second']);
  expect(drawnLessons).toEqual(['tap', 'hold']);
});

it('refuses a practice phone in a pack for volunteers, where nobody would find it', () => {
  const pack =
    'title: つぎ\npicture: form\naudience: volunteers\norder: 1\nlessons:\n  - swipe\npractice:\n  - swipe\n';
  expect(mistakesOf(aFolder({ 'second/pack.yaml': pack }))).toContain(
    'second/pack.yaml:7 practice-for-volunteers',
  );
});
