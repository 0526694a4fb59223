// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { DownloadOutcome, DownloadWish } from '../../../src/client/store/services.ts';
import { fail, succeed } from '../../../src/domain/result.ts';
import { aPackIndex, canonicalLesson, shelve } from './a-pack.ts';
import { aFilledPhone, aPhone, city, now, visit } from './visit.tsx';

const tap = canonicalLesson('smartphone-basics', 'tap-and-swipe');
const power = canonicalLesson('smartphone-basics', 'power-and-buttons');
const sms = canonicalLesson('fraud-and-fake-news', 'fake-delivery-sms');
const files = [tap, power, sms];

const progressOf = (packId: string, lessonId: string, stepId: string, isCompleted: boolean) => ({
  packId,
  lessonId,
  stepId,
  updatedAt: now,
  completedAt: isCompleted ? now : null,
});

describe('home', () => {
  it('greets, offers the first lesson, and has help at hand', async () => {
    await visit('/', await aFilledPhone(files));
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
      'こんにちは。きょうも ゆっくり どうぞ。',
    );
    const today = await screen.findByRole('region', { name: 'きょうの れんしゅう' });
    expect(within(today).getByText('tap-and-swipe')).toBeVisible();
    expect(within(today).getByRole('link', { name: 'はじめる' })).toHaveAttribute(
      'href',
      '/lessons/smartphone-basics/tap-and-swipe',
    );
    expect(screen.getByRole('link', { name: '困ったとき' })).toHaveAttribute('href', '/help');
    expect(await screen.findByText('茅ヶ崎市')).toBeVisible();
  });

  it('goes on where a lesson was left, and says at which step', async () => {
    const phone = await aFilledPhone(files);
    await phone.learner.progress.put(
      progressOf('fraud-and-fake-news', 'fake-delivery-sms', 'ask', false),
    );
    await visit('/', phone);
    expect(await screen.findByRole('link', { name: 'つづきから 2 / 3' })).toHaveAttribute(
      'href',
      '/lessons/fraud-and-fake-news/fake-delivery-sms',
    );
  });

  it('tells of each pack in words how far one has come', async () => {
    const phone = await aFilledPhone(files);
    await phone.learner.progress.bulkPut([
      progressOf('smartphone-basics', 'tap-and-swipe', 'end', true),
      progressOf('fraud-and-fake-news', 'fake-delivery-sms', 'end', true),
    ]);
    await visit('/', phone);
    expect(await screen.findByRole('link', { name: /スマホの きほん/ })).toHaveTextContent(
      '1つ できた',
    );
    expect(screen.getByRole('link', { name: /さぎと にせ情報/ })).toHaveTextContent(
      'ぜんぶ できた',
    );
  });

  it('counts the days of practice, and says that they never become fewer', async () => {
    const phone = await aFilledPhone(files);
    await phone.learner.practiceDays.bulkPut([{ date: '2026-11-08' }, { date: '2026-11-22' }]);
    await visit('/', phone);
    expect(
      await screen.findByText('これまでに 2日。お休みしても スタンプは へりません。'),
    ).toBeVisible();
  });

  it('says 見本 as long as the city’s facts are samples', async () => {
    const phone = await aFilledPhone(files);
    await phone.library.city.put({ key: 'city', city: { ...city, sample: true } });
    await visit('/', phone);
    expect(await screen.findByText('見本')).toBeVisible();
  });

  it('speaks English and easy Japanese when asked to', async () => {
    await visit('/', await aFilledPhone(files), 'en');
    expect(await screen.findByRole('link', { name: 'Start' })).toBeVisible();
  });

  it('やさしい日本語 has texts of its own', async () => {
    await visit('/', await aFilledPhone(files), 'ja-easy');
    expect(await screen.findByRole('link', { name: 'こまったとき' })).toBeVisible();
  });
});

