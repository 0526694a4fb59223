import { join } from 'node:path';
import { readLessonFolder } from '../../authoring/lesson-folder.ts';
import { startPhone, type Phone } from '../../../test/browser/chromium.ts';
import { startRealCity } from '../../../test/browser/real-city.ts';
import { copyTree } from './copied-tree.ts';
import { createCountedLine, type Answer, type CountedLine } from './counted-line.ts';
import { rounded, type Conditions, type Figure } from './figure.ts';
import { changeOneLesson, multiplyLessons } from './forty-lessons.ts';
import { createRandom } from './rounds.ts';

const timesEach = 5;
const changedPack = 'smartphone-basics';
const changedLesson = 'tap-and-swipe-3';
/** In no other lesson. */
const rareWord = 'きょうも';
const saying = `${rareWord} いっしょに れんしゅう しましょう。`;

/**
 * What a phone that holds forty lessons fetches of them at its next start: when nothing has changed, and when the words
 * of one lesson have. The real client in a real browser; everything that comes down the line is counted.
 */
export async function measurePackUpdate({
  seed,
}: Conditions): Promise<{ packUpdate: Figure; packUpdateNothing: Figure }> {
  const forty = multiplyLessons(readLessonFolder('lessons'), timesEach, createRandom(seed));
  const tree = copyTree();
  try {
    await tree.buildClient(forty);
    const city = await startRealCity(join(tree.folder, 'dist'));
    const line = await createCountedLine(city.url, null);
    const phone = await startPhone();
    try {
      await openUntilQuiet(phone, line);
      await phone.restart();
      await openUntilQuiet(phone, line);
      await phone.restart();
      line.forget();
      await openUntilQuiet(phone, line);
      const nothing = nothingFigure([...line.answers()]);

      await tree.buildClient(
        changeOneLesson(forty, `${changedPack}/${changedLesson}/lesson.ja.md`, saying),
      );
      await phone.restart();
      line.forget();
      await openUntilQuiet(phone, line);
      const answers = [...line.answers()];
      return {
        packUpdate: updateFigure(answers, await lessonBytes(line, answers)),
        packUpdateNothing: nothing,
      };
    } finally {
      await phone.end();
      await line.close();
      await city.end();
    }
  } finally {
    tree.remove();
  }
}

/** Until all lessons are there and nothing more is asked for. */
async function openUntilQuiet(phone: Phone, line: CountedLine): Promise<void> {
  const page = await phone.openPage(`${line.url}/`);
  await page.getByText('電波なしで 使えます').waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  while (line.quietFor() < quietMs) await page.waitForTimeout(100);
}

const quietMs = 4000;

const isOfPacks = ({ path }: Answer): boolean => path.startsWith('/packs/');

const bytesOf = (answers: readonly Answer[]): number =>
  answers.reduce((sum, { headerBytes, bodyBytes }) => sum + headerBytes + bodyBytes, 0);

/** Of the file that holds the changed words; the largest, if several do. */
async function lessonBytes(line: CountedLine, answers: readonly Answer[]): Promise<number> {
  const sizes: number[] = [];
  for (const { path, status, bodyBytes } of answers.filter(isOfPacks)) {
    if (status !== 200) continue;
    const text = await (await fetch(`${line.url}${path}`)).text();
    if (text.includes(rareWord)) sizes.push(bodyBytes);
  }
  if (sizes.length === 0) throw new Error('The changed lesson was not fetched.');
  return Math.max(...sizes);
}

function updateFigure(answers: readonly Answer[], lesson: number): Figure {
  const ofPacks = answers.filter(isOfPacks);
  const ratio = rounded(bytesOf(ofPacks) / lesson);
  return {
    value: ratio,
    target: 1.2,
    unit: '× the changed lesson',
    n: 1,
    spread: [ratio, ratio],
    remarks: [
      `${bytesOf(ofPacks)} bytes gz with headers in ${ofPacks.length} requests; the lesson is ${lesson} bytes gz`,
      elsewhere(answers),
    ],
  };
}

function nothingFigure(answers: readonly Answer[]): Figure {
  const ofPacks = answers.filter(isOfPacks);
  const bytes = bytesOf(ofPacks);
  return {
    value: bytes,
    target: 1000,
    unit: 'bytes with headers',
    n: 1,
    spread: [bytes, bytes],
    misses: ofPacks.length > 1 ? [`${ofPacks.length} requests, where one is allowed`] : [],
    remarks: [
      ...ofPacks.map(({ path, status }) => `${path} answered ${status}`),
      elsewhere(answers),
    ],
  };
}

/** What the same start fetched beside the packs, so that nothing can hide there. */
function elsewhere(answers: readonly Answer[]): string {
  const others = answers.filter((answer) => !isOfPacks(answer));
  const paths = [...new Set(others.map(({ path }) => path))].sort().join(' ');
  return `beside /packs/: ${bytesOf(others)} bytes, ${others.length} requests (${paths})`;
}
