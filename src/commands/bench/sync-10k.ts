/**
 * Ten thousand records written without a network, handed over in a row: by PouchDB to its server, and by the real
 * app to the real server, with its limits, its hashes and a receipt for each. Turn about in one run, each time from a
 * fresh profile of the same Chromium, until the last record is acknowledged to the page.
 */
import { createHash } from 'node:crypto';
import { startPhone } from '../../../test/browser/chromium.ts';
import { startRealCity, type RealCity } from '../../../test/browser/real-city.ts';
import { createLearnerId } from '../../domain/learner-code.ts';
import { opSchema, type Op } from '../../sync/op.ts';
import { countCityOps, issueCode } from '../chaos/city-records.ts';
import { watchScreen } from '../chaos/screen-watch.ts';
import { medianOf, rounded, spreadOf, type Conditions, type Figure } from './figure.ts';
import { startPouchServer } from './pouch-server.ts';
import { createRandom, medianInterval, roundedInterval, shuffled } from './rounds.ts';

const records = 10_000;
const learnersPerClass = 100;
const leastRounds = 5;
const patience = 120_000;

export async function measureSync10k({ rounds, seed }: Conditions): Promise<Figure> {
  const city = await startRealCity();
  const pouch = await startPouchServer();
  const random = createRandom(seed);
  const times = { ours: [] as number[], pouch: [] as number[] };
  try {
    for (let round = 0; round < (rounds ?? leastRounds); round += 1) {
      const ways = [
        async () => times.ours.push(await handOverByApp(city, round)),
        async () => times.pouch.push(await handOverByPouch(pouch.url, round)),
      ];
      for (const way of shuffled(ways, random)) await way();
    }
  } finally {
    await pouch.end();
    await city.end();
  }
  const ratios = times.pouch.map((ms, round) => ms / (times.ours[round] ?? ms));
  const medians = [medianOf(times.ours), medianOf(times.pouch)].map(Math.round);
  return {
    value: rounded(medianOf(ratios)),
    target: 10,
    atLeast: true,
    unit: '× as fast as PouchDB to its server',
    n: ratios.length,
    spread: spreadOf(ratios),
    interval: roundedInterval(medianInterval(ratios)),
    remarks: [
      `${records} records: ours ${medians[0]} ms (${spreadOf(times.ours).join('–')}), PouchDB ${medians[1]} ms (${spreadOf(times.pouch).join('–')})`,
      'PouchDB 9.0.0 to express-pouchdb 4.2.0 on LevelDB with their own defaults; ours writes each batch durably (fsync)',
    ],
  };
}

/** The time in ms from when the line is back, and 「いま 送る」 is pressed, until the screen says that all have arrived. */
async function handOverByApp(city: RealCity, round: number): Promise<number> {
  const phone = await startPhone();
  try {
    const code = await issueCode(city.dataFolder, 'south');
    const joining = await phone.openPage(`${city.url}/class`);
    await joining.getByLabel('登録の 8文字').fill(code);
    await joining.getByRole('button', { name: '登録する', exact: true }).click();
    await joining.getByRole('link', { name: '出席を とる', exact: true }).first().waitFor();
    await joining.close();
    const empty = await phone.openPage(`${city.url}/api/health`);
    const deviceId = await empty.evaluate<string>(`(${readDeviceId})()`);
    await empty.evaluate(`(${writeOps})(${JSON.stringify(recordsOf(deviceId, round))})`);
    await empty.close();

    const heard: { allArrived?: () => void } = {};
    const arrived = new Promise<number>((resolve) => {
      heard.allArrived = () => resolve(Date.now());
    });
    await watchScreen(phone.context(), {
      onMark: () => {},
      onArrived: (count) => count === records && heard.allArrived?.(),
    });
    city.line.cut();
    const page = await phone.openPage(`${city.url}/class/sync`);
    const button = page.getByRole('button', { name: 'いま 送る', exact: true });
    await button.and(page.locator('[aria-disabled="false"]')).waitFor();
    const startedAt = Date.now();
    city.line.mend();
    // The app may have seen the line by itself and be at it before the press; then there is nothing left to press.
    void button.click().catch(() => {});
    const took = (await inTime(arrived)) - startedAt;
    const there = await countCityOps(city.dataFolder, deviceId);
    if (there !== records) throw new Error(`the city has ${there} of ${records} records`);
    return took;
  } finally {
    city.line.mend();
    await phone.end();
  }
}

/** The time in ms that `replicate.to` takes. */
async function handOverByPouch(url: string, round: number): Promise<number> {
  const phone = await startPhone();
  try {
    const page = await phone.openPage(`${url}/`);
    const deviceId = createHash('sha256').update(`pouch ${round}`).digest('hex').slice(0, 32);
    const documents = recordsOf(deviceId, round).map((op) => ({
      _id: `${op.deviceId}:${op.seq}`,
      ...op,
    }));
    const { took, there } = await page.evaluate<{ took: number; there: number }>(
      `(${replicate})('${url}/db/round-${round}', ${JSON.stringify(documents)})`,
    );
    if (there !== records) throw new Error(`PouchDB's server has ${there} of ${records} records`);
    return took;
  } finally {
    await phone.end();
  }
}

function recordsOf(deviceId: string, round: number): readonly Op[] {
  const startedAt = Date.now();
  return Array.from({ length: records }, (_, index) => {
    const bytes = createHash('sha256').update(`${round} ${index}`).digest().subarray(0, 8);
    return {
      deviceId,
      seq: index + 1,
      actorId: '-',
      register: {
        classSessionId: `bench-${round}-${Math.floor(index / learnersPerClass)}`,
        learnerId: createLearnerId(bytes),
        field: 'attendance',
      },
      value: 'present',
      parents: [],
      clock: { millis: startedAt + index, counter: 0 },
      schema: opSchema,
    };
  });
}

async function inTime(arrived: Promise<number>): Promise<number> {
  const timer: { id?: ReturnType<typeof setTimeout> } = {};
  const late = new Promise<never>((_, reject) => {
    timer.id = setTimeout(() => reject(new Error('the records did not arrive')), patience);
  });
  return Promise.race([arrived, late]).finally(() => clearTimeout(timer.id));
}

/** Each runs in the page, as source. */
const readDeviceId = `() => new Promise((resolve, reject) => {
  const asked = indexedDB.open('records');
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => {
    const found = asked.result.transaction('phone').objectStore('phone').get('enrollment');
    found.onsuccess = () => { asked.result.close(); resolve(found.result.deviceId); };
  };
})`;

const writeOps = `(ops) => new Promise((resolve, reject) => {
  const asked = indexedDB.open('records');
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => {
    const writing = asked.result.transaction('ops', 'readwrite');
    for (const op of ops) writing.objectStore('ops').add(op);
    writing.oncomplete = () => { asked.result.close(); resolve(); };
    writing.onabort = () => reject(writing.error);
  };
})`;

const replicate = `async (url, documents) => {
  const local = new PouchDB('records');
  await local.bulkDocs(documents);
  const remote = new PouchDB(url);
  await remote.info();
  const startedAt = performance.now();
  const { ok } = await local.replicate.to(remote);
  const took = performance.now() - startedAt;
  return { took, there: ok ? (await remote.info()).doc_count : 0 };
}`;
