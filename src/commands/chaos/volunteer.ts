/**
 * A volunteer with a real phone: taps marks, waits until the screen shows them, goes on after every mishap. Keeps an
 * own book of what was tapped and what was shown, and finds out whether the screen ever takes something back.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Phone } from '../../../test/browser/chromium.ts';
import type { Chance } from '../../../test/simulation/chance.ts';
import type { Tap } from './judge.ts';
import { watchScreen } from './screen-watch.ts';

const words = { present: '出席', late: '遅れ', excused: 'お休みの連絡', absent: '欠席' } as const;
type Mark = keyof typeof words;
const marks = Object.keys(words) as Mark[];

/** How long (ms) a screen may take on a busy machine. */
const patience = 20_000;

export class Volunteer {
  readonly phone: Phone;
  readonly url: string;
  classSessionId = '';
  page: Page | null = null;
  readonly tapsBySeat = new Map<number, Tap[]>();
  /** Marks that the screen took back, in words. */
  readonly takenBack: string[] = [];
  readonly #chance: Chance;
  readonly #onArrived: (count: number) => void;
  #seats = 0;

  constructor(phone: Phone, url: string, chance: Chance, onArrived: (count: number) => void) {
    this.phone = phone;
    this.url = url;
    this.#chance = chance;
    this.#onArrived = onArrived;
  }

  /** Before the first page, and again whenever the browser was started again. */
  watch(): Promise<void> {
    return watchScreen(this.phone.context(), {
      onArrived: this.#onArrived,
      onMark: (seat, mark) => {
        const taps = this.tapsBySeat.get(seat) ?? [];
        const last = taps.at(-1);
        if (last && last.value === mark) taps[taps.length - 1] = { ...last, shown: true };
      },
    });
  }

  /** With a network and the city's code, then into the first class of the day. */
  async join(code: string): Promise<void> {
    await this.watch();
    const page = await this.phone.openPage(`${this.url}/class`);
    await page.getByLabel('登録の 8文字').fill(code);
    await page.getByRole('button', { name: '登録する', exact: true }).click();
    await page.getByRole('link', { name: '出席を とる', exact: true }).first().click();
    await tilesOf(page).first().waitFor();
    this.classSessionId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    this.#seats = await tilesOf(page).count();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    this.page = page;
  }

  /** Opens the class anew after a mishap, and compares what it shows with what it showed before. */
  async open(): Promise<Page> {
    await this.page?.close().catch(() => undefined);
    this.page = await this.phone.openPage(`${this.url}/class/${this.classSessionId}`);
    await this.#compare(this.page);
    return this.page;
  }

  /** Does the same tap on another seat or the same; resolves when the screen shows it. */
  async tap(page = this.#current()): Promise<void> {
    const seat = await this.press(page);
    await this.waitUntilShown(seat);
  }

  /** Taps, and does not wait for what comes of it. Answers the seat. */
  async press(page = this.#current()): Promise<number> {
    const seat = 1 + this.#chance.below(this.#seats);
    const taps = this.tapsBySeat.get(seat) ?? [];
    this.tapsBySeat.set(seat, taps);
    const before = taps.at(-1)?.value;
    const value = this.#chance.pick(marks.filter((mark) => mark !== before));
    if (before === undefined) taps.push({ value: 'present', shown: false });
    await tilesOf(page)
      .nth(seat - 1)
      .click({ timeout: patience });
    if (before === undefined) return seat;
    taps.push({ value, shown: false });
    const button = page.getByRole('dialog').getByRole('button', { name: wordsOf(value) });
    await button.click({ timeout: patience });
    return seat;
  }

  async waitUntilShown(seat: number): Promise<void> {
    for (const end = Date.now() + patience; Date.now() < end; await wait(20))
      if (this.tapsBySeat.get(seat)?.at(-1)?.shown) return;
    throw new Error(`seat ${seat} never showed its mark`);
  }

  /** The tap was told not to be saved. */
  forget(seat: number): void {
    this.tapsBySeat.get(seat)?.pop();
  }

  expectedMark(seat: number): string {
    return this.tapsBySeat.get(seat)?.at(-1)?.value ?? 'none';
  }

  /** Every mark that was shown is shown again; of one that was under way the screen now tells. */
  async #compare(page: Page): Promise<void> {
    await tilesOf(page)
      .nth(this.#seats - 1)
      .waitFor();
    for (const [seat, taps] of this.tapsBySeat) {
      const last = taps.at(-1);
      const before = taps.at(-2)?.value ?? 'none';
      const wanted = !last ? ['none'] : last.shown ? [last.value] : [last.value, before];
      const found = await this.#markOf(page, seat, wanted);
      if (!wanted.includes(found))
        this.takenBack.push(`seat ${seat} shows ${found}, it showed ${wanted.join(' or ')}`);
      if (last && !last.shown && found === before) taps.pop();
      if (last && found === last.value) taps[taps.length - 1] = { ...last, shown: true };
    }
  }

  /** Marks come from the disk a moment after the tiles. */
  async #markOf(page: Page, seat: number, wanted: readonly string[]): Promise<string> {
    const tile = tilesOf(page).nth(seat - 1);
    let found = '';
    for (const end = Date.now() + patience / 4; Date.now() < end; await wait(30)) {
      found = (await tile.getAttribute('data-mark')) ?? '';
      if (found !== 'none' && wanted.includes(found)) return found;
      // Nothing yet, or nothing at all: the whole list has been read when another seat shows its mark.
      const others = await page.locator('button[data-mark]:not([data-mark="none"])').count();
      if (found === 'none' && wanted.includes('none') && (others > 0 || this.#isEmpty())) break;
    }
    return found;
  }

  #isEmpty(): boolean {
    return ![...this.tapsBySeat.values()].some((taps) => taps.some(({ shown }) => shown));
  }

  #current(): Page {
    if (!this.page) throw new Error('the class is not open');
    return this.page;
  }
}

export const tilesOf = (page: Page) => page.locator('button[data-mark]');

/** The words of a mark may break between characters. */
const wordsOf = (mark: Mark): RegExp => new RegExp(`^${[...words[mark]].join('\\u200B?')}$`);
