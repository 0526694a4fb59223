// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { keepCard } from '../../../src/client/store/actions/keep-card.ts';
import { saveSettings } from '../../../src/client/store/actions/save-settings.ts';
import { readCards } from '../../../src/client/store/queries/cards.ts';
import { readDelivery } from '../../../src/client/store/queries/outbox.ts';
import { readSettings } from '../../../src/client/store/queries/settings.ts';
import type { Services } from '../../../src/client/store/services.ts';
import type { CardCode } from '../../../src/domain/lessons/three-lines.ts';
import { anOp, classTime } from '../../builders.ts';
import { aPhoneOfTheGroup, leave, visit } from './a-visit.tsx';

let services: Services;
afterEach(() => leave(services));

it('one tap removes what a learner left, and none of the class’s twelve waiting marks', async () => {
  const marks = Array.from({ length: 12 }, (_, index) => anOp({ seq: index + 1 }));
  services = await aPhoneOfTheGroup(marks);
  const { learner, records } = services;
  const before = await readSettings(learner);
  await saveSettings(learner, { text: 'double' });
  await learner.progress.add({
    packId: 'smartphone-basics',
    lessonId: 'tap-and-swipe',
    stepId: 'one',
    updatedAt: classTime,
    completedAt: null,
  });
  await learner.practiceDays.add({ date: '2026-11-20' });
  await keepCard(learner, 'STK025P' as CardCode, classTime);
  const user = await visit(services, '/class/lend');
  expect(await screen.findByText(/教室の 記録 12件は まだ この電話に あります。/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'あとを 消す' }));
  expect(await screen.findByText('消しました。次の 人に わたせます。')).toBeVisible();
  expect(await learner.progress.count()).toBe(0);
  expect(await learner.practiceDays.count()).toBe(0);
  expect(await readSettings(learner)).toEqual(before);
  expect(await readCards(learner)).toEqual([]);
  expect(await records.ops.toArray()).toEqual(marks);
  expect((await readDelivery(records)).waiting).toBe(12);
});
