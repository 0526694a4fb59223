// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { readCards } from '../../../src/client/store/queries/cards.ts';
import { encodeCard } from '../../../src/domain/lessons/three-lines.ts';
import { canonicalLesson, shelve } from './a-pack.ts';
import { aFilledPhone, aPhone, now, visit } from './visit.tsx';

const tap = canonicalLesson('smartphone-basics', 'tap-and-swipe');
const code = encodeCard(tap.lesson, [0, 2]) ?? '';
const lines = async () =>
  within((await screen.findAllByRole('list'))[0] as HTMLElement)
    .getAllByRole('listitem')
    .map((item) => item.textContent);

describe('忘れた ときの カード', () => {
  it('the link of a class shows its lines, giant, and keeps them on this phone', async () => {
    const phone = await aFilledPhone([tap]);
    await visit(`/card/${code}`, phone);
    expect(await lines()).toEqual(['1「明るさ」を 1回 さわります。', '2おつかれさまでした。']);
    expect(await screen.findByText('11月22日 日に したこと')).toBeVisible();
    await expect.poll(() => readCards(phone.learner)).toEqual([{ code, keptAt: now }]);
  });

  it('home leads to the newest card with one tap; earlier ones stand below', async () => {
    const phone = await aFilledPhone([tap]);
    const earlier = encodeCard(tap.lesson, [2]) ?? '';
    await phone.learner.settings.put({
      key: 'cards',
      cards: [
        { code, keptAt: now },
        { code: earlier, keptAt: now - 7 * 24 * 3_600_000 },
      ],
    });
    await visit('/', phone);
    await userEvent.click(await screen.findByRole('link', { name: '忘れた ときの カード' }));
    await expect.poll(async () => (await lines()).length).toBe(2);
    await userEvent.click(screen.getByRole('link', { name: /^11月15日 日/ }));
    await expect.poll(lines).toEqual(['1おつかれさまでした。']);
  });

  it('seven letters typed as people type them do the same, with no network', async () => {
    const phone = await aFilledPhone([tap]);
    const place = await visit('/card', phone);
    expect(await screen.findByText('まだ カードが ありません')).toBeVisible();
    const field = screen.getByLabelText('カードの 7文字');
    await userEvent.type(field, 'abc');
    await userEvent.click(screen.getByRole('button', { name: 'ひらく' }));
    expect(screen.getByRole('alert')).toHaveTextContent('7文字を もう一度 たしかめて ください。');
    await userEvent.clear(field);
    await userEvent.type(field, `${code.slice(0, 3)}-${code.slice(3)}`.toLowerCase());
    await userEvent.click(screen.getByRole('button', { name: 'ひらく' }));
    expect(await lines()).toHaveLength(2);
    expect(place.address()).toBe(`/card/${code}`);
  });

  it('a card whose lesson is still on its way is kept, and stands there once it has come', async () => {
    const phone = aPhone();
    await visit(`/card/${code}`, phone);
    expect(await screen.findByText('カードは のこしました')).toBeVisible();
    await shelve(phone.library, [tap]);
    expect(await lines()).toHaveLength(2);
  });

  it('a code with a wrong letter is said kindly, and nothing is kept', async () => {
    const phone = await aFilledPhone([tap]);
    await visit(`/card/${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`, phone);
    expect(await screen.findByText('この カードは 読めません')).toBeVisible();
    expect(await readCards(phone.learner)).toEqual([]);
  });
});
