// @vitest-environment happy-dom
/** The practice phone as a learner meets it: touched, answered, taken back, helped, finished. */
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildPacks } from '../../../src/authoring/build-packs.ts';
import { readLessonFolder } from '../../../src/authoring/lesson-folder.ts';
import { createPracticeDesk } from '../../../src/client/connection/practice-desk.ts';
import { openPracticeDatabase } from '../../../src/client/store/practice-database.ts';
import { saveSettings } from '../../../src/client/store/actions/save-settings.ts';
import { aPhone, visit, type LearnerPhone } from './visit.tsx';

const built = buildPacks(readLessonFolder('lessons'), '2026-11-22');
if (!built.ok) throw new Error('the lessons have mistakes');
const { index, files } = built.value;

let phone: LearnerPhone;
let isOnline: boolean;
let asked: string[];
let databases = 0;

beforeEach(async () => {
  isOnline = true;
  asked = [];
  const aLearner = aPhone();
  await saveSettings(aLearner.learner, { family: 'android' });
  const packs = index.packs.map((pack) => ({ ...pack, lessons: [] }));
  await aLearner.library.shelf.put({ key: 'index', index: { packs }, checkedAt: 0 });
  const desk = createPracticeDesk({
    library: aLearner.library,
    database: openPracticeDatabase(`practice-${(databases += 1)}`),
    fetch: async (address) => {
      asked.push(String(address));
      if (!isOnline) throw new TypeError('no network');
      const bytes = files.get(/(\w+)\.json$/.exec(String(address))?.[1] ?? '');
      return new Response(bytes as Uint8Array<ArrayBuffer>);
    },
  });
  phone = { ...aLearner, practice: async () => desk };
});

const inPhone = () => within(screen.getByRole('group', { name: 'れんしゅうの 電話' }));
const onPhone = async (name: string | RegExp) => inPhone().findByRole('button', { name });
/** The line that answers, without the readings over its words. */
const answer = () =>
  screen
    .getAllByRole('status')
    .at(-1)
    ?.innerHTML.replace(/<rt.*?<\/rt>|<[^>]*>/g, '');
const open = async (path = 'smartphone-basics/tap-and-swipe') => {
  await visit(`/practice/${path}`, phone);
  await screen.findByRole('group', { name: /れんしゅうの/ }, { timeout: 10_000 });
};

describe('the list', () => {
  it('offers every practice that the packs name, and keeps them for later without a network', async () => {
    await visit('/practice', phone);
    // They arrive one by one.
    await waitFor(() => expect(screen.getAllByRole('link', { name: /分$/ })).toHaveLength(12), {
      timeout: 10_000,
    });
    const before = asked.length;
    isOnline = false;
    const desk = await phone.practice();
    expect(await desk.refresh()).toBe(true);
    expect(asked).toHaveLength(before);
  });

  it('brings what packs name that came while it was under way', async () => {
    const packs = index.packs.map((pack) => ({ ...pack, lessons: [] }));
    await phone.library.shelf.put({
      key: 'index',
      index: { packs: packs.slice(0, 1) },
      checkedAt: 0,
    });
    const desk = await phone.practice();
    const first = desk.refresh();
    await phone.library.shelf.put({ key: 'index', index: { packs }, checkedAt: 1 });
    const second = desk.refresh();
    expect(await first).toBe(true);
    expect(await second).toBe(true);
    expect(await desk.database.scenarios.count()).toBe(12);
  });

  it('asks for nothing again when a pack has another lesson and the same practices', async () => {
    const desk = await phone.practice();
    await desk.refresh();
    const before = asked.length;
    const kept = await desk.database.shelf.toArray();
    const packs = index.packs.map((pack) => ({
      ...pack,
      lessons: [],
      contentHash: pack.contentHash.replaceAll(/./g, '0'),
      practiceHash: kept.find(({ packId }) => packId === pack.packId)?.practiceHash ?? null,
    }));
    await phone.library.shelf.put({ key: 'index', index: { packs }, checkedAt: 1 });
    expect(await desk.refresh()).toBe(true);
    expect(asked).toHaveLength(before);
    const named = (await desk.database.shelf.toArray()).flatMap(({ practices }) => practices);
    expect(named).toHaveLength(12);
  });

  it('gives the names of practices their readings once they are there', async () => {
    await visit('/practice', phone);
    const readings = () => [...document.querySelectorAll('main li rt')].map((rt) => rt.textContent);
    await waitFor(() => expect(readings()).toContain('にもつ'), { timeout: 10_000 });
  });

  it('says what to do when none has arrived', async () => {
    isOnline = false;
    await visit('/practice', phone);
    expect(await screen.findByText(/まだ この電話に ありません/)).toBeVisible();
    isOnline = true;
    await userEvent.click(screen.getByRole('button', { name: 'もう一度 ためす' }));
    expect((await screen.findAllByRole('link', { name: /分$/ })).length).toBeGreaterThan(0);
  });
});

