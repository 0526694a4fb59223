import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readableLearnerCode } from '../../../src/domain/learner-code.ts';
import * as v from 'valibot';
import { Overview } from '../../../src/protocol/reports.ts';
import { inMunicipality } from '../../../src/server/db/database.ts';
import { createFreshDatabase, type FreshDatabase } from '../../fresh-database.ts';
import {
  aCity,
  aDocument,
  aLearner,
  anAdministrator,
  aPhone,
  aPlannedClass,
  aServer,
  chigasaki,
  hiratsuka,
  typeOf,
  type APhone,
  type AServer,
} from '../a-server.ts';

let fresh: FreshDatabase;
let server: AServer;
let staff: Record<string, string>;
let south: APhone;
const learners = [aLearner(), aLearner(), aLearner(), aLearner(), aLearner()];
const [first = '', second = '', third = '', fourth = '', fifth = ''] = learners;

const actual = (date: string, changes = {}) => ({
  date,
  start: '10:00',
  end: '11:30',
  venueId: 'nango',
  courseId: 'basics',
  lessons: ['smartphone-basics/tap-and-swipe'],
  cancelled: false,
  ...changes,
});
const tapLesson = (version: number) => `mastery:smartphone-basics/tap-and-swipe@${version}`;

beforeAll(async () => {
  fresh = await createFreshDatabase();
  server = aServer(fresh);
  await aCity(server);
  await aCity(server, hiratsuka);
  staff = await anAdministrator(server);
  south = await aPhone(server);
  const other = await aPhone(server);

  // Held in November: one of each mark, one unset, one that two phones differ on, a stranger's field.
  await south.deliver([
    south.op('november', '-', 'actual', actual('2026-11-22')),
    south.op('november', first, 'attendance', 'present'),
    south.op('november', second, 'attendance', 'late'),
    south.op('november', third, 'attendance', 'excused'),
    south.op('november', fourth, 'attendance', 'absent'),
    south.op('november', fifth, 'attendance', 'present'),
    south.op('november', fifth, 'attendance', null, [`${south.deviceId}:6`]),
    south.op('november', first, 'ageBand', '-59'),
    south.op('november', first, tapLesson(1), 'not-yet'),
    south.op('november', first, tapLesson(2), 'alone'),
    south.op('november', second, tapLesson(1), 'with-help'),
    south.op('november', second, 'mastery:fraud-and-fake-news/fake-police-call@1', 'not-yet'),
    south.op('november', third, tapLesson(1), 'bogus'),
    south.op('november', '-', 'finish', true),
  ]);
  await other.deliver([other.op('november', first, 'attendance', 'absent')]);
  // Held in April, planned elsewhere: the volunteer did not say where and what.
  await aDocument(server, 'april', aPlannedClass({ date: '2026-04-01' }));
  await south.deliver([
    south.op('april', '-', 'actual', actual('2026-04-01', { venueId: null, courseId: null })),
    south.op('april', first, 'attendance', 'present'),
  ]);
  // Not counted: cancelled, never held, another year, another city.
  await south.deliver([
    south.op('cancelled', '-', 'actual', actual('2026-11-23', { cancelled: true })),
    south.op('cancelled', first, 'attendance', 'present'),
    south.op('cancelled', first, tapLesson(1), 'alone'),
    south.op('not-held', first, 'attendance', 'present'),
    south.op('last-year', '-', 'actual', actual('2026-03-31')),
    south.op('last-year', first, 'attendance', 'present'),
  ]);
  const there = await aPhone(server, 'south', hiratsuka);
  await there.deliver([
    there.op('november', '-', 'actual', actual('2026-11-22')),
    there.op('november', first, 'attendance', 'present'),
  ]);
});
afterAll(() => fresh.drop());