describe('the first visit', () => {
  it('shows in words and by a bar how much has arrived, and each pack can be used at once', async () => {
    let arrive = () => {};
    const phone = aPhone(async () => {
      await new Promise<void>((resolve) => {
        arrive = resolve;
      });
      return succeed('complete');
    });
    await phone.library.shelf.put({ key: 'index', index: aPackIndex(files), checkedAt: now });
    await phone.library.lessons.put({ hash: tap.hash, lesson: tap.lesson });
    await visit('/', phone);
    expect(await screen.findByText('教材を この電話に 入れています')).toBeVisible();
    expect(screen.getByText('1 / 3')).toBeVisible();
    expect(screen.getByRole('progressbar', { name: '入った 教材の 数' })).toHaveAttribute(
      'value',
      '1',
    );
    expect(await screen.findByRole('link', { name: 'はじめる' })).toBeVisible();
    expect(screen.getByRole('link', { name: /さぎと/ })).toHaveTextContent('まだ 入って いません');

    await shelve(phone.library, files);
    arrive();
    expect(await screen.findByText('ぜんぶ この電話に 入りました')).toBeVisible();
    // The card stays where it counted: nothing below it jumps.
    expect(screen.getByRole('progressbar')).toHaveAttribute('value', '3');
  });

  it('without a network says plainly what to do, and tries again when asked', async () => {
    let asked = 0;
    const phone = aPhone(async () => {
      asked += 1;
      return fail({ type: 'offline' });
    });
    await visit('/', phone);
    const heading = '教材は まだ この電話に ありません';
    expect(await screen.findByRole('heading', { name: heading })).toBeVisible();
    const before = asked;
    await userEvent.click(screen.getByRole('button', { name: 'もう一度 ためす' }));
    await waitFor(() => expect(asked).toBe(before + 1));
    expect(await screen.findByRole('heading', { name: heading })).toBeVisible();
  });

  it.each([
    ['offline', '電波が とぎれました', /3の うち 1つは 入って います/],
    ['damaged', 'まだ 入らない 教材が あります', /ほかの 教材は 使えます/],
    ['full', '電話の 中が いっぱいです', /写真や 動画を 少し へらして/],
    ['newer', 'アプリを 新しくする ときです', /とじて、ひらきなおして/],
  ] as const)(
    'that ends %s says so, and that what is here can be used',
    async (type, title, body) => {
      const phone = aPhone(async () => fail({ type }));
      await phone.library.shelf.put({ key: 'index', index: aPackIndex(files), checkedAt: now });
      await phone.library.lessons.put({ hash: tap.hash, lesson: tap.lesson });
      await visit('/', phone);
      expect(await screen.findByRole('heading', { name: title })).toBeVisible();
      expect(screen.getByText(body)).toBeVisible();
      expect(await screen.findByRole('link', { name: 'はじめる' })).toBeVisible();
    },
  );

  it('on a phone that saves data says so, counts what waits, and brings the rest when asked', async () => {
    const wishes: (DownloadWish | undefined)[] = [];
    const phone = aPhone(async (wish) => {
      wishes.push(wish);
      if (!wish?.everything) return succeed('rest-waits');
      await shelve(phone.library, files);
      return succeed('complete');
    });
    const [first, second] = aPackIndex(files).packs;
    if (!first || !second) throw new Error('two packs');
    const packs = [
      { ...first, lessonCount: 2 },
      { ...second, lessons: [], lessonCount: 1, contentHash: '', awaitedHash: 'f'.repeat(64) },
    ];
    await phone.library.shelf.put({ key: 'index', index: { packs }, checkedAt: now });
    await phone.library.lessons.bulkPut([tap, power].map(({ hash, lesson }) => ({ hash, lesson })));
    await visit('/', phone);
    expect(
      await screen.findByRole('heading', { name: '通信量を おさえる 設定です' }),
    ).toBeVisible();
    expect(screen.getByText(/3の うち 2つが 入って います/)).toBeVisible();
    expect(await screen.findByRole('link', { name: /さぎと/ })).toHaveTextContent(
      'まだ 入って いません',
    );
    await userEvent.click(screen.getByRole('button', { name: 'のこりも 入れる' }));
    expect(
      await screen.findByText('ぜんぶ この電話に 入りました', {}, { timeout: 5_000 }),
    ).toBeVisible();
    expect(wishes.at(-1)).toMatchObject({ everything: true });
  });

  it('asks first for what is looked at', async () => {
    const wishes: (DownloadWish | undefined)[] = [];
    const refresh = async (wish?: DownloadWish) => {
      wishes.push(wish);
      return fail({ type: 'offline' as const });
    };
    await visit('/lessons/fraud-and-fake-news/fake-delivery-sms', aPhone(refresh));
    expect(wishes[0]).toMatchObject({
      packId: 'fraud-and-fake-news',
      lessonId: 'fake-delivery-sms',
    });
  });

  it('says what a try of the download’s own has brought', async () => {
    const listeners: ((outcome: DownloadOutcome) => void)[] = [];
    const phone = {
      ...aPhone(async () => fail({ type: 'offline' })),
      packDownload: {
        refresh: async () => fail({ type: 'offline' as const }),
        onOutcome: (listener: (outcome: DownloadOutcome) => void) => {
          listeners.push(listener);
          return () => {};
        },
      },
    };
    await phone.library.shelf.put({ key: 'index', index: aPackIndex(files), checkedAt: now });
    await visit('/', phone);
    await screen.findByRole('heading', { name: '電波が とぎれました' });
    act(() => listeners.at(-1)?.(fail({ type: 'full' })));
    expect(await screen.findByRole('heading', { name: '電話の 中が いっぱいです' })).toBeVisible();
  });

  it('tries again by itself when the line is back', async () => {
    let asked = 0;
    await visit(
      '/',
      aPhone(async () => {
        asked += 1;
        return fail({ type: 'offline' });
      }),
    );
    await screen.findByRole('heading', { level: 2 });
    const before = asked;
    window.dispatchEvent(new Event('online'));
    await waitFor(() => expect(asked).toBe(before + 1));
  });
});