describe('a practice', () => {
  it('stands under the band that says it is none of the real thing', async () => {
    await open();
    expect(screen.getByText('れんしゅうです')).toBeVisible();
    expect(screen.getByText('送られません。お金も かかりません。')).toBeVisible();
  });

  it('answers a wrong touch with its own word and stays where it is', async () => {
    await open();
    await userEvent.click(await onPhone('地図'));
    expect(answer()).toContain('「地図」ですね');
    expect(await onPhone('カメラ')).toBeVisible();
  });

  it('helps in three strengths: what to look for, what to do, and where', async () => {
    await open('smartphone-basics/text-size');
    const help = () => screen.getByRole('button', { name: /こまったら|もっと/ });
    await userEvent.click(help());
    expect(answer()).toBe('文字は 画面に 出る ものです。');
    await userEvent.click(help());
    expect(answer()).toBe('「画面の設定」を 1回 さわります。');
    expect(document.querySelector('[data-pointed]')).toBeNull();
    await userEvent.click(help());
    expect(await onPhone(/画面の 設定/)).toHaveAttribute('data-pointed');
  });

  it('is made by buttons alone, taken back, begun anew, and finished', async () => {
    await open();
    await userEvent.click(screen.getByText('指の うごきを ボタンで'));
    await userEvent.click(screen.getByRole('button', { name: '左へ うごかす' }));
    expect(answer()).toContain('つぎに さわる 所を おします');
    await userEvent.click(screen.getByRole('button', { name: '画面ぜんたいに する' }));
    expect(await onPhone('メモ')).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'もどす' }));
    expect(await onPhone('カメラ')).toBeVisible();
    expect(answer()).toBe('1つ 前に もどしました。');
    await userEvent.click(screen.getByRole('button', { name: '左へ うごかす' }));
    await userEvent.click(screen.getByRole('button', { name: '画面ぜんたいに する' }));

    await userEvent.click(screen.getByRole('button', { name: '長おし' }));
    await userEvent.click(await onPhone('メモ'));
    await userEvent.click(await onPhone('中を 見る'));
    const done = await screen.findByRole('heading', { name: 'できました。' });
    expect(done).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'もう一度' }));
    expect(await onPhone('カメラ')).toBeVisible();
  });

  it('is typed key by key; a kana of the same row stands above as a key of its own', async () => {
    await open('smartphone-basics/write-a-message');
    await userEvent.click(await onPhone(/ひろこさん/));
    await userEvent.click(await onPhone('1つ 消す'));
    await userEvent.click(await onPhone('1つ 消す'));
    await userEvent.click(await onPhone('さ'));
    await userEvent.click(await onPhone('し'));
    await userEvent.click(await onPhone('た'));
    expect(answer()).toBe('いまは 「あした」です。');
    await userEvent.click(await onPhone('送る'));
    expect(await screen.findByRole('heading', { name: 'できました。' })).toBeVisible();
  });

  it('shows a number only as dots and keeps none of it', async () => {
    await open('my-number-card/mynaportal-sign-in');
    await userEvent.click(await onPhone('ログイン'));
    for (const digit of '2580') await userEvent.click(await onPhone(digit));
    expect(answer()).toBe('4けた 入りました。');
    expect(inPhone().getByRole('img', { name: '4けたの うち 4けた' })).toBeVisible();
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('2580');
    expect(JSON.stringify(await phone.learner.settings.toArray())).not.toContain('2580');
  });

  it('has other screens on another phone, which is chosen in one place', async () => {
    await open('smartphone-basics/text-size');
    await userEvent.click(screen.getByRole('button', { name: /Androidに 近い 画面/ }));
    await userEvent.click(await screen.findByRole('button', { name: /^かんたん/ }));
    await waitFor(() =>
      expect(inPhone().getByRole('button', { name: '文字の 大きさ' })).toBeVisible(),
    );
  });
});