const overview = async (query = '?fiscalYear=2026') => {
  const response = await server.send('GET', `/api/reports/overview${query}`, { headers: staff });
  return v.parse(Overview, await response.json());
};
const sums = {
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

describe('The overview of a fiscal year', () => {
  test('counts what was held, each learner once a class and once a lesson', async () => {
    const november = {
      classSessions: 1,
      // The later of the two differing marks is shown; the other phone was the later one.
      present: 0,
      late: 1,
      excused: 1,
      absent: 2,
      headcount: 0,
      alone: 1,
      withHelp: 1,
      notYet: 1,
    };
    const april = { ...sums, classSessions: 1, present: 1 };
    // The first learner is absent in November and came in April; the second came in November.
    const total = { ...november, classSessions: 2, present: 1, people: 2 };
    const { asOf, ...rest } = await overview();
    expect(Math.abs(asOf - Date.now())).toBeLessThan(60_000);
    expect(rest).toEqual({
      fiscalYear: 2026,
      total,
      byMonth: [
        { ...april, people: 1, month: '2026-04' },
        { ...november, people: 1, month: '2026-11' },
      ],
      byVenue: [{ ...total, venueId: 'nango', name: '南湖公民館' }],
      byTopic: [
        { ...sums, people: 0, packId: 'fraud-and-fake-news', notYet: 1 },
        { ...total, packId: 'smartphone-basics', notYet: 0 },
      ],
      classSessions: [
        {
          ...sums,
          classSessionId: 'cancelled',
          date: '2026-11-23',
          start: '10:00',
          venueName: '南湖公民館',
          groupName: 'グループsouth',
          courseTitle: 'スマホのきほん',
          cancelled: true,
          finished: false,
          conflicts: 0,
        },
        {
          ...november,
          classSessionId: 'november',
          date: '2026-11-22',
          start: '10:00',
          venueName: '南湖公民館',
          groupName: 'グループsouth',
          courseTitle: 'スマホのきほん',
          cancelled: false,
          finished: true,
          conflicts: 1,
        },
        {
          ...april,
          classSessionId: 'april',
          date: '2026-04-01',
          start: '10:00',
          venueName: '南湖公民館',
          groupName: 'グループsouth',
          courseTitle: 'スマホのきほん',
          cancelled: false,
          finished: false,
          conflicts: 0,
        },
      ],
    });
  });

  test('begins on the first of April and ends on the last of March', async () => {
    const before = await overview('?fiscalYear=2025');
    expect(before.total).toEqual({ ...sums, classSessions: 1, present: 1, people: 1 });
    expect(before.classSessions.map(({ date }) => date)).toEqual(['2026-03-31']);
  });

  test('is the current one of the city where none is named', async () => {
    const month = Number(
      new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' }).slice(5, 7),
    );
    const year = Number(
      new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' }).slice(0, 4),
    );
    expect((await overview('')).fiscalYear).toBe(month >= 4 ? year : year - 1);
  });

  test('is refused for what is no year, and to whoever is not signed in', async () => {
    const wrong = await server.send('GET', '/api/reports/overview?fiscalYear=26', {
      headers: staff,
    });
    expect([wrong.status, await typeOf(wrong)]).toEqual([400, 'malformed']);
    expect((await server.send('GET', '/api/reports/overview')).status).toBe(401);
  });
});

describe('People', () => {
  const [card, walkIn, stranger] = [aLearner(), aLearner(), aLearner()];

  test('who came by two codes count once, in the class, over classes, and in the tables', async () => {
    const phone = await aPhone(server);
    await phone.deliver([
      phone.op('joined-1', '-', 'actual', actual('2020-05-08')),
      phone.op('joined-1', card, 'attendance', 'absent'),
      phone.op('joined-1', walkIn, 'attendance', 'late'),
      phone.op('joined-1', stranger, 'attendance', 'present'),
      phone.op('joined-1', walkIn, tapLesson(1), 'alone'),
      phone.op('joined-1', card, tapLesson(1), 'not-yet'),
      phone.op('joined-2', '-', 'actual', actual('2020-06-12')),
      phone.op('joined-2', walkIn, 'attendance', 'present'),
      phone.op('joined-2', stranger, 'attendance', 'present'),
    ]);
    const apart = await overview('?fiscalYear=2020');
    expect(apart.total).toMatchObject({ present: 3, late: 1, absent: 1, alone: 1, people: 2 });

    // Said in June; holds in May, too, where the mark of the code that stands for the person counts.
    await phone.deliver([phone.op('joined-2', walkIn, 'same-person', card)]);
    const joined = await overview('?fiscalYear=2020');
    expect(joined.total).toMatchObject({ present: 3, late: 0, absent: 1, alone: 0, notYet: 1 });
    expect(joined.total.people).toBe(2);
    expect(joined.byMonth.map(({ people }) => people)).toEqual([1, 2]);
    const rows = await server.send('GET', '/api/exports/attendance.csv?fiscalYear=2020', {
      headers: staff,
    });
    const codes = (await rows.text()).trim().split('\r\n').slice(1);
    expect(codes.map((line) => line.split(',').slice(5, 7)).sort()).toEqual(
      [
        [readableLearnerCode(card), '欠席'],
        [readableLearnerCode(card), '出席'],
        [readableLearnerCode(stranger), '出席'],
        [readableLearnerCode(stranger), '出席'],
      ].sort(),
    );
  });

  test('said to be two after all are two again', async () => {
    const phone = await aPhone(server);
    await phone.deliver([
      phone.op('joined-3', '-', 'actual', actual('2021-05-14')),
      phone.op('joined-3', walkIn, 'attendance', 'present'),
      phone.op('joined-3', card, 'attendance', 'present'),
    ]);
    expect((await overview('?fiscalYear=2021')).total).toMatchObject({ present: 1, people: 1 });
    await phone.deliver([phone.op('joined-3', walkIn, 'same-person', null)]);
    expect((await overview('?fiscalYear=2021')).total).toMatchObject({ present: 2, people: 2 });
  });

  test('counted by heads are a number of their own', async () => {
    const phone = await aPhone(server);
    await phone.deliver([
      phone.op('heads', '-', 'actual', actual('2019-05-10')),
      phone.op('heads', '-', 'headcount:70-74', 8),
      phone.op('heads', '-', 'headcount:75-79', 4),
      phone.op('heads', '-', 'headcount:85-', null),
    ]);
    const { total, classSessions } = await overview('?fiscalYear=2019');
    expect(total).toEqual({ ...sums, classSessions: 1, headcount: 12, people: 0 });
    expect(classSessions[0]?.headcount).toBe(12);
  });
});

describe('The tables to take home', () => {
  const load = async (name: string) => {
    const response = await server.send('GET', `/api/exports/${name}.csv?fiscalYear=2026`, {
      headers: staff,
    });
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  test('open in a spreadsheet: UTF-8 with BOM, CRLF, a name for the file', async () => {
    const { response, bytes } = await load('attendance');
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('Content-Disposition')).toBe(
      'attachment; filename="142077_attendance_2026.csv"',
    );
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString('utf8').split('\r\n')[0]).toBe(
      '\ufeff教室ID,開催日,会場,グループ,講座,受講者コード,出欠,年代,記録の食い違い',
    );
  });

  test('hold every mark that is set in a class that was held', async () => {
    const lines = (await load('attendance')).bytes.toString('utf8').trim().split('\r\n').slice(1);
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe(
      `april,2026-04-01,南湖公民館,グループsouth,スマホのきほん,${readableLearnerCode(first)},出席,,`,
    );
    expect(lines.slice(1).sort()).toEqual(
      [
        [first, '欠席', '59歳以下', 'はい'],
        [second, '遅れ', '', ''],
        [third, 'お休みの連絡', '', ''],
        [fourth, '欠席', '', ''],
      ]
        .map(
          ([learner = '', ...cells]) =>
            `november,2026-11-22,南湖公民館,グループsouth,スマホのきほん,${readableLearnerCode(learner)},${cells.join(',')}`,
        )
        .sort(),
    );
    const judged = (await load('mastery')).bytes.toString('utf8').trim().split('\r\n').slice(1);
    expect(judged.map((line) => line.split(',').slice(5, 10)).sort()).toEqual(
      [
        [readableLearnerCode(first), 'smartphone-basics', 'tap-and-swipe', '2', 'ひとりでできた'],
        [
          readableLearnerCode(second),
          'smartphone-basics',
          'tap-and-swipe',
          '1',
          '手伝いがあればできた',
        ],
        [readableLearnerCode(second), 'fraud-and-fake-news', 'fake-police-call', '1', 'これから'],
      ].sort(),
    );
    const classes = (await load('class-sessions')).bytes.toString('utf8').trim().split('\r\n');
    expect(classes).toHaveLength(4);
    expect(classes[2]).toBe(
      'november,2026-11-22,10:00,南湖公民館,グループsouth,スマホのきほん,,はい,0,1,1,2,1,1,1,0,1',
    );
  });

  test('are for those who may export, and noted in the audit', async () => {
    await sql`UPDATE auth."user" SET "role" = 'viewer'`.execute(fresh.database);
    expect((await load('mastery')).response.status).toBe(403);
    await sql`UPDATE auth."user" SET "role" = 'editor'`.execute(fresh.database);
    expect((await load('mastery')).response.status).toBe(200);
    const { rows } = await inMunicipality(fresh.database, chigasaki, (transaction) =>
      sql`SELECT deed, subject FROM audit ORDER BY number DESC LIMIT 1`.execute(transaction),
    );
    expect(rows).toEqual([{ deed: 'export records', subject: 'mastery 2026' }]);
    await sql`UPDATE auth."user" SET "role" = 'administrator'`.execute(fresh.database);
  });
});
