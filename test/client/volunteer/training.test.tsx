// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepTraining } from '../../../src/client/store/actions/keep-training.ts';
import { forgetLearner } from '../../../src/client/store/actions/forget-learner.ts';
import { readTraining } from '../../../src/client/store/queries/training.ts';
import type { Services } from '../../../src/client/store/services.ts';
import { shelfRow, words, canonicalLesson, type ShelvedFile } from '../learner/a-pack.ts';
import { aPhoneOfTheGroup, leave, visit } from './a-visit.tsx';

const files: readonly ShelvedFile[] = [
  canonicalLesson('helpers', 'sit-beside', { goal: words('となりで 進めます。') }),
  canonicalLesson('helpers', 'never-ask'),
];

let services: Services;
beforeEach(async () => {
  services = await aPhoneOfTheGroup([]);
  await services.library.shelf.put(shelfRow('volunteers', files));
  await services.library.lessons.bulkPut(files.map(({ hash, lesson }) => ({ hash, lesson })));
});
afterEach(async () => {
  await leave(services);
  localStorage.clear();
});

const done = (lessonId: string, actorId = '-') =>
  keepTraining(services.records, { actorId, packId: 'helpers', lessonId, on: '2026-11-20' });

it('a volunteer goes through a lesson, and the phone remembers it', async () => {
  const user = await visit(services, '/class/training');
  await user.click(await screen.findByRole('link', { name: 'はじめる' }));
  await user.click(await screen.findByRole('button', { name: 'つぎへ' }));
  await user.click(screen.getByRole('button', { name: /書いてある 番号に/ }));
  expect(document.body).toHaveTextContent('にせものに つながります。');
  await user.click(screen.getByRole('button', { name: 'もう一度' }));
  await user.click(screen.getByRole('button', { name: /自分で しらべる/ }));
  await user.click(screen.getByRole('button', { name: 'つぎへ' }));
  await user.click(screen.getByRole('button', { name: 'つぎへ' }));
  expect(await screen.findByRole('region', { name: 'これで できること' })).toHaveTextContent(
    'となりで 進めます。',
  );
  await user.click(screen.getByRole('link', { name: '一覧へ' }));
  expect(await screen.findByRole('link', { name: /sit-beside.*できました/ })).toBeVisible();
  expect(screen.getByRole('link', { name: 'つづける' })).toHaveAttribute(
    'href',
    '/class/training/helpers/never-ask',
  );
  expect(screen.getByText(/市には 送りません/)).toBeVisible();
});

it('a lesson that was left opens at the same step', async () => {
  const user = await visit(services, '/class/training/helpers/never-ask');
  await user.click(await screen.findByRole('button', { name: 'つぎへ' }));
  await user.click(screen.getByRole('link', { name: 'おわる' }));
  await user.click(await screen.findByRole('link', { name: /never-ask/ }));
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('知らない 番号から');
});

it('the certificate waits for the last lesson, and has a line for a name instead of a field', async () => {
  await done('sit-beside');
  await visit(services, '/class/training/certificate');
  expect(await screen.findByText(/あと 1つ です。/)).toBeVisible();
  expect(screen.queryByRole('button', { name: '印刷する' })).toBe(null);
  await done('never-ask');
  const print = vi.fn<() => void>();
  vi.stubGlobal('print', print);
  (await screen.findByRole('button', { name: '印刷する' })).click();
  expect(print).toHaveBeenCalledOnce();
  expect(screen.queryByRole('textbox')).toBe(null);
  const sheet = document.querySelector('section[aria-hidden]');
  expect(sheet).toHaveTextContent('茅ヶ崎市');
  expect(sheet).toHaveTextContent('2026年11月20日');
  vi.unstubAllGlobals();
});

it('a lent phone that is wiped of a learner keeps what its volunteers learnt', async () => {
  await done('sit-beside');
  await forgetLearner(services.learner);
  const training = await readTraining(services.library, services.records, '-');
  expect(training?.lessons.map(({ isDone }) => isDone)).toEqual([true, false]);
});

it('until the lessons have arrived the screen says how they come, and asks for them', async () => {
  await services.library.shelf.clear();
  const asked: string[] = [];
  await visit(
    {
      ...services,
      packDownload: {
        ...services.packDownload,
        refresh: async () => {
          asked.push('lessons');
          return { ok: true, value: 'complete' };
        },
      },
      bringTraining: async () => {
        asked.push('training');
        return { ok: true, value: 'complete' };
      },
    },
    '/class/training',
  );
  expect(await screen.findByText('まだ この電話に 届いて いません')).toBeVisible();
  expect(asked).toEqual(['lessons', 'training']);
});
