import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveSettings } from '../../../src/client/store/actions/save-settings.ts';
import { keepReachedStep } from '../../../src/client/store/actions/keep-progress.ts';
import {
  openLearnerDatabase,
  type LearnerDatabase,
} from '../../../src/client/store/learner-database.ts';
import { readSettings, watchSettings } from '../../../src/client/store/queries/settings.ts';
import { watchLasting } from '../../../src/client/store/queries/use-live.ts';
import { onLastingConnection, reopen } from '../../../src/client/store/reopen-databases.ts';
import { losing, type Losing } from './lose-connection.ts';

let learner: LearnerDatabase;
let lose: Losing;

beforeEach(async () => {
  learner = openLearnerDatabase(`learner-${Math.random()}`);
  lose = losing(learner);
  await learner.open();
});

afterEach(() => learner.delete());

const large = { text: 'large' } as const;

/** Waits until a list has as many entries. */
async function until(list: readonly unknown[], length: number): Promise<void> {
  await expect.poll(() => list.length, { timeout: 2_000 }).toBeGreaterThanOrEqual(length);
}

describe('what is kept outlives the loss of a connection', () => {
  it.each([
    ['that Safari lost without a word', () => lose.quietly()],
    ['that was closed under us', () => learner.backendDB().close()],
    ['that the app itself was told to close', () => learner.close()],
  ])('%s', async (_, loseIt) => {
    await saveSettings(learner, { theme: 'hc-dark' });
    loseIt();
    await saveSettings(learner, large);
    expect(await readSettings(learner)).toMatchObject({ text: 'large', theme: 'hc-dark' });
  });

  it('how far a learner came is kept too', async () => {
    lose.quietly();
    const place = { packId: 'fraud', lessonId: 'sms', stepId: 'link' };
    await keepReachedStep(learner, { ...place, at: 5 });
    expect(await learner.progress.toArray()).toEqual([
      { ...place, updatedAt: 5, completedAt: null },
    ]);
  });

  it('an operation is repeated once and no more', async () => {
    const tries: boolean[] = [];
    const lost = new DOMException('gone', 'UnknownError');
    const answer = onLastingConnection(learner, async (isRepeated) => {
      tries.push(isRepeated);
      throw lost;
    });
    await expect(answer).rejects.toBe(lost);
    expect(tries).toEqual([false, true]);
  });

  it('what has another reason than the connection is not repeated', async () => {
    const full = new DOMException('full', 'QuotaExceededError');
    let tries = 0;
    const answer = onLastingConnection(learner, async () => {
      tries += 1;
      throw full;
    });
    await expect(answer).rejects.toBe(full);
    expect(tries).toBe(1);
  });

  it('twenty that notice the same loss open the database anew once', async () => {
    const lost = learner.backendDB();
    const opened: string[] = [];
    learner.on('ready', () => void opened.push('anew'), true);
    await until(opened, 1);
    await Promise.all(Array.from({ length: 20 }, () => reopen(learner, lost)));
    const anew = learner.backendDB();
    expect(anew).not.toBe(lost);
    await reopen(learner, lost);
    expect(learner.backendDB()).toBe(anew);
    expect(opened).toEqual(['anew', 'anew']);
  });
});

describe('a live query', () => {
  it.each([
    ['lost without a word', () => lose.quietly()],
    ['closed for good', () => learner.close()],
  ])('goes on telling of changes after its connection was %s', async (_, loseIt) => {
    const seen: string[] = [];
    const stop = watchSettings(learner).subscribe(({ text }) => seen.push(text));
    await until(seen, 1);
    loseIt();
    await saveSettings(learner, large);
    await until(seen, 2);
    await saveSettings(learner, { text: 'double' });
    await until(seen, 3);
    stop();
    expect([...new Set(seen)]).toEqual(['normal', 'large', 'double']);
  });

  it('is answered even when the connection was gone before it was asked', async () => {
    learner.close();
    const seen: string[] = [];
    const stop = watchSettings(learner).subscribe(({ text }) => seen.push(text));
    await until(seen, 1);
    stop();
    expect(seen).toEqual(['normal']);
  });

  it('tells the screen when the second try fails as well, and then is silent', async () => {
    const failures: unknown[] = [];
    let tries = 0;
    const lost = new DOMException('gone', 'UnknownError');
    const stop = watchLasting(
      [learner],
      async () => {
        tries += 1;
        throw lost;
      },
      () => {},
      (cause) => failures.push(cause),
    );
    await until(failures, 1);
    stop();
    expect(failures).toEqual([lost]);
    expect(tries).toBe(2);
  });

  it('passes on at once what has another reason', async () => {
    const failures: unknown[] = [];
    const stop = watchLasting(
      [learner],
      () => Promise.reject(new TypeError('a bug')),
      () => {},
      (cause) => failures.push(cause),
    );
    await until(failures, 1);
    stop();
    expect(failures).toEqual([new TypeError('a bug')]);
  });

  it('that was stopped says nothing more', async () => {
    const seen: string[] = [];
    const stop = watchSettings(learner).subscribe(({ text }) => seen.push(text));
    await until(seen, 1);
    stop();
    lose.quietly();
    await saveSettings(learner, large);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen).toEqual(['normal']);
  });
});