describe('a pack', () => {
  it('lists its lessons with minutes and progress in words', async () => {
    const phone = await aFilledPhone(files);
    await phone.learner.progress.bulkPut([
      progressOf('smartphone-basics', 'tap-and-swipe', 'end', true),
      progressOf('smartphone-basics', 'power-and-buttons', 'ask', false),
    ]);
    await visit('/lessons/smartphone-basics', phone);
    const lessons = await screen.findAllByRole('listitem');
    expect(lessons[0]).toHaveTextContent(/tap-and-swipe.*3画面.*10分.*できた/);
    expect(lessons[1]).toHaveTextContent('とちゅう');
    expect(within(lessons[1] as HTMLElement).getByRole('link')).toHaveAttribute(
      'href',
      '/lessons/smartphone-basics/power-and-buttons',
    );
  });

  it('names a lesson that has not arrived, and does not pretend that it opens', async () => {
    const phone = await aFilledPhone([tap, power]);
    await phone.library.lessons.delete(power.hash);
    await visit('/lessons/smartphone-basics', phone);
    const lessons = await screen.findAllByRole('listitem');
    expect(lessons[1]).toHaveTextContent('まだ 入って いません');
    expect(within(lessons[1] as HTMLElement).queryByRole('link')).not.toBeInTheDocument();
  });

  it('that is none says that there is no such screen', async () => {
    await visit('/lessons/no-such-pack', await aFilledPhone(files));
    expect(await screen.findByRole('heading', { name: 'その 画面は ありません' })).toBeVisible();
  });
});

it('an unknown address says so kindly and leads home', async () => {
  await visit('/nowhere/at/all', await aFilledPhone(files));
  expect(screen.getByRole('heading', { name: 'その 画面は ありません' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'はじめへ' })).toHaveAttribute('href', '/');
});
