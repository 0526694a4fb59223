/** A visit to the staff pages: real databases in memory, and a desk that answers only what the test says. */
import { render } from '@testing-library/react';
import { StrictMode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { createTexts, type Language } from '../../../src/client/i18n/i18n.ts';
import { StaffRoutes } from '../../../src/client/staff/StaffRoutes.tsx';
import { openLearnerDatabase } from '../../../src/client/store/learner-database.ts';
import { openLibraryDatabase } from '../../../src/client/store/library-database.ts';
import { openRecordsDatabase } from '../../../src/client/store/records-database.ts';
import { createSending } from '../../../src/client/store/sending.ts';
import {
  ServicesContext,
  type Services,
  type StaffDesk,
} from '../../../src/client/store/services.ts';
import { fail, succeed } from '../../../src/domain/result.ts';
import type { ReferenceDocument } from '../../../src/protocol/documents.ts';
import type { Overview } from '../../../src/protocol/reports.ts';
import type { Me } from '../../../src/protocol/staff.ts';
import { learner1, learner2 } from '../../builders.ts';

/** 22 November 2026, 13:05 in Chigasaki. */
export const now = Date.UTC(2026, 10, 22, 4, 5);

export const offline = fail({ type: 'offline' } as const);
export const refused = (type: 'sign-in-needed' | 'in-use' | 'link-expired' | 'malformed') =>
  fail({ type, title: type, status: 400 });

export const city: Me['city'] = {
  municipalityCode: '142077',
  name: '茅ヶ崎市',
  timeZone: 'Asia/Tokyo',
  sample: true,
  settings: {},
};
export const me: Me = {
  name: '見本の管理者',
  email: 'sample@example.lg.jp',
  role: 'administrator',
  twoFactor: false,
  city,
};

const none = {
  classSessions: 0,
  present: 0,
  late: 0,
  excused: 0,
  absent: 0,
  headcount: 0,
  alone: 0,
  withHelp: 0,
  notYet: 0,
};

/** April: 3 classes of 40 people. November, not over: 1 class of 9. Nothing of the months between. */
export function anOverview(changed: Partial<Overview> = {}): Overview {
  const total = {
    classSessions: 4,
    present: 45,
    late: 4,
    excused: 2,
    absent: 1,
    headcount: 0,
    people: 31,
    alone: 12,
    withHelp: 5,
    notYet: 3,
  };
  return {
    fiscalYear: 2026,
    asOf: now,
    total,
    byMonth: [
      { ...none, people: 26, month: '2026-04', classSessions: 3, present: 38, late: 2 },
      {
        ...none,
        people: 9,
        month: '2026-11',
        classSessions: 1,
        present: 7,
        late: 2,
        excused: 2,
        absent: 1,
      },
    ],
    byVenue: [
      { ...total, venueId: 'nango', name: '南湖公民館' },
      { ...none, people: 0, venueId: 'kagawa', name: '香川公民館' },
    ],
    byTopic: [{ ...total, packId: 'smartphone-basics' }],
    classSessions: [
      {
        ...none,
        classSessionId: 'nango-2026-11-20',
        date: '2026-11-20',
        start: '13:30',
        venueName: '南湖公民館',
        groupName: 'スマホサポート南',
        courseTitle: 'はじめてのスマホ',
        present: 7,
        late: 2,
        excused: 2,
        absent: 1,
        classSessions: 1,
        alone: 5,
        withHelp: 3,
        notYet: 1,
        cancelled: false,
        finished: true,
        conflicts: 1,
      },
    ],
    ...changed,
  };
}

export const emptyYear = (fiscalYear: number): Overview => ({
  fiscalYear,
  asOf: now,
  total: { ...none, people: 0 },
  byMonth: [],
  byVenue: [],
  byTopic: [],
  classSessions: [],
});

type Planned = Extract<ReferenceDocument, { kind: 'planned-class-session' }>;

export function aPlannedClass(
  documentId: string,
  changed: Partial<Planned['body']> = {},
  revision = 1,
): Planned {
  return {
    kind: 'planned-class-session',
    documentId,
    revision,
    deleted: false,
    body: {
      courseId: 'first-phone',
      groupId: 'south',
      venueId: 'nango',
      date: '2026-12-04',
      start: '13:30',
      end: '15:00',
      roster: [
        { seat: 1, learnerId: learner1 },
        { seat: 2, learnerId: learner2 },
      ],
      status: 'planned',
      ...changed,
    },
  };
}

export const places: readonly ReferenceDocument[] = [
  {
    kind: 'venue',
    documentId: 'nango',
    revision: 3,
    deleted: false,
    body: { name: '南湖公民館' },
  },
  {
    kind: 'venue',
    documentId: 'kagawa',
    revision: 1,
    deleted: false,
    body: { name: '香川公民館' },
  },
  {
    kind: 'group',
    documentId: 'south',
    revision: 1,
    deleted: false,
    body: { name: 'スマホサポート南' },
  },
  {
    kind: 'course',
    documentId: 'first-phone',
    revision: 1,
    deleted: false,
    body: {
      title: 'はじめてのスマホ',
      packId: 'smartphone-basics',
      lessonIds: ['power-and-buttons'],
    },
  },
];

type Visit = { readonly services: Services; readonly address: () => string };

/** Opens a staff page; whatever the desk is asked that the test did not foresee makes the test fail. */
export async function visit(
  path: string,
  desk: Partial<StaffDesk>,
  { services = aStaffMachine(), language = 'ja' as Language } = {},
): Promise<Visit> {
  const texts = await createTexts(language);
  await texts.loadNamespaces(['ui', 'staff']);
  let address = path;
  const Address = () => {
    const { pathname, search, hash } = useLocation();
    address = `${pathname}${search}${hash}`;
    return null;
  };
  const staffDesk = unforeseen('me' in desk ? desk : { ...desk, me: async () => succeed(me) });
  render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <ServicesContext value={{ ...services, staffDesk }}>
          <MemoryRouter initialEntries={[path]}>
            <Address />
            <Routes>
              <Route path="/staff/*" element={<StaffRoutes />} />
            </Routes>
          </MemoryRouter>
        </ServicesContext>
      </I18nextProvider>
    </StrictMode>,
  );
  return { services, address: () => address };
}

let machines = 0;

/** Databases of their own, so that what one test keeps no other finds. */
export function aStaffMachine(): Services {
  machines += 1;
  let seed = 0;
  return {
    records: openRecordsDatabase(`records-${machines}`),
    library: openLibraryDatabase(`library-${machines}`),
    learner: openLearnerDatabase(`learner-${machines}`),
    now: () => now,
    randomBytes: (count) => new Uint8Array(count).map((_, index) => (seed += index + 7)),
    packDownload: { refresh: async () => succeed('complete'), onOutcome: () => () => {} },
    practice: () => Promise.reject(new Error('no practice at a desk')),
    joinGroup: async () => offline,
    bringTraining: async () => succeed('complete'),
    keepClassScreens: async () => true,
    syncSoon: () => {},
    sending: createSending(),
    staffDesk: unforeseen({}),
  };
}

/** A class page asks by itself what has arrived; nothing has, unless the test says so. */
const nothingArrived: Partial<StaffDesk> = {
  classReceipt: async () => succeed({ code: '', ops: 0, lockedAt: null, phones: [] }),
};

function unforeseen(desk: Partial<StaffDesk>): StaffDesk {
  return new Proxy(
    { ...nothingArrived, ...desk },
    {
      get: (known, name) =>
        Reflect.get(known, name) ??
        (() => {
          throw new Error(`the desk was asked ${String(name)}`);
        }),
    },
  ) as StaffDesk;
}
