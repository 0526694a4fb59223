/** A volunteer's phone that has joined a group with one class planned for today, and a visit to one of its screens. */
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { MemoryRouter, Route, Routes } from 'react-router';
import { createTexts } from '../../../src/client/i18n/i18n.ts';
import { ServicesContext, type Services } from '../../../src/client/store/services.ts';
import { VolunteerRoutes } from '../../../src/client/volunteer/VolunteerRoutes.tsx';
import { createLearnerId } from '../../../src/domain/learner-code.ts';
import { aServices } from '../a-services.ts';
import { joinTheGroup } from './join-the-group.ts';
import { canonicalLesson, shelve } from '../learner/a-pack.ts';

export const learnerIds = Array.from({ length: 12 }, (_, index) =>
  createLearnerId(new Uint8Array(8).fill(index + 1)),
);

/** Twelve learners, two lessons of the basics on the phone, a class at 13:30. */
export async function aPhoneOfAGroup(): Promise<Services> {
  const services = aServices();
  await services.records.open();
  await joinTheGroup(services);
  await services.records.documents.bulkPut([
    {
      kind: 'course',
      documentId: 'basics',
      revision: 1,
      deleted: false,
      body: {
        title: 'スマホの きほん',
        packId: 'smartphone-basics',
        lessonIds: ['tap-and-swipe'],
      },
    },
    {
      kind: 'planned-class-session',
      documentId: 'nango-today',
      revision: 1,
      deleted: false,
      body: {
        courseId: 'basics',
        groupId: 'south',
        venueId: 'nango',
        date: '2026-11-20',
        start: '13:30',
        end: '15:00',
        roster: learnerIds.map((learnerId, index) => ({ seat: index + 1, learnerId })),
        status: 'planned',
      },
    },
  ]);
  await shelve(services.library, [
    canonicalLesson('smartphone-basics', 'tap-and-swipe'),
    canonicalLesson('smartphone-basics', 'power-and-buttons'),
  ]);
  return services;
}

export async function forgetPhone({ records, library, learner }: Services): Promise<void> {
  await records.delete();
  await library.delete();
  await learner.delete();
  localStorage.clear();
}

export async function visitClass(services: Services, address: string) {
  const texts = await createTexts('ja');
  await texts.loadNamespaces(['ui', 'volunteer', 'teach']);
  const view = render(
    <I18nextProvider i18n={texts}>
      <ServicesContext value={services}>
        <MemoryRouter initialEntries={[address]}>
          <Routes>
            <Route path="/class/*" element={<VolunteerRoutes />} />
          </Routes>
        </MemoryRouter>
      </ServicesContext>
    </I18nextProvider>,
  );
  return { user: userEvent.setup(), leave: () => view.unmount() };
}
