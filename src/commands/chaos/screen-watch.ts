/** What a volunteer could read on the phone's screen, told as it appears and without asking the app. */
import type { BrowserContext } from 'playwright-core';

export type ScreenWatch = {
  /** A seat's tile shows this mark. */
  readonly onMark: (seat: number, mark: string) => void;
  /** The screen says that so many records have reached the city. */
  readonly onArrived: (count: number) => void;
};

export async function watchScreen(context: BrowserContext, watch: ScreenWatch): Promise<void> {
  await context.exposeBinding('chaosMark', (_, seat: number, mark: string) =>
    watch.onMark(seat, mark),
  );
  await context.exposeBinding('chaosArrived', (_, count: number) => watch.onArrived(count));
  await context.addInitScript(script);
}

/** Runs in the page, as source: tells once of each thing that is new on the screen. */
const script = `(() => {
  const told = new Map();
  const tell = (key, value, say) => {
    if (told.get(key) === value) return;
    told.set(key, value);
    say();
  };
  const look = () => {
    for (const tile of document.querySelectorAll('button[data-mark]')) {
      const seat = Number(/\\d+/.exec(tile.textContent)?.[0]);
      const { mark } = tile.dataset;
      tell('seat ' + seat, mark, () => chaosMark(seat, mark));
    }
    const words = document.querySelector('main, #root')?.textContent ?? '';
    const short = /(\\d+)件 市に 届きました/.exec(words);
    const ticket = /市に 届いた 記録(\\d+) \\/ \\d+/.exec(words);
    for (const [, count] of [short, ticket].filter(Boolean))
      tell('arrived', count, () => chaosArrived(Number(count)));
  };
  new MutationObserver(look).observe(document, {
    subtree: true, childList: true, characterData: true,
    attributes: true, attributeFilter: ['data-mark'],
  });
})()`;
