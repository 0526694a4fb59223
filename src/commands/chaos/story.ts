/** One class in a real browser before a real city, with everything that may befall them, by one seed. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { startPhone } from '../../../test/browser/chromium.ts';
import { createFaultLine, weathers, type FaultLine } from '../../../test/browser/fault-line.ts';
import { startRealCityOn, type RealCity } from '../../../test/browser/real-city.ts';
import { createChance, type Chance } from '../../../test/simulation/chance.ts';
import {
  countCityOps,
  issueCode,
  readCityHashes,
  readCityOps,
  readRoster,
} from './city-records.ts';
import { shuffled } from '../bench/rounds.ts';
import { CrowdPhone } from './crowd.ts';
import { judgeReceipts, judgeTaps } from './judge.ts';
import { mishaps, type Mishap } from './mishaps.ts';
import { readPhoneRecords } from './phone-records.ts';
import { Volunteer } from './volunteer.ts';

export type StoryOutcome = {
  readonly seed: number;
  /** Marks tapped on the screen, and records of phones without one. */
  readonly taps: number;
  readonly records: number;
  readonly lost: number;
  readonly doubled: number;
  readonly falseAcks: number;
  /** Other promises that were broken, in words. */
  readonly broken: readonly string[];
  /** How often each fault struck. */
  readonly counts: Readonly<Record<string, number>>;
};

export type StoryOptions = {
  /** Names of mishaps; all that can be had where it is left out. */
  readonly only?: readonly string[];
  /** Folder with `server/` and `client/`. */
  readonly built?: string;
  /** Puts another build of the app into that folder. */
  readonly renew?: () => void;
  /** Told what is going on. */
  readonly tell?: (line: string) => void;
};

const crowdSize = 2;
/** Ordinary taps between two mishaps. */
const tapsBetween = 2;

export class Story {
  readonly chance: Chance;
  readonly city: RealCity<FaultLine>;
  readonly volunteer: Volunteer;
  readonly crowd: readonly CrowdPhone[];
  readonly renew: (() => void) | undefined;
  readonly broken: string[] = [];
  readonly counts: Record<string, number>;
  readonly #crowdLine: FaultLine;

  constructor(parts: {
    readonly chance: Chance;
    readonly city: RealCity<FaultLine>;
    readonly volunteer: Volunteer;
    readonly crowd: readonly CrowdPhone[];
    readonly crowdLine: FaultLine;
    readonly renew: (() => void) | undefined;
    readonly counts: Record<string, number>;
  }) {
    this.chance = parts.chance;
    this.city = parts.city;
    this.volunteer = parts.volunteer;
    this.crowd = parts.crowd;
    this.renew = parts.renew;
    this.counts = parts.counts;
    this.#crowdLine = parts.crowdLine;
  }

  /** One mishap with ordinary work before it, in a weather of its own. */
  async meet(mishap: Mishap): Promise<void> {
    const weather = this.chance.pick(weathers);
    this.city.line.turn(weather);
    for (let tap = 0; tap < tapsBetween; tap += 1) {
      await this.volunteer.tap();
      await Promise.all(this.crowd.map((phone) => phone.record(1 + this.chance.below(40))));
    }
    // A renewal comes over the line.
    if (mishap.twoBuilds) this.city.line.turn('fine');
    await mishap.happen(this);
    this.counts[mishap.name] = (this.counts[mishap.name] ?? 0) + 1;
  }

  /** Resolves while the city is writing a batch down. */
  async inMidBatch(): Promise<void> {
    this.#crowdLine.turn('fine');
    const passedOn = this.#crowdLine.nextBatch();
    await Promise.all(this.crowd.map((phone) => phone.record(200)));
    await passedOn;
    await wait(this.chance.below(12));
    this.#crowdLine.turn(this.chance.pick(['lost answers', 'doubled', 'look-alikes', 'refusals']));
  }

  /** On a page of the same place that is not the app, while nobody has the records open. */
  async onEmptyPage<Value>(work: (page: Page) => Promise<Value>): Promise<Value> {
    const { page, phone } = this.volunteer;
    await page?.close();
    this.volunteer.page = null;
    this.city.line.turn('fine');
    const empty = await phone.openPage(`${this.city.url}/api/health`);
    try {
      return await work(empty);
    } finally {
      await empty.close();
    }
  }

  /** The line is good, nothing is killed any more: everything arrives, and the screen says so. */
  async rest(): Promise<void> {
    this.city.line.turn('fine');
    this.#crowdLine.turn('fine');
    await Promise.all(this.crowd.map((phone) => phone.rest()));
    await this.volunteer.open();
    await this.volunteer.page?.goto(`${this.city.url}/class/sync`);
    await this.volunteer.page?.getByText('ぜんぶ 届きました').waitFor({ timeout: 60_000 });
  }

