import type { Page } from 'playwright-core';
import { readLessonFolder } from '../../authoring/lesson-folder.ts';
import { startPhone, type Phone } from '../../../test/browser/chromium.ts';
import { startRealCity, type RealCity } from '../../../test/browser/real-city.ts';
import { startBenchPage } from './bench-page.ts';
import { forLearners } from './for-learners.ts';
import { medianOf, quantileOf, rounded, type Conditions, type Figure } from './figure.ts';
import { afterFrame, slowDown } from './painted.ts';
import { createRandom } from './rounds.ts';
import { reachFirstStep } from './static-page.ts';

const cpuRate = 6;
const restMs = 300;

/**
 * From つぎへ to the frame in which the next step is painted, through every step of every lesson, offline, with
 * the CPU six times slower; and in the same run a list of as many elements that bare React swaps for another.
 */
export async function measureStepChange({
  seed,
}: Conditions): Promise<{ stepChange: Figure; stepChangeRatio: Figure }> {
  const random = createRandom(seed);
  const city = await startRealCity();
  const phone = await startPhone();
  const server = await startBenchPage('test/bench/react-list-page.ts');
  try {
    await installLessons(phone, city);
    city.line.cut();
    const list = await phone.openPage(`${server.url}/`);
    await list.getByRole('button', { name: 'つぎへ' }).waitFor();
    await slowDown(await phone.context().newCDPSession(list), cpuRate);
    const stepTimes: number[] = [];
    const listTimes: number[] = [];
    for (const lesson of lessonAddresses()) {
      const page = await phone.openPage(`${city.url}${lesson}`);
      await reachFirstStep(page);
      await slowDown(await phone.context().newCDPSession(page), cpuRate);
      while (await canGoOn(page)) {
        const elementCount = await page.evaluate<number>(
          'document.querySelectorAll("main *").length',
        );
        const timeStep = async () => stepTimes.push(await timeNext(page));
        const timeList = async () => {
          await list.evaluate(`window.elementCount = ${elementCount}`);
          listTimes.push(await timeNext(list));
        };
        const order = random() < 0.5 ? [timeStep, timeList] : [timeList, timeStep];
        for (const time of order) await time();
      }
      await page.close();
    }
    return {
      stepChange: timesFigure(stepTimes),
      stepChangeRatio: ratioFigure(stepTimes, listTimes),
    };
  } finally {
    await server.close();
    await phone.end();
    await city.end();
  }
}

async function installLessons(phone: Phone, city: RealCity): Promise<void> {
  const page = await phone.openPage(`${city.url}/`);
  await page.getByText('電波なしで 使えます').waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await page.close();
}

/** Every lesson for learners that the app is built with. */
function lessonAddresses(): readonly string[] {
  return [...forLearners(readLessonFolder('lessons')).keys()]
    .flatMap((path) => {
      const [, lesson] = /^([\w-]+\/[\w-]+)\/lesson\.ja\.md$/.exec(path) ?? [];
      return lesson ? `/lessons/${lesson}` : [];
    })
    .sort();
}

/** Answers a check until つぎへ stands there; false at the last step, whose つぎへ leads out of the lesson. */
async function canGoOn(page: Page): Promise<boolean> {
  const place =
    (await page
      .getByText(/^\d+ \/ \d+$/)
      .first()
      .textContent()) ?? '';
  const [step, total] = place.split(' / ');
  if (step === total) return false;
  const next = page.getByRole('button', { name: 'つぎへ' });
  const again = page.getByRole('button', { name: 'もう一度' });
  const choices = page.locator('main ul button');
  for (let choice = 0; (await next.count()) === 0; choice += 1) {
    await choices.nth(choice).click();
    await next.or(again).first().waitFor();
    if (await again.count()) {
      await again.click();
      await choices.first().waitFor();
    }
  }
  return true;
}

async function timeNext(page: Page): Promise<number> {
  await page.bringToFront();
  await page.waitForTimeout(restMs);
  return page.evaluate<number>(timeInPage);
}

/** Runs in the page. The heading is on every step, and on every list, another one. */
const timeInPage = `new Promise((resolve) => {
  const heading = () => document.querySelector('h1')?.textContent;
  const before = heading();
  const next = [...document.querySelectorAll('button')].find((button) => button.textContent === 'つぎへ');
  const startedAt = performance.now();
  const seen = new MutationObserver(() => {
    if (heading() === undefined || heading() === before) return;
    seen.disconnect();
    (${afterFrame})(() => resolve(performance.now() - startedAt));
  });
  seen.observe(document.body, { childList: true, subtree: true, characterData: true });
  next.click();
})`;

function timesFigure(times: readonly number[]): Figure {
  return {
    value: Math.round(quantileOf(times, 0.95)),
    target: 100,
    unit: 'ms, 95th of 100',
    n: times.length,
    spread: [Math.round(Math.min(...times)), Math.round(Math.max(...times))],
    remarks: [`median ${Math.round(medianOf(times))} ms`],
  };
}

/** The slow ones against the slow ones, as the target says of 95 in 100. */
function ratioFigure(times: readonly number[], listTimes: readonly number[]): Figure {
  const ratios = times.map((time, index) => time / (listTimes[index] ?? Number.NaN));
  const [slow, slowList] = [quantileOf(times, 0.95), quantileOf(listTimes, 0.95)];
  return {
    value: rounded(slow / slowList),
    target: 1.5,
    unit: '× a bare React list, 95th of 100 of each',
    n: times.length,
    spread: [rounded(Math.min(...ratios)), rounded(Math.max(...ratios))],
    remarks: [
      `95th of 100: ${Math.round(slow)} ms, list ${Math.round(slowList)} ms`,
      `median of pairs ${rounded(medianOf(ratios))}`,
    ],
  };
}
