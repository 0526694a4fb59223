// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { LessonRow } from '../../../src/client/store/library-database.ts';
import { readLessonProgress } from '../../../src/client/store/queries/learning.ts';
import { readSettings } from '../../../src/client/store/queries/settings.ts';
import { fail, succeed } from '../../../src/domain/result.ts';
import { aPackIndex, canonicalLesson, shelve } from './a-pack.ts';
import { aDownload, aFilledPhone, aPhone, now, visit, type LearnerPhone } from './visit.tsx';

const tap = canonicalLesson('smartphone-basics', 'tap-and-swipe');
const power = canonicalLesson('smartphone-basics', 'power-and-buttons');
const path = '/lessons/smartphone-basics/tap-and-swipe';

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const sentence = (text: string) => screen.findByRole('heading', { level: 1, name: text });
const progress = ({ learner }: LearnerPhone) =>
  readLessonProgress(learner, 'smartphone-basics', 'tap-and-swipe');

const first = '「明るさ」を 1回 さわります。';
const second = '知らない 番号から 来ました。 どうしますか。';
const third = 'おつかれさまでした。';

/** A heading's name has no blank where a phrase ends without one. */
const named = (text: string) => new RegExp(`^${text.replaceAll(' ', ' ?')}$`);
const step = (text: string) => screen.findByRole('heading', { level: 1, name: named(text) });

describe('a lesson', () => {
  it('is read step by step, answered, and finished with the day’s stamp', async () => {
    const phone = await aFilledPhone([tap, power]);
    const { address } = await visit(path, phone);
    await step(first);
    expect(screen.getByRole('img', { name: '設定の 画面。さわる場所は 明るさ' })).toBeVisible();

    await press('つぎへ');
    expect(await step(second)).toHaveFocus();
    await press(/自分で しらべる/);
    expect(screen.getByRole('heading', { name: 'そのとおり。' })).toHaveFocus();
    await press('つぎへ');
    await step(third);
    await press('つぎへ');

    expect(await sentence('できました。')).toHaveFocus();
    expect(screen.getByText(/画面を/)).toBeVisible();
    expect(await screen.findByRole('heading', { name: 'きょうの スタンプ' })).toBeVisible();
    expect(await progress(phone)).toEqual({
      packId: 'smartphone-basics',
      lessonId: 'tap-and-swipe',
      stepId: 'end',
      updatedAt: now,
      completedAt: now,
    });
    expect(await phone.learner.practiceDays.toArray()).toEqual([{ date: '2026-11-22' }]);

    await userEvent.click(screen.getByRole('link', { name: 'つぎへ' }));
    await step(first);
    expect(address()).toBe('/lessons/smartphone-basics/power-and-buttons');
  });

  it('after a wrong answer says why, takes nothing away, and lets one try again', async () => {
    await visit(path, await aFilledPhone([tap]));
    await step(first);
    await press('つぎへ');
    await step(second);
    await press(/書いてある/);
    expect(screen.getByRole('heading', { name: 'ここで まちがえて よかった。' })).toHaveFocus();
    expect(screen.getByText('えらんだ答え')).toBeVisible();
    expect(screen.queryByText(/しらべる/)).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'つぎへ' })).not.toBeInTheDocument();
    await press('もう一度');
    expect(await step(second)).toHaveFocus();
    expect(screen.getByRole('button', { name: /自分で しらべる/ })).toBeVisible();
  });

  it('opens again at the step where it was left', async () => {
    const phone = await aFilledPhone([tap]);
    await visit(path, phone);
    await step(first);
    await press('つぎへ');
    await step(second);
    await press('もどる');
    await step(first);
    await press('つぎへ');
    await waitFor(async () => expect((await progress(phone))?.stepId).toBe('ask'));
    document.body.replaceChildren();
    await visit(path, phone);
    await step(second);
  });

  it('that was completed begins anew', async () => {
    const phone = await aFilledPhone([tap]);
    const place = { packId: 'smartphone-basics', lessonId: 'tap-and-swipe' };
    await phone.learner.progress.put({ ...place, stepId: 'end', updatedAt: 5, completedAt: 5 });
    await visit(path, phone);
    expect(await step(first)).toBeVisible();
  });

  it('whose remembered step no longer exists begins anew', async () => {
    const phone = await aFilledPhone([tap]);
    const place = { packId: 'smartphone-basics', lessonId: 'tap-and-swipe' };
    await phone.learner.progress.put({ ...place, stepId: 'gone', updatedAt: 5, completedAt: null });
    await visit(path, phone);
    expect(await step(first)).toBeVisible();
  });

  it('おわる leads home, and so does もどる from the first step', async () => {
    const { address } = await visit(path, await aFilledPhone([tap]));
    await step(first);
    await userEvent.click(screen.getByRole('link', { name: 'おわる' }));
    expect(address()).toBe('/');
    await userEvent.click(await screen.findByRole('link', { name: 'はじめる' }));
    expect(await step(first)).toHaveFocus();
    expect(document.title).toBe('さわり方 | スマホひろば');
    await press('もどる');
    expect(address()).toBe('/');
    expect(document.title).toBe('スマホひろば');
  });

  it('does not change under the reader when a newer version arrives', async () => {
    const phone = await aFilledPhone([tap]);
    await visit(path, phone);
    await step(first);
    const newer = canonicalLesson('smartphone-basics', 'tap-and-swipe', {
      version: 2,
      steps: tap.lesson.steps.slice(2),
    });
    await shelve(phone.library, [newer]);
    await phone.library.lessons.delete(tap.hash);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await step(first);
    expect(screen.getByText('3の うち 1')).toBeInTheDocument();
  });

  it('says in words where the phone has no voice', async () => {
    await visit(path, await aFilledPhone([tap]));
    await step(first);
    expect(screen.getByText('この電話では、日本語の 読み上げが 使えません。')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'きく' })).not.toBeInTheDocument();
  });
});

