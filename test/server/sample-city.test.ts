import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { bodyByKind } from '../../src/protocol/documents.ts';
import { createSampleDocuments } from '../../src/server/sample-city.ts';

const documents = createSampleDocuments('2026-11-22', (count) => randomBytes(count));
const ofKind = (kind: string) => documents.filter(({ content }) => content.kind === kind);

test('The sample city has five halls, two groups, four courses of two lessons and sixteen classes', () => {
  expect(ofKind('venue').map(({ content }) => content.body)).toEqual([
    { name: '小和田公民館' },
    { name: '鶴嶺公民館' },
    { name: '松林公民館' },
    { name: '南湖公民館' },
    { name: '香川公民館' },
  ]);
  expect(ofKind('group')).toHaveLength(2);
  expect(ofKind('course')).toHaveLength(4);
  expect(ofKind('planned-class-session')).toHaveLength(16);
});

test('Everything in the sample city could have been entered by staff', () => {
  for (const { content } of documents)
    expect(v.safeParse(bodyByKind[content.kind], content.body).success).toBe(true);
});

test('Both groups of the sample city have classes today, at different times, with eight to sixteen seats', () => {
  const today = documents.flatMap(({ content }) =>
    content.kind === 'planned-class-session' && content.body.date === '2026-11-22'
      ? content.body
      : [],
  );
  expect(today.map(({ groupId, start }) => `${groupId} ${start}`).sort()).toEqual([
    'north 10:00',
    'north 13:30',
    'south 10:00',
    'south 13:30',
  ]);
  for (const { roster } of today) {
    expect(roster.length).toBeGreaterThanOrEqual(8);
    expect(roster.length).toBeLessThanOrEqual(16);
    expect(new Set(roster.map(({ learnerId }) => learnerId)).size).toBe(roster.length);
  }
});
