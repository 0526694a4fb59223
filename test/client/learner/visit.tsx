/** A visit to a learner's screens: real databases in memory, and a download that does what the test says. */
import { render, waitFor } from '@testing-library/react';
import { StrictMode, Suspense } from 'react';
import { I18nextProvider } from 'react-i18next';
import { MemoryRouter, useLocation } from 'react-router';
import { expect } from 'vitest';
import { createTexts, type Language } from '../../../src/client/i18n/i18n.ts';
import { LearnerRoutes } from '../../../src/client/learner/LearnerRoutes.tsx';
import { saveSettings } from '../../../src/client/store/actions/save-settings.ts';
import { openLearnerDatabase } from '../../../src/client/store/learner-database.ts';
import type { Settings } from '../../../src/domain/learner-settings.ts';
import { openLibraryDatabase } from '../../../src/client/store/library-database.ts';
import {
  ServicesContext,
  type PackDownload,
  type Services,
} from '../../../src/client/store/services.ts';
import { succeed } from '../../../src/domain/result.ts';
import type { City } from '../../../src/protocol/city.ts';
import { shelve, type ShelvedFile } from './a-pack.ts';

/** 22 November 2026, 13:05 in Chigasaki. */
export const now = Date.UTC(2026, 10, 22, 4, 5);

export const city: City = {
  municipalityCode: '142077',
  name: '茅ヶ崎市',
  timeZone: 'Asia/Tokyo',
  sample: false,
  settings: {},
};

/** What learners' screens use of a phone. */
export type LearnerPhone = Pick<
  Services,
  'library' | 'learner' | 'now' | 'packDownload' | 'practice'
>;

/** A download that never tries by itself. */
export const aDownload = (refresh: PackDownload['refresh']): PackDownload => ({
  refresh,
  onOutcome: () => () => {},
});

export function aPhone(refresh: PackDownload['refresh'] = async () => succeed('complete')) {
  return {
    library: openLibraryDatabase(`library-${Math.random()}`),
    learner: openLearnerDatabase(`learner-${Math.random()}`),
    now: () => now,
    packDownload: aDownload(refresh),
    practice: () => new Promise(() => {}),
  } satisfies LearnerPhone;
}

/** A phone with these lessons, of a learner who has told which kind of phone it is. */
export async function aFilledPhone(
  files: readonly ShelvedFile[],
  settings: Partial<Settings> = { family: 'iphone' },
): Promise<LearnerPhone> {
  const phone = aPhone();
  await shelve(phone.library, files);
  await phone.library.city.put({ key: 'city', city });
  await saveSettings(phone.learner, settings);
  return phone;
}

/** Opens an address; whatever a screen asks that is not a learner's makes the test fail. */
export async function visit(
  path: string,
  phone: LearnerPhone,
  language: Language = 'ja',
): Promise<{ readonly address: () => string }> {
  const texts = await createTexts(language);
  await texts.loadNamespaces(['ui', 'learner']);
  const place = { address: path };
  const Address = () => {
    place.address = useLocation().pathname;
    return null;
  };
  render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <ServicesContext value={phone as unknown as Services}>
          <MemoryRouter initialEntries={[path]}>
            <Suspense>
              <LearnerRoutes />
            </Suspense>
            <Address />
          </MemoryRouter>
        </ServicesContext>
      </I18nextProvider>
    </StrictMode>,
  );
  // Pages are fetched one by one, the first time by way of the compiler.
  await waitFor(() => expect(document.querySelector('main')).not.toBeNull(), { timeout: 10_000 });
  return { address: () => place.address };
}
