/** The practice phone in a real browser: finished by finger and by the keyboard alone, and nothing for axe to find. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPacks } from '../../src/authoring/build-packs.ts';
import { readLessonFolder } from '../../src/authoring/lesson-folder.ts';
import { phoneFamilies, type PhoneFamily } from '../../src/domain/lessons/lesson.ts';
import { leastTarget } from '../../src/domain/lessons/practice-measures.ts';
import type { Scenario } from '../../src/domain/lessons/scenario.ts';
import { firstState, phoneFor } from '../../src/domain/lessons/simulator.ts';
import { wayToGoal } from '../../src/domain/lessons/solve-scenario.ts';
import { axeFindings } from './axe.ts';
import { startPhone, type Phone } from './chromium.ts';
import { createFinger, createKeyboard } from './fingers.ts';
import { startRealCity, type RealCity } from './real-city.ts';

const built = buildPacks(readLessonFolder('lessons'), '2026-11-22');
const scenarios = built.ok ? built.value.scenarios : [];

/** The long run takes every scenario in every family, both ways. */
const isLong = process.env['CHECK_ALL'] === 'yes';
const sample: readonly (readonly [string, PhoneFamily, 'finger' | 'keyboard'])[] = [
  ['tap-and-swipe', 'android', 'finger'],
  ['certificate-at-konbini', 'easy', 'keyboard'],
];
const cases = isLong
  ? scenarios.flatMap(({ scenarioId }) =>
      phoneFamilies.flatMap((family) =>
        (['finger', 'keyboard'] as const).map((hand) => [scenarioId, family, hand] as const),
      ),
    )
  : sample;

let city: RealCity;
let phone: Phone;

beforeAll(async () => {
  city = await startRealCity();
  phone = await startPhone({ width: 320, height: 740 });
  const page = await openList();
  await page.close();
});

afterAll(async () => {
  await phone.end();
  await city.end();
});

it('a voice reads the name of a practice, and not the readings above it', async () => {
  const page = await openList();
  const read = await practiceLink(page).ariaSnapshot();
  expect(read.replaceAll(' ', '')).toContain('荷物のSMSをたしかめる');
  await page.close();
});

it.each(cases)('%s is finished on %s by %s', async (scenarioId, family, hand) => {
  const scenario = scenarios.find((one) => one.scenarioId === scenarioId);
  if (!scenario) throw new Error(`no scenario ${scenarioId}`);
  const page = await openPractice(scenario, family);
  const make = hand === 'finger' ? await createFinger(page) : createKeyboard(page);
  expect(await axeFindings(page)).toEqual([]);

  const practice = phoneFor(scenario, family);
  for (const event of wayToGoal(practice, firstState(practice)) ?? []) {
    expect(await smallTargets(page)).toEqual([]);
    await make(event);
  }
  await page.getByRole('heading', { name: 'できました。' }).waitFor();
  await page.close();
});

it('opens with no network after a first visit', async () => {
  const page = await phone.openPage(`${city.url}/practice`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  city.line.cut();
  await page.goto(`${city.url}/practice/fraud-and-fake-news/support-scam`);
  await page.locator('[data-practice-screen="recipe"]').waitFor();
  city.line.mend();
  expect(phone.complaints).toEqual([]);
});

const practiceLink = (page: Page) => page.locator('a[href$="/fake-delivery-sms"]');

/** The practices, once they have all arrived. */
async function openList(): Promise<Page> {
  const page = await phone.openPage(`${city.url}/practice`);
  await practiceLink(page).waitFor();
  return page;
}

async function openPractice({ packId, scenarioId }: Scenario, family: PhoneFamily) {
  const page = await phone.openPage(`${city.url}/practice/${packId}/${scenarioId}`);
  await page.locator('[data-practice-screen], h1').first().waitFor();
  const names = { iphone: /^iPhone/, android: /^Android/, easy: /^かんたん/ };
  const isAsked = await page.getByRole('heading', { name: 'どの 電話ですか。' }).isVisible();
  if (!isAsked) await page.getByRole('button', { name: /電話を かえる/ }).click();
  await page.getByRole('button', { name: names[family] }).last().click();
  await page.locator(`[data-practice-screen]`).waitFor();
  return page;
}

/** Targets of the practice phone that are narrower or lower than a finger needs, at 320 px. */
function smallTargets(page: Page) {
  return page.evaluate(
    (least) =>
      [...document.querySelectorAll<HTMLElement>('[data-practice-screen] button')]
        .map((button) => [button.textContent, button.getBoundingClientRect()] as const)
        .filter(([, { width, height }]) => width < least || height < least)
        .map(([name, { width, height }]) => `${name}: ${width} × ${height}`),
    leastTarget,
  );
}
