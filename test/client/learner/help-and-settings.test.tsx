// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/client/store/queries/settings.ts';
import { canonicalLesson } from './a-pack.ts';
import { aFilledPhone, aPhone, city, visit } from './visit.tsx';

const tap = canonicalLesson('smartphone-basics', 'tap-and-swipe');

describe('困ったとき', () => {
  it('has five numbers to touch, each with who and when', async () => {
    await visit('/help', await aFilledPhone([tap]));
    await screen.findByText('茅ヶ崎市役所');
    const calls = screen.getAllByRole('link', { name: /電話する/ });
    expect(calls.map((call) => [call.textContent, call.getAttribute('href')])).toEqual([
      ['消費者相談お金・買い物188', 'tel:188'],
      ['警察の相談あやしい電話#9110', 'tel:%239110'],
      ['警察いま あぶない110', 'tel:110'],
      ['茅ヶ崎市役所市からの 連絡か たしかめる0467-82-1111', 'tel:0467-82-1111'],
      ['マイナンバー\u200bカードを なくした24時間 止められます0120-95-0178', 'tel:0120-95-0178'],
    ]);
  });

  it('says how to press #9110 by hand, and when the numbers were checked', async () => {
    await visit('/help', aPhone());
    expect(screen.getByText(/#9110と おします/)).toBeVisible();
    expect(screen.getByText('2026年11月10日')).toHaveAttribute('datetime', '2026-11-10');
  });

  it('says first what to do at once', async () => {
    await visit('/help', aPhone());
    const three = screen.getByRole('region', { name: 'まず、この3つ' });
    expect(
      within(three)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['切る', 'おさない', 'はらわない']);
  });

  it('uses the number that the city’s staff entered', async () => {
    const phone = await aFilledPhone([tap]);
    const settings = { 'city-phone': '0467-00-0000' };
    await phone.library.city.put({ key: 'city', city: { ...city, settings } });
    await visit('/help', phone);
    expect(
      await screen.findByRole('link', { name: '茅ヶ崎市役所に 電話する 0467-00-0000' }),
    ).toBeVisible();
  });

  it('works before anything was ever downloaded', async () => {
    await visit('/help', aPhone());
    expect(screen.getByText('市役所')).toBeVisible();
    expect(screen.getAllByRole('link', { name: /電話する/ })).toHaveLength(5);
  });
});

describe('文字・音', () => {
  const choose = async (group: string, name: string | RegExp) => {
    const radios = await screen.findByRole('group', { name: group });
    await userEvent.click(within(radios).getByRole('radio', { name }));
  };

  it.each([
    ['文字の 大きさ', 'いちばん 大きい', { text: 'double' }],
    ['画面の 色', '黒い 地に 白い 文字', { theme: 'hc-dark' }],
    ['ふりがな', 'つけない', { furigana: 'off' }],
    ['わたしの スマホ', /^Android/, { family: 'android' }],
    ['わたしの スマホ', 'まだ きめない', { family: null }],
    ['さわる 手', '左手', { hand: 'left' }],
  ] as const)('%s: %s is kept on this phone', async (group, name, kept) => {
    const phone = await aFilledPhone([tap], { family: 'iphone' });
    await visit('/settings', phone);
    await choose(group, name);
    await waitFor(async () => expect(await readSettings(phone.learner)).toMatchObject(kept));
    const radios = within(screen.getByRole('group', { name: group }));
    await waitFor(() => expect(radios.getByRole('radio', { name })).toBeChecked());
  });

  it('another language is spoken at once and kept', async () => {
    const phone = await aFilledPhone([tap]);
    await visit('/settings', phone);
    await choose('ことば', 'English');
    expect(await screen.findByRole('heading', { name: 'Text and sound' })).toBeVisible();
    expect((await readSettings(phone.learner)).language).toBe('en');
  });
});