  async judge(): Promise<
    Pick<StoryOutcome, 'taps' | 'records' | 'lost' | 'doubled' | 'falseAcks'>
  > {
    const { dataFolder } = this.city;
    const cityOps = await readCityOps(dataFolder);
    const hashes = await readCityHashes(dataFolder);
    const phone = await this.onEmptyPage(readPhoneRecords);
    const sums = { lost: 0, doubled: 0, falseAcks: 0 };
    const add = (found: Partial<typeof sums>) => {
      for (const [kind, count] of Object.entries(found)) sums[kind as keyof typeof sums] += count;
    };
    add(judgeReceipts(phone.own, hashes));
    let records = phone.own.length;
    for (const one of this.crowd) {
      const held = await one.held();
      records += held.length;
      add(judgeReceipts(held, hashes));
      for (const label of one.labels) {
        const { length } = cityOps.filter(({ actorId }) => actorId === label);
        add({ lost: length === 0 ? 1 : 0, doubled: Math.max(0, length - 1) });
      }
    }
    const roster = await readRoster(dataFolder, this.volunteer.classSessionId);
    let taps = 0;
    for (const [seat, made] of this.volunteer.tapsBySeat) {
      taps += made.length;
      const isOfSeat = ({ learnerId, field, classSessionId }: (typeof cityOps)[number]) =>
        learnerId === roster.get(seat) &&
        field === 'attendance' &&
        classSessionId === this.volunteer.classSessionId;
      add(
        judgeTaps(
          made,
          cityOps.filter(isOfSeat).map(({ value }) => String(value)),
        ),
      );
      const onDisk = phone.ops
        .filter(({ register, value, ...op }) => isOfSeat({ ...op, ...register, value, hash: '' }))
        .sort((a, b) => a.seq - b.seq);
      add(
        judgeTaps(
          made,
          onDisk.map(({ value }) => String(value)),
        ),
      );
    }
    return { taps, records, ...sums };
  }
}

export async function liveStory(
  seed: number,
  { only, built, renew, tell = () => {} }: StoryOptions = {},
): Promise<StoryOutcome> {
  const chance = createChance(seed);
  const counts: Record<string, number> = {};
  const count = (fault: string) => {
    counts[fault] = (counts[fault] ?? 0) + 1;
  };
  const falseArrivals: string[] = [];
  const city = await startRealCityOn((port) => createFaultLine(port, chance, count), built);
  const crowdLine = await createFaultLine(() => city.port, chance, count);
  const phone = await startPhone();
  const arrivals: Promise<void>[] = [];
  const device = { id: '' };
  const volunteer = new Volunteer(phone, city.url, chance, (said) => {
    arrivals.push(
      countCityOps(city.dataFolder, device.id).then((there) => {
        if (there < said) falseArrivals.push(`the screen said ${said}, the city had ${there}`);
      }),
    );
  });
  try {
    await volunteer.join(city.code);
    const crowd = await joinCrowd(city, crowdLine);
    const story = new Story({ chance, city, volunteer, crowd, crowdLine, renew, counts });
    device.id = (await story.onEmptyPage(readPhoneRecords)).deviceId;
    await volunteer.open();
    const chosen = mishaps.filter(
      ({ name, twoBuilds }) => (only?.includes(name) ?? true) && (!twoBuilds || renew),
    );
    for (const mishap of shuffled(chosen, chance.next)) {
      tell(mishap.name);
      await story.meet(mishap);
    }
    tell('at rest');
    await story.rest();
    await Promise.all(arrivals);
    const judged = await story.judge();
    return {
      seed,
      ...judged,
      lost: judged.lost + volunteer.takenBack.length,
      falseAcks: judged.falseAcks + falseArrivals.length,
      broken: [...story.broken, ...volunteer.takenBack, ...falseArrivals],
      counts,
    };
  } finally {
    await phone.end();
    await crowdLine.close();
    await city.end();
  }
}

async function joinCrowd(
  city: RealCity<FaultLine>,
  line: FaultLine,
): Promise<readonly CrowdPhone[]> {
  const crowd = Array.from(
    { length: crowdSize },
    (_, index) => new CrowdPhone(`crowd${index + 1}`, `http://localhost:${line.port}`),
  );
  for (const phone of crowd) await phone.join(await issueCode(city.dataFolder, 'north'));
  return crowd;
}