describe('which phone is drawn', () => {
  it('is asked before the first picture, and kept', async () => {
    const phone = await aFilledPhone([tap], {});
    await visit(path, phone);
    await sentence('どの 電話ですか。');
    await press(/かんたん/);
    expect(await step(first)).toHaveFocus();
    expect(screen.getByRole('button', { name: /かんたん.*絵/ })).toBeVisible();
    expect((await readSettings(phone.learner)).family).toBe('easy');
  });

  it('need not be known', async () => {
    const phone = await aFilledPhone([tap], {});
    await visit(path, phone);
    await sentence('どの 電話ですか。');
    await press('わかりません');
    await step(first);
    expect(screen.getByRole('button', { name: /Androidの絵/ })).toBeVisible();
    expect((await readSettings(phone.learner)).family).toBeNull();
  });

  it('is changed by touching the name of the picture', async () => {
    const phone = await aFilledPhone([tap]);
    await visit(path, phone);
    await step(first);
    await press(/iPhoneの絵/);
    await userEvent.click(await screen.findByRole('button', { name: /^Android/ }));
    expect(await screen.findByRole('button', { name: /Androidの絵/ })).toBeVisible();
    expect((await readSettings(phone.learner)).family).toBe('android');
  });
});

describe('a lesson that cannot be opened', () => {
  it('because it has not arrived says what to do', async () => {
    await visit(
      path,
      aPhone(async () => fail({ type: 'offline' })),
    );
    await sentence('この 教材は まだ この電話に ありません');
    expect(screen.getByRole('link', { name: '困ったとき' })).toHaveAttribute('href', '/help');
  });

  it('because its row was damaged is thrown away, fetched again, and opens', async () => {
    let refreshed = 0;
    const phone: LearnerPhone = {
      ...(await aFilledPhone([tap])),
      packDownload: aDownload(async () => {
        refreshed += 1;
        if ((await phone.library.lessons.count()) === 0) await shelve(phone.library, [tap]);
        return succeed('complete');
      }),
    };
    await phone.library.lessons.put({ hash: tap.hash } as unknown as LessonRow);
    await visit(path, phone);
    await step(first);
    expect(refreshed).toBeGreaterThan(1);
  });

  it('because its row was damaged and there is no network says so plainly', async () => {
    const phone: LearnerPhone = {
      ...(await aFilledPhone([tap], { family: 'iphone' })),
      packDownload: aDownload(async () => fail({ type: 'offline' })),
    };
    await phone.library.lessons.put({
      hash: tap.hash,
      lesson: { ...tap.lesson, steps: 'gone' },
    } as unknown as LessonRow);
    await visit(path, phone);
    expect(await sentence('この 教材が ひらきません')).toBeVisible();
  });

  it('because no pack names it says that there is no such screen', async () => {
    const phone = await aFilledPhone([power]);
    await phone.library.shelf.put({ key: 'index', index: aPackIndex([power]), checkedAt: 1 });
    await visit(path, phone);
    expect(await sentence('その 画面は ありません')).toBeVisible();
  });
});
