import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveSettings } from '../../../src/client/store/actions/save-settings.ts';
import {
  askToKeep,
  forgetsUnvisited,
  readStanding,
  sizeInWords,
} from '../../../src/client/store/kept-storage.ts';
import {
  openLearnerDatabase,
  type LearnerDatabase,
} from '../../../src/client/store/learner-database.ts';
import { readSettings } from '../../../src/client/store/queries/settings.ts';
import { inAppAgents, ownAgents } from '../app/user-agents.ts';

let learner: LearnerDatabase;

beforeEach(() => {
  learner = openLearnerDatabase(`learner-${Math.random()}`);
});

afterEach(() => learner.delete());

/** A browser that answers so, and counts how often it was asked. */
function aBrowser(answer: boolean, promised = false) {
  const asked: boolean[] = [];
  return {
    asked,
    persisted: async () => promised,
    persist: async () => {
      asked.push(answer);
      return answer;
    },
  };
}

describe('the browser is asked to keep what is stored', () => {
  it('once at each occasion, and the answer is remembered beside the settings', async () => {
    await saveSettings(learner, { text: 'large' });
    const browser = aBrowser(false);
    await askToKeep(learner, browser, 'lesson', 5);
    await askToKeep(learner, browser, 'lesson', 6);
    await askToKeep(learner, browser, 'group', 7);
    expect(browser.asked).toEqual([false, false]);
    expect(await learner.settings.get('storage')).toEqual({
      key: 'storage',
      asked: { lesson: 5, group: 7 },
      granted: false,
    });
    expect(await readSettings(learner)).toMatchObject({ text: 'large', theme: 'light' });
  });

  it('not at all when it has promised already', async () => {
    const browser = aBrowser(true, true);
    await askToKeep(learner, browser, 'lesson', 5);
    expect(browser.asked).toEqual([]);
  });

  it.each([[null], [{}]])('not where it cannot be asked (%o)', async (storage) => {
    await askToKeep(learner, storage, 'home-screen', 5);
    expect(await learner.settings.get('storage')).toBeUndefined();
  });
});

describe('what is known of the storage', () => {
  it('is what the browser says', async () => {
    const browser = { ...aBrowser(true, true), estimate: async () => ({ usage: 4, quota: 10 }) };
    expect(await readStanding(browser)).toEqual({ isPromised: true, used: 4, left: 6 });
  });

  it('is nothing where it says nothing', async () => {
    expect(await readStanding(null)).toEqual({ isPromised: null, used: null, left: null });
  });

  it.each([
    [400_000, '1', 'mega', true],
    [1_400_000, '1', 'mega', false],
    [99_400_000, '99', 'mega', false],
    [104_000_000, '100', 'mega', false],
    [949_000_000, '950', 'mega', false],
    [960_000_000, '1', 'giga', false],
    [2_340_000_000, '2.3', 'giga', false],
    [11_700_000_000, '12', 'giga', false],
  ] as const)('%i bytes are said as %s %s', (bytes, number, unit, isLess) => {
    expect(sizeInWords(bytes)).toEqual({ number, unit, isLess });
  });

  it.each([
    [ownAgents.safariOnIphone, false, true],
    [ownAgents.safariOnIphone, true, false],
    [ownAgents.safariOnMac, false, true],
    [ownAgents.chromeOnIphone, false, false],
    [ownAgents.edgeOnIphone, false, false],
    [ownAgents.chromeOnAndroid, false, false],
    [ownAgents.chromeOnDesk, false, false],
    [inAppAgents.lineOnAndroid, false, false],
  ])('only Safari outside of the home screen forgets what is not visited (%s, %s)', (...row) => {
    const [userAgent, isStandalone, forgets] = row;
    expect(forgetsUnvisited({ userAgent, isStandalone })).toBe(forgets);
  });
});
