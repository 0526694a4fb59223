// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../../src/client/store/services.ts';
import { endPhone, joinGroup, openAt, openPhone, tile } from './a-phone.tsx';

let services: Services;

beforeEach(async () => {
  services = await openPhone();
  await joinGroup(services);
});

afterEach(() => endPhone(services));

const preview = () => screen.findByRole('region', { name: 'このように 記録します' });
const marks = async () =>
  (await services.records.ops.toArray()).filter(({ register }) => register.field === 'attendance');

describe('a class kept on paper', () => {
  it('shows what it understood before anything is recorded, and records it with one tap', async () => {
    const user = await openAt(services, '/class/nango-today/paper');
    await user.type(await screen.findByLabelText('来た 人の 番号'), '1、2、4〜9');
    expect(await preview()).toHaveTextContent('出席 8人 1–2、4–9番');
    expect(await services.records.ops.count()).toBe(0);
    await user.click(screen.getByRole('button', { name: '記録する' }));
    expect(await screen.findByText('紙から 8人 → 記録しました')).toBeVisible();
    expect((await marks()).map(({ value }) => value)).toEqual(Array(8).fill('present'));
    await user.click(screen.getByRole('link', { name: '出席の 画面へ' }));
    expect(await tile(9)).toHaveTextContent('出席');
    expect(await tile(3)).toHaveTextContent('まだ');
  });

  it('says what it could not take, and takes the rest', async () => {
    const user = await openAt(services, '/class/nango-today/paper');
    await user.type(await screen.findByLabelText('来た 人の 番号'), '9-7,11-12,16-18,やまだ');
    const shown = await preview();
    expect(shown).toHaveTextContent('出席 5人 7–9、11–12番');
    expect(within(shown).getByText('7から 9までと 読みました。')).toBeVisible();
    expect(within(shown).getByText('16–18番は この紙に ありません。')).toBeVisible();
    expect(within(shown).getByText('「やまだ」は 番号として 読めません でした。')).toBeVisible();
  });

  it('leaves a mark that stands, makes the others absent when told to, and takes it all back', async () => {
    const user = await openAt(services, '/class/nango-today');
    await user.click(await tile(2));
    await screen.findByText('2番 → 出席');
    await user.click(screen.getByRole('link', { name: '紙で とる' }));
    await user.type(await screen.findByLabelText('来た 人の 番号'), '1-3');
    await user.click(screen.getByRole('radio', { name: '欠席に する' }));
    const shown = await preview();
    expect(shown).toHaveTextContent('もう 印が ある ので そのまま 2番');
    expect(shown).toHaveTextContent('出席 2人 1、3番');
    expect(shown).toHaveTextContent('欠席 9人');
    await user.click(screen.getByRole('button', { name: '記録する' }));
    await user.click(await screen.findByRole('button', { name: 'もとに もどす' }));
    await user.click(screen.getByRole('link', { name: 'もどる' }));
    expect(await tile(2)).toHaveTextContent('出席');
    await expect.poll(() => screen.getAllByRole('button', { name: /まだ$/ }).length).toBe(11);
  });

  it('rows beneath the seats are people who came without one', async () => {
    const user = await openAt(services, '/class/nango-today/paper');
    await user.type(await screen.findByLabelText('来た 人の 番号'), '1,13,14');
    expect(await preview()).toHaveTextContent('席の ない 人 13–14番は 飛び入りに します');
    await user.click(screen.getByRole('button', { name: '記録する' }));
    expect(await screen.findByText('紙から 3人 → 記録しました')).toBeVisible();
    await user.click(screen.getByRole('link', { name: '出席の 画面へ' }));
    expect(await screen.findByRole('button', { name: /^飛び入り ?14/ })).toHaveTextContent('出席');
  });

  it('nothing is recorded while no number is understood', async () => {
    const user = await openAt(services, '/class/nango-today/paper');
    await user.click(await screen.findByRole('radio', { name: '欠席に する' }));
    await user.click(screen.getByRole('button', { name: '記録する' }));
    expect(await services.records.ops.count()).toBe(0);
  });
});
