/** The sample city: everything that a first visitor may look at and play with, and not one record of a person. */
import { createLearnerId } from '../domain/learner-code.ts';
import { addDays, type CivilDate } from '../domain/time.ts';
import type { City } from '../protocol/city.ts';
import type { AnyBody } from './db/documents.ts';

export const sampleMunicipalityCode = '142077';

export type SampleDocument = { readonly documentId: string; readonly content: AnyBody };

export const sampleCity: City = {
  municipalityCode: sampleMunicipalityCode,
  name: '茅ヶ崎市',
  timeZone: 'Asia/Tokyo',
  sample: true,
  settings: { 'city-phone': '0467-82-1111' },
};

/** The city's five community halls. */
const venues = {
  kowada: '小和田公民館',
  tsurumine: '鶴嶺公民館',
  matsubayashi: '松林公民館',
  nango: '南湖公民館',
  kagawa: '香川公民館',
};

/** Invented. */
const groups = { south: 'スマホサポート南', north: 'スマホサポート北' };

const courses = [
  {
    courseId: 'smartphone-basics',
    title: 'スマホのきほん',
    lessonIds: ['power-and-buttons', 'tap-and-swipe'],
  },
  {
    courseId: 'my-number-card',
    title: 'マイナンバーカードの使いかた',
    lessonIds: ['four-pins', 'certificate-at-konbini'],
  },
  {
    courseId: 'e-applications',
    title: '家からできる申請',
    lessonIds: ['apply-with-e-kanagawa', 'check-with-reference-number'],
  },
  {
    courseId: 'fraud-and-fake-news',
    title: 'さぎとにせ情報から身をまもる',
    lessonIds: ['fake-police-call', 'fake-delivery-sms'],
  },
];

/** Days from today; every second class is the southern group's, so both have two today. */
const dayOffsets = [-14, -12, -9, -7, -5, -2, 0, 0, 0, 0, 2, 4, 7, 9, 12, 14];
const times = [
  { start: '10:00', end: '11:30' },
  { start: '13:30', end: '15:00' },
];

/** The reference documents of the sample, with classes in the weeks around `today`. */
export function createSampleDocuments(
  today: CivilDate,
  randomBytes: (count: number) => Uint8Array,
): readonly SampleDocument[] {
  return [
    ...Object.entries(venues).map(([documentId, name]) => ({
      documentId,
      content: { kind: 'venue', body: { name } } as const,
    })),
    ...Object.entries(groups).map(([documentId, name]) => ({
      documentId,
      content: { kind: 'group', body: { name } } as const,
    })),
    ...courses.map(({ courseId, title, lessonIds }) => ({
      documentId: courseId,
      content: { kind: 'course', body: { title, packId: courseId, lessonIds } } as const,
    })),
    ...dayOffsets.map((days, index) => createClass(addDays(today, days), index, randomBytes)),
  ];
}

function createClass(
  date: CivilDate,
  index: number,
  randomBytes: (count: number) => Uint8Array,
): SampleDocument {
  const seatCount = 8 + ((index * 5) % 9);
  const body = {
    courseId: pick(courses, index).courseId,
    groupId: pick(Object.keys(groups), index),
    venueId: pick(Object.keys(venues), index),
    date,
    ...pick(times, Math.floor(index / 2)),
    roster: Array.from({ length: seatCount }, (_, place) => ({
      seat: place + 1,
      learnerId: createLearnerId(randomBytes(8)),
    })),
    status: 'planned' as const,
  };
  return {
    documentId: `sample-class-${index + 1}`,
    content: { kind: 'planned-class-session', body },
  };
}

function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('Nothing to pick from');
  return item;
}
