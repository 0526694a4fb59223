import { startPhone } from '../../../test/browser/chromium.ts';
import { startRealCity, type RealCity } from '../../../test/browser/real-city.ts';
import { createCountedLine, slow4G, type CountedLine } from './counted-line.ts';
import { medianOf, rounded, spreadOf, type Conditions, type Figure } from './figure.ts';
import { openUntilPainted } from './painted.ts';
import { startPlainServer } from './plain-server.ts';
import { createRandom, medianInterval, ratioFigure, roundedInterval, runRounds } from './rounds.ts';
import { reachFirstStep, takeStaticPage, type StaticPage } from './static-page.ts';

// Its first step needs no answer about one's own phone, which a first visitor has not given.
const lesson = '/lessons/my-number-card/certificate-at-konbini';
const leastRounds = 30;
const cpuRate = 4;

/**
 * A lesson's address opened by a phone that has never been there, over slow 4G with its CPU four times slower:
 * the time as a multiple of the same step as static HTML, and what had come down the line when it was painted.
 */
export async function measureFirstVisit({
  rounds,
  seed,
}: Conditions): Promise<{ firstVisit: Figure; readableBytes: Figure }> {
  const city = await startRealCity();
  const step = await takeStep(city);
  const limit = await startPlainServer((path) => (path === lesson ? step.html : null));
  const lineToCity = await createCountedLine(city.url, slow4G);
  const lineToLimit = await createCountedLine(limit.url, slow4G);
  const lineToCopy = await createCountedLine(limit.url, slow4G);
  try {
    const bytes: number[] = [];
    const openLimit = (line: CountedLine) => async () => (await visit(line, step.words)).ms;
    const openApp = async () => {
      const seen = await visit(lineToCity, step.words);
      bytes.push(seen.bytes);
      return seen.ms;
    };
    const count = rounds ?? leastRounds;
    const measured = await runRounds(
      count,
      createRandom(seed),
      [openLimit(lineToLimit), openLimit(lineToCopy)],
      { app: openApp },
    );
    return {
      firstVisit: ratioFigure(measured, 'app', 1.15),
      readableBytes: bytesFigure(bytes, (await visit(lineToLimit, step.words)).bytes),
    };
  } finally {
    await lineToCity.close();
    await lineToLimit.close();
    await lineToCopy.close();
    await limit.close();
    await city.end();
  }
}

async function takeStep(city: RealCity): Promise<StaticPage> {
  const phone = await startPhone();
  try {
    const page = await phone.openPage(`${city.url}${lesson}`);
    await reachFirstStep(page);
    return await takeStaticPage(page);
  } finally {
    await phone.end();
  }
}

/** With a new profile each time: nothing is cached, nothing installed. */
async function visit(
  line: CountedLine,
  words: string,
): Promise<{ readonly ms: number; readonly bytes: number }> {
  const phone = await startPhone();
  try {
    line.forget();
    const page = await phone.context().newPage();
    await page.waitForTimeout(restMs);
    const { ms, at } = await openUntilPainted(page, `${line.url}${lesson}`, words, cpuRate);
    return { ms, bytes: line.bytesBy(at) };
  } finally {
    await phone.end();
  }
}

/** Until Chromium's own beginning is over (ms). */
const restMs = 500;

function bytesFigure(bytes: readonly number[], limitBytes: number): Figure {
  const kilobytes = bytes.map((count) => count / 1000);
  return {
    value: rounded(medianOf(kilobytes)),
    target: 20,
    unit: 'kB gz',
    n: bytes.length,
    spread: spreadOf(kilobytes),
    interval: roundedInterval(medianInterval(kilobytes)),
    remarks: [`headers included; static HTML ${rounded(limitBytes / 1000)} kB`],
  };
}
