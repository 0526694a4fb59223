/** What befalls a class in the middle of it. Each leaves everything running, with the class open. */
import { setTimeout as wait } from 'node:timers/promises';
import { restartPostgres } from './city-records.ts';
import { formerShapes, makeFormerRelease, makeLaterRelease, readDisk } from './phone-records.ts';
import type { Story } from './story.ts';
import { tilesOf } from './volunteer.ts';

export type Mishap = {
  readonly name: string;
  /** Needs a second build of the app at hand. */
  readonly twoBuilds?: boolean;
  readonly happen: (story: Story) => Promise<void>;
};

/** Longest time (ms) between a tap and the end of its page. */
const betweenTaps = 150;

export const mishaps: readonly Mishap[] = [
  {
    name: 'renderer killed',
    happen: async ({ volunteer, chance }) => {
      await volunteer.press();
      await wait(chance.below(betweenTaps));
      const page = volunteer.page;
      const devtools = await page?.context().newCDPSession(page);
      await Promise.race([
        devtools?.send('Page.crash').catch(() => undefined),
        page?.waitForEvent('crash'),
      ]);
      await volunteer.open();
    },
  },
  {
    name: 'browser killed',
    happen: async ({ volunteer, chance }) => {
      await volunteer.press();
      await wait(chance.below(betweenTaps));
      await volunteer.phone.kill();
      volunteer.page = null;
      await volunteer.phone.restart();
      await volunteer.watch();
      await volunteer.open();
    },
  },
  {
    name: 'server killed in mid-batch',
    happen: async (story) => {
      await story.inMidBatch();
      await story.city.kill();
      await story.volunteer.tap();
      await story.city.startAgain();
    },
  },
  {
    name: 'PostgreSQL restarted under load',
    happen: async (story) => {
      await story.inMidBatch();
      const restarted = restartPostgres(
        story.city.dataFolder,
        story.chance.pick(['fast', 'immediate'] as const),
      );
      await story.volunteer.tap();
      await restarted;
    },
  },
  {
    name: 'connection to IndexedDB closed',
    happen: async ({ volunteer, chance }) => {
      // The browser's own page for it: every connection of every place is closed, as when its storage breaks.
      const internals = await volunteer.phone.openPage('chrome://indexeddb-internals');
      const closing = internals.locator('.force-close');
      await closing.first().waitFor();
      const seat = await volunteer.press();
      await wait(chance.below(betweenTaps));
      for (const one of await closing.all()) await one.click();
      await volunteer.waitUntilShown(seat);
      await volunteer.tap();
      await internals.close();
      await volunteer.tap();
    },
  },
  {
    name: 'quota exhausted',
    happen: async ({ volunteer, city }) => {
      const { phone } = volunteer;
      await volunteer.page?.close();
      volunteer.page = null;
      // A running Chromium lets write for half a minute what it had found free.
      await phone.restart();
      await volunteer.watch();
      const { origin } = new URL(city.url);
      const blank = await phone.openPage('about:blank');
      const devtools = await phone.context().newCDPSession(blank);
      await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
      const page = await volunteer.open();
      const seat = await volunteer.press();
      await page.getByText('保存 できませんでした').waitFor();
      await devtools.send('Storage.overrideQuotaForOrigin', { origin });
      volunteer.forget(seat);
      const mark = await tilesOf(page)
        .nth(seat - 1)
        .getAttribute('data-mark');
      if (mark !== volunteer.expectedMark(seat))
        volunteer.takenBack.push(`seat ${seat} shows ${mark}, which was not saved`);
      await volunteer.tap();
      await blank.close();
    },
  },
  {
    name: 'two tabs',
    happen: async ({ volunteer, city }) => {
      const { phone, classSessionId } = volunteer;
      const second = await phone.openPage(`${city.url}/class/${classSessionId}`);
      await tilesOf(second).first().waitFor();
      for (let turn = 0; turn < 2; turn += 1) {
        await volunteer.tap();
        await wait(300);
        await volunteer.tap(second);
        await wait(300);
      }
      await second.close();
    },
  },
  ...formerShapes.map((shape) => ({
    name: `records of release ${shape.version}`,
    happen: async (story: Story) => {
      await story.onEmptyPage((page) => makeFormerRelease(page, shape));
      await story.volunteer.open();
    },
  })),
  {
    name: 'records of a later release',
    happen: async (story) => {
      const { volunteer } = story;
      const before = await story.onEmptyPage(async (page) => {
        await makeLaterRelease(page, 99);
        return JSON.stringify((await readDisk(page)).ops);
      });
      const page = await volunteer.phone.openPage(`${story.city.url}/class`);
      await page.getByRole('heading', { name: 'アプリが 古い ままです' }).waitFor();
      await page.close();
      const after = await story.onEmptyPage(async (empty) => {
        const { ops } = await readDisk(empty);
        await makeLaterRelease(empty, 2);
        return JSON.stringify(ops);
      });
      if (before !== after) story.broken.push('old code changed records of a later release');
      await volunteer.open();
    },
  },
  {
    name: 'app renewed during the class',
    twoBuilds: true,
    happen: async ({ volunteer, renew, broken }) => {
      const { page } = volunteer;
      if (!page) return;
      await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
      renew?.();
      await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
      await page.waitForFunction(async () => {
        const registration = await navigator.serviceWorker.ready;
        return registration.waiting !== null;
      });
      await volunteer.tap();
      if (!(await page.evaluate(() => 'isSamePage' in globalThis)))
        broken.push('the app reloaded in the middle of a class');
      if ((await page.getByRole('heading', { name: '新しい 版が あります' }).count()) > 0)
        broken.push('the news of a new version came in the middle of a class');
    },
  },
];
