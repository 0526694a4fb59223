/** The class area on a phone of the group "south", with nothing of the network but what a test hands in. */
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { MemoryRouter, Route, Routes } from 'react-router';
import { createTexts } from '../../../src/client/i18n/i18n.ts';
import { ServicesContext, type Services } from '../../../src/client/store/services.ts';
import { emptySync } from '../../../src/client/store/sync-state.ts';
import { VolunteerRoutes } from '../../../src/client/volunteer/VolunteerRoutes.tsx';
import type { SealKey } from '../../../src/protocol/bundle.ts';
import type { Op } from '../../../src/sync/op.ts';
import { aServices } from '../a-services.ts';
import { joinTheGroup } from './join-the-group.ts';

export async function aPhoneOfTheGroup(
  ops: readonly Op[],
  {
    sealKey = null,
    expectedCity = '142077',
  }: { sealKey?: SealKey | null; expectedCity?: string } = {},
): Promise<Services & { readonly publicKey: CryptoKey }> {
  const services = aServices();
  const { records } = services;
  await records.open();
  const publicKey = await joinTheGroup(services, expectedCity);
  await records.phone.put({ ...emptySync, sealKey });
  await records.ops.bulkAdd([...ops]);
  return { ...services, publicKey };
}

export async function leave({ records, library, learner }: Services): Promise<void> {
  await records.delete();
  await library.delete();
  await learner.delete();
}

export async function visit(services: Services, address: string) {
  const texts = await createTexts('ja');
  await texts.loadNamespaces([
    'ui',
    'volunteer',
    'rescue',
    'scanning',
    'training',
    'sharing',
    'learner',
  ]);
  render(
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
  return userEvent.setup();
}
