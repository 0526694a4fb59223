/** Plays events of the practice phone in a real browser: as a finger does, or by the keyboard alone. */
import type { CDPSession, Locator, Page } from 'playwright-core';
import { kanaKeys } from '../../src/client/lesson-parts/phone/kana-keys.ts';
import { heldFor } from '../../src/client/learner/practice/recognize-gesture.ts';
import type { PracticeGesture } from '../../src/domain/lessons/scenario.ts';
import type { PracticeEvent, TouchEvent } from '../../src/domain/lessons/simulator.ts';

type Hand = (event: PracticeEvent) => Promise<void>;
type Point = { readonly x: number; readonly y: number };

const target = (page: Page, name: string) => page.locator(`[data-target=${JSON.stringify(name)}]`);
const waitButton = (page: Page) => page.getByRole('button', { name: '少し まつ' });

/** The keys that write a sign, one after the other. */
function keysOf(page: Page, sign: string): readonly Locator[] {
  const key = (written: string) => page.locator(`[data-key][data-sign=${JSON.stringify(written)}]`);
  const [base] = kanaKeys.find((signs) => signs.includes(sign)) ?? [sign];
  return base === undefined || base === sign ? [key(sign)] : [key(base), key(sign)];
}

export async function createFinger(page: Page): Promise<Hand> {
  const cdp = await page.context().newCDPSession(page);
  const tap = async (place: Locator) => glide(cdp, [[await middleOf(place)]]);
  return async (event) => {
    if (event.type === 'wait') await tap(waitButton(page));
    if (event.type === 'erase') await tap(page.locator('[data-key="erase"]'));
    if (event.type === 'type') for (const key of keysOf(page, event.sign)) await tap(key);
    if (event.type === 'touch') await makeGesture(page, cdp, event);
  };
}

/** Milliseconds after which a way is no fling any more. */
const restMs = 150;

const stepBy: Partial<Record<PracticeGesture, Point>> = {
  'swipe-up': { x: 0, y: -1 },
  'swipe-down': { x: 0, y: 1 },
  'swipe-left': { x: -1, y: 0 },
  'swipe-right': { x: 1, y: 0 },
};

async function makeGesture(page: Page, cdp: CDPSession, event: TouchEvent): Promise<void> {
  const { gesture } = event;
  const from =
    event.target === null ? await emptyPlace(page) : await middleOf(target(page, event.target));
  const step = stepBy[gesture];
  if (step) {
    const way = [0, 20, 40, 60].map((length) => [
      { x: from.x + step.x * length, y: from.y + step.y * length },
    ]);
    return glide(cdp, way);
  }
  if (gesture === 'drag') {
    // Where it lies now: to scroll it into the middle would move what is carried.
    const to = await placeOf(target(page, event.onto ?? ''));
    const way = [0, 0.3, 0.6, 1].map((part) => [
      { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part },
    ]);
    return glide(cdp, way);
  }
  if (gesture === 'pinch-out' || gesture === 'pinch-in') {
    const widths = gesture === 'pinch-out' ? [20, 40, 60] : [60, 40, 20];
    return glide(
      cdp,
      widths.map((width) => [
        { x: from.x - width, y: from.y },
        { x: from.x + width, y: from.y },
      ]),
    );
  }
  if (gesture === 'long-press') return glide(cdp, [[from]], heldFor + 200);
  await glide(cdp, [[from]]);
  if (gesture === 'double-tap') await glide(cdp, [[from]]);
}

/** Fingers set down, moved from place to place, held for so many ms, and lifted. */
async function glide(
  cdp: CDPSession,
  places: readonly (readonly Point[])[],
  heldMs = 0,
): Promise<void> {
  const fingers = (points: readonly Point[] = []) => points.map((point, id) => ({ ...point, id }));
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points?: readonly Point[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: fingers(points) });
  await send('touchStart', places[0]);
  for (const points of places.slice(1)) await send('touchMove', points);
  // A finger comes to rest before it is lifted: Chromium takes the next touch after a fling for the one that stops it.
  if (places.length > 1) await new Promise((resolve) => setTimeout(resolve, restMs));
  if (heldMs > 0) await new Promise((resolve) => setTimeout(resolve, heldMs));
  await send('touchEnd');
}

async function middleOf(place: Locator): Promise<Point> {
  // Under the practice band at the top, and over the bar at the bottom.
  await place.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  return placeOf(place);
}

async function placeOf(place: Locator): Promise<Point> {
  const box = await place.boundingBox();
  if (!box) throw new Error(`${place} is not on the screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** On the glass of the practice phone, and on nothing that can be touched. */
async function emptyPlace(page: Page): Promise<Point> {
  const phone = page.locator('[data-practice-screen]');
  await phone.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const found = await phone.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    for (let y = top + height - 8; y > top; y -= 6) {
      for (let x = left + width / 2; x > left + 70; x -= 10) {
        const under = document.elementFromPoint(x, y);
        const isGlass = under && element.contains(under) && !under.closest('button, [data-status]');
        if (isGlass && y < innerHeight - 220 && y > 120) return { x, y };
      }
    }
    return null;
  });
  if (!found) throw new Error('no empty place on the practice phone');
  return found;
}

/** Enter on what has the focus, and nothing else. */
export function createKeyboard(page: Page): Hand {
  const press = async (place: Locator) => {
    await place.focus();
    await page.keyboard.press('Enter');
  };
  const choose = async (gesture: PracticeGesture) => {
    const buttons = page.locator('details');
    if (!(await buttons.evaluate((element) => (element as HTMLDetailsElement).open))) {
      await press(buttons.locator('summary'));
    }
    await press(buttons.locator(`[data-gesture="${gesture}"]`));
  };
  return async (event) => {
    if (event.type === 'wait') await press(waitButton(page));
    if (event.type === 'erase') await press(page.locator('[data-key="erase"]'));
    if (event.type === 'type') for (const key of keysOf(page, event.sign)) await press(key);
    if (event.type !== 'touch') return;
    if (event.gesture !== 'tap') await choose(event.gesture);
    await press(
      event.target === null
        ? page.getByRole('button', { name: '画面ぜんたいに する' })
        : target(page, event.target),
    );
    if (event.onto !== undefined) await press(target(page, event.onto));
  };
}
