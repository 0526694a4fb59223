import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { createLearnerId } from '../../domain/learner-code.ts';
import { medianOf, type Figure } from './figure.ts';
import { timeMarks } from './roll-call.ts';
import { medianInterval, roundedInterval } from './rounds.ts';

const seats = 200;
const marks = 40;
const limitMs = 100;

/** A mark in a class of two hundred, of which a page of plans brought the roster: painted within a tenth of a second. */
export async function measureRoster200(): Promise<Figure> {
  const times = await timeMarks(marks, openRoster);
  const inTime = times.filter((time) => time <= limitMs).length;
  return {
    value: Math.round(medianOf(times)),
    target: limitMs,
    unit: 'ms, the median',
    n: times.length,
    spread: [Math.round(Math.min(...times)), Math.round(Math.max(...times))],
    interval: roundedInterval(medianInterval(times)),
    remarks: [`${inTime} of ${times.length} within ${limitMs} ms`],
  };
}

async function openRoster(page: Page, url: string): Promise<void> {
  const roster = Array.from({ length: seats }, (_, index) => ({
    seat: index + 1,
    learnerId: createLearnerId(randomBytes(8)),
  }));
  await page.evaluate(`(${keepPlan})(${JSON.stringify(roster)})`);
  await page.goto(`${url}/class/roster-200`);
  await page
    .locator('button[data-mark]')
    .nth(seats - 1)
    .waitFor();
  await page.waitForTimeout(1000);
}

/** Runs in the page: writes the plan where a page of the city's plans would have put it. */
const keepPlan = `(roster) => new Promise((resolve, reject) => {
  const opening = indexedDB.open('records');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const writing = opening.result.transaction(['phone', 'documents'], 'readwrite');
    writing.objectStore('phone').get('enrollment').onsuccess = ({ target }) => {
      const body = {
        courseId: 'smartphone-basics', groupId: target.result.groupId, venueId: 'nango',
        date: new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' }),
        start: '10:00', end: '11:30', roster, status: 'planned',
      };
      writing.objectStore('documents').put({
        kind: 'planned-class-session', documentId: 'roster-200', revision: 1, deleted: false, body,
      });
    };
    writing.oncomplete = () => { opening.result.close(); resolve(); };
    writing.onerror = () => reject(writing.error);
  };
})`;
