/** A volunteer's phone as screens see it: its databases, what its group knows, and a way in at any address. */
import { render, screen } from '@testing-library/react';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { MemoryRouter, Route, Routes } from 'react-router';
import { createTexts } from '../../../src/client/i18n/i18n.ts';
import { NewerAppContext } from '../../../src/client/store/newer-app.ts';
import { OpensOffline } from '../../../src/client/store/opens-offline.ts';
import { ServicesContext, type Services } from '../../../src/client/store/services.ts';
import { VolunteerRoutes } from '../../../src/client/volunteer/VolunteerRoutes.tsx';
import { createLearnerId } from '../../../src/domain/learner-code.ts';
import { succeed } from '../../../src/domain/result.ts';
import type { DocumentBody } from '../../../src/protocol/documents.ts';
import { aServices } from '../a-services.ts';
import { joinTheGroup } from './join-the-group.ts';

export const today = '2026-11-20';
export const seats = Array.from({ length: 12 }, (_, index) =>
  createLearnerId(new Uint8Array(8).fill(index + 1)),
);

export async function openPhone(): Promise<Services> {
  const services: Services = {
    ...aServices(),
    packDownload: { refresh: async () => succeed('complete'), onOutcome: () => () => {} },
  };
  await services.records.open();
  return services;
}

export async function endPhone({ records, library, learner }: Services): Promise<void> {
  await Promise.all([records.delete(), library.delete(), learner.delete()]);
}

/** The phone belongs to スマホサポート南, and one class of twelve seats is planned for today. */
export async function joinGroup({ records }: Services): Promise<void> {
  await joinTheGroup({ records });
  await records.documents.bulkPut([
    {
      kind: 'venue',
      documentId: 'nango',
      revision: 1,
      deleted: false,
      body: { name: '南湖公民館' },
    },
    {
      kind: 'course',
      documentId: 'basics',
      revision: 1,
      deleted: false,
      body: { title: 'スマホの きほん', packId: 'smartphone-basics', lessonIds: ['tap-and-swipe'] },
    },
  ]);
  await planClass({ records }, {});
}

/** Plans, moves or cancels a class, as the city's page of plans would bring it. */
export async function planClass(
  { records }: Pick<Services, 'records'>,
  changed: Partial<DocumentBody<'planned-class-session'>>,
  { documentId = 'nango-today', revision = 1 } = {},
): Promise<void> {
  await records.documents.put({
    kind: 'planned-class-session',
    documentId,
    revision,
    deleted: false,
    body: {
      courseId: 'basics',
      groupId: 'south',
      venueId: 'nango',
      date: today,
      start: '13:30',
      end: '15:00',
      roster: seats.map((learnerId, index) => ({ seat: index + 1, learnerId })),
      status: 'planned',
      ...changed,
    },
  });
}

export async function openAt(services: Services, address: string): Promise<UserEvent> {
  const texts = await createTexts('ja');
  await texts.loadNamespaces([
    'ui',
    'volunteer',
    'departure',
    'roll',
    'scanning',
    'sharing',
    'teach',
  ]);
  render(
    <I18nextProvider i18n={texts}>
      <ServicesContext value={services}>
        <OpensOffline value={Promise.resolve(true)}>
          <NewerAppContext value={null}>
            <MemoryRouter initialEntries={[address]}>
              <Routes>
                <Route path="/class/*" element={<VolunteerRoutes />} />
              </Routes>
            </MemoryRouter>
          </NewerAppContext>
        </OpensOffline>
      </ServicesContext>
    </I18nextProvider>,
  );
  return userEvent.setup();
}

/** A tile of the roll call by its number. */
export const tile = (seat: number) =>
  screen.findByRole('button', { name: new RegExp(`^席 ?${seat}(?!\\d)`) });
