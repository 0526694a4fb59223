/** One city through its days: classes, lines, machines and people, all by one seed; and what of it broke a promise. */
import { identitiesOf } from '../../src/client/store/identities.ts';
import { keepMembership } from '../../src/client/connection/join-group.ts';
import { createLearnerId } from '../../src/domain/learner-code.ts';
import { releaseHeld } from '../../src/server/release-held.ts';
import type { Register } from '../../src/sync/op.ts';
import { createChance, type Chance } from './chance.ts';
import { CityServer } from './city-server.ts';
import {
  judgeLosses,
  judgeReplica,
  judgeRest,
  judgeStep,
  type Breach,
  type Seen,
} from './judge.ts';
import { Ledger } from './ledger.ts';
import { goodLine } from './line.ts';
import type { Backup } from './memory-city.ts';
import { Schedule } from './schedule.ts';
import { SimPhone, type Surroundings } from './sim-phone.ts';

export type StoryOutcome = {
  readonly seed: number;
  readonly deviceDays: number;
  readonly ops: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly breaches: readonly Breach[];
  /** The last things that happened before the first broken promise. */
  readonly trace: readonly string[];
};

const minute = 60_000;
const day = 24 * 60 * minute;
const start = Date.UTC(2026, 10, 2, 0, 0);
/** Of a day only these are lived through: classes and the hours after them. */
const openHours = 90 * minute;
const groups = ['south', 'north'] as const;
const tracedLines = 40;

export class Story {
  readonly chance: Chance;
  readonly schedule = new Schedule(start);
  readonly server: CityServer;
  readonly ledger = new Ledger();
  readonly phones: SimPhone[] = [];
  readonly breaches: Breach[] = [];
  readonly counts: Record<string, number> = {};
  readonly world: Surroundings;
  backups: Backup[] = [];
  deviceDays = 0;
  readonly #seed: number;
  readonly #trace: string[] = [];
  readonly #seen: Seen = new Map();
  /** A step that changed neither a phone's receipts nor the city's epoch has nothing new to judge. */
  readonly #judged = new WeakMap<SimPhone, { readonly sync: unknown; readonly tables: unknown }>();
  #names = 0;

  constructor(seed: number) {
    this.#seed = seed;
    this.chance = createChance(seed);
    this.server = new CityServer(this.schedule, this.chance, (what) => this.count(what));
    this.world = {
      schedule: this.schedule,
      chance: this.chance,
      server: this.server,
      onBreach: (what) => this.#breach([{ kind: 'broken', what }]),
      trace: (what) => this.tell(what),
      count: (what) => this.count(what),
    };
  }

  async live(days: number, incident: (story: Story) => Promise<void>): Promise<StoryOutcome> {
    for (const group of groups)
      for (let place = 0; place < 2; place += 1) await this.join(this.addPhone(group));
    for (let today = 0; today < days && this.breaches.length === 0; today += 1) {
      this.tell(`— day ${today + 1}`);
      const morning = start + today * day;
      for (const phone of this.phones) await this.#morning(phone, today);
      this.#faults();
      await this.schedule.runUntil(morning + openHours, () => this.#afterStep());
      await incident(this);
      this.deviceDays += this.phones.length;
      this.#breach(this.phones.flatMap((phone) => judgeReplica(phone, this.server.city)));
      this.#breach(judgeLosses(this.ledger, this.phones, this.server.city));
      this.schedule.now = morning + day;
    }
    if (this.breaches.length === 0) await this.#rest();
    return {
      seed: this.#seed,
      deviceDays: this.deviceDays,
      ops: this.ledger.taps.size,
      counts: { ...this.counts, requests: this.server.requests },
      breaches: this.breaches,
      trace: this.#trace,
    };
  }

  tell(what: string): void {
    const time = new Date(this.schedule.now).toISOString().slice(5, 19);
    this.#trace.push(`${time} ${what}`);
    if (this.#trace.length > tracedLines && this.breaches.length === 0) this.#trace.shift();
  }

  count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
    this.tell(what);
  }

  addPhone(groupId: string): SimPhone {
    this.#names += 1;
    const phone = new SimPhone(`phone ${this.#names}`, groupId, this.world);
    this.phones.push(phone);
    return phone;
  }

  /** A code from staff; a phone that the city refused comes back as who it was. */
  async join(phone: SimPhone): Promise<void> {
    const before = phone.store.rows.enrollment;
    const returning = before !== null && phone.store.rows.sync.refusal !== null;
    const deviceId = returning ? before.deviceId : this.server.id();
    const token = this.server.token();
    this.server.city.putDevice({ deviceId, groupId: phone.groupId, token, ended: false });
    await keepMembership(phone.store, {
      key: 'enrollment',
      deviceId,
      privateKey: {} as CryptoKey,
      publicKey: { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) },
      token,
      groupId: phone.groupId,
      groupName: phone.groupId,
      expiresAt: start + 180 * day,
      city: {
        municipalityCode: '142077',
        name: '茅ヶ崎市',
        timeZone: 'Asia/Tokyo',
        sample: false,
        settings: {},
      },
    });
    this.tell(`${phone.name} joins as ${deviceId.slice(0, 4)}`);
  }

  async releaseAll(): Promise<void> {
    const { city } = this.server;
    for (const { deviceId, groupId } of city.tables.devices.values()) {
      const batchId = this.server.id();
      const changeSet = { municipalityCode: '142077', batchId, deviceId: null, storedAt: 0 };
      await city.write(changeSet, (transaction) =>
        releaseHeld(transaction, { deviceId, groupId, batchId }),
      );
    }
  }

  async #morning(phone: SimPhone, today: number): Promise<void> {
    const { chance, schedule } = this;
    phone.die();
    phone.open();
    if (chance.happens(0.1)) phone.open();
    const { refusal } = phone.store.rows.sync;
    if (!phone.stolen && phone.deviceId === null) await this.join(phone);
    if (!phone.stolen && refusal && /revoked|sign-in/.test(refusal) && chance.happens(0.5))
      await this.join(phone);
    Object.assign(phone.line, this.#lineOfTheDay());
    phone.crashes = chance.happens(0.2) ? 0.05 : 0;
    phone.clockError = this.#clockOfTheDay();
    for (let tap = chance.below(8); tap > 0; tap -= 1)
      schedule.after(chance.below(openHours / 2), () => {
        void this.#tap(phone, today);
      });
    for (let wake = 0; wake < 5; wake += 1)
      schedule.after(chance.below(openHours), () => {
        if (phone.tabs.every(({ alive }) => !alive)) phone.open();
        phone.wake();
      });
    if (chance.happens(0.3))
      schedule.after(chance.below(openHours), () => {
        phone.line.offline = !phone.line.offline;
      });
  }

  async #tap(phone: SimPhone, today: number): Promise<void> {
    const { chance } = this;
    const classDay = chance.happens(0.15) ? chance.below(today + 1) : today;
    const register = registerOf(chance, `${phone.groupId}-${classDay}`);
    const label = this.ledger.nextLabel();
    const value = chance.pick(['present', 'late', 'excused', 'absent']);
    const op = await phone.tap(register, register.field === 'attendance' ? value : 'alone', label);
    if (!op) return;
    this.ledger.taps.set(label, { label, register, phone: phone.name, gone: phone.stolen });
    this.tell(`${phone.name} ${label} = ${op.deviceId.slice(0, 4)}:${op.seq}`);
    phone.wake();
  }

  #lineOfTheDay() {
    const { chance } = this;
    const line = goodLine();
    if (chance.happens(0.3)) return { ...line, offline: true };
    if (chance.happens(0.1)) return { ...line, captive: true };
    if (chance.happens(0.4)) return line;
    return {
      ...line,
      lostAnswer: chance.next() * 0.4,
      lostRequest: chance.next() * 0.3,
      doubled: chance.next() * 0.3,
      strange: chance.next() * 0.3,
      slow: chance.next() * 0.5,
    };
  }

  #clockOfTheDay(): number {
    if (!this.chance.happens(0.1)) return 0;
    this.count('clock jumps');
    const year = this.chance.pick([1970, 2099]);
    return Date.UTC(year, 0, 1) - this.schedule.now;
  }

  #faults(): void {
    const { chance, server } = this;
    server.faults.crashes = chance.happens(0.15) ? 0.05 : 0;
    server.faults.isOld = chance.happens(0.03);
    server.faults.greatestBody = chance.happens(0.1) ? 1_500 : 1024 * 1024;
  }

  #afterStep(): void {
    const { city } = this.server;
    for (const phone of this.phones) {
      const { sync } = phone.store.rows;
      const before = this.#judged.get(phone);
      if (before?.sync === sync && before.tables === city.tables) continue;
      this.#judged.set(phone, { sync, tables: city.tables });
      this.#breach(judgeStep(phone, city, this.#seen));
    }
  }

  async #rest(): Promise<void> {
    this.tell('— at rest');
    Object.assign(this.server.faults, { crashes: 0, isOld: false, greatestBody: 1024 * 1024 });
    for (const phone of this.phones) this.#loseRow(phone);
    for (let round = 0; round < 4; round += 1) {
      for (const [id, row] of this.server.city.tables.classes)
        this.server.city.tables.classes.set(id, { ...row, locked: false });
      for (const phone of this.phones) {
        if (phone.stolen) continue;
        Object.assign(phone.line, goodLine());
        phone.crashes = 0;
        phone.clockError = 0;
        phone.die();
        phone.open();
        if (phone.store.rows.sync.refusal) await this.join(phone);
        for (let wake = 0; wake < 4; wake += 1) {
          phone.wake();
          await this.schedule.runUntil(this.schedule.now + minute, () => this.#afterStep());
        }
      }
      await this.releaseAll();
    }
    this.#breach(await judgeRest(this.ledger, this.phones, this.server.city));
  }

  /** A disk loses a row that the phone had fetched, and nobody is told: only a digest can show it. */
  #loseRow({ stolen, store }: SimPhone): void {
    const { enrollment, sync } = store.rows;
    if (stolen || !enrollment) return;
    const own = new Set(identitiesOf(enrollment, sync).map(({ deviceId }) => deviceId));
    const { byId } = this.server.city.tables.ops;
    const [row] =
      [...store.ops.byId].find(([id, op]) => byId.has(id) && !own.has(op.deviceId)) ?? [];
    if (row === undefined) return;
    store.ops.remove(row);
    this.count('lost rows');
  }

  #breach(breaches: readonly Breach[]): void {
    for (const breach of breaches) this.tell(`BROKEN ${breach.kind}: ${breach.what}`);
    this.breaches.push(...breaches);
  }
}

const learners = Array.from({ length: 5 }, (_, index) =>
  createLearnerId(Uint8Array.from({ length: 8 }, (_byte, place) => index * 8 + place)),
);

function registerOf(chance: Chance, classSessionId: string): Register {
  const learnerId = chance.pick(learners);
  if (chance.happens(0.7)) return { classSessionId, learnerId, field: 'attendance' };
  if (chance.happens(0.5))
    return { classSessionId, learnerId, field: 'mastery:smartphone-basics/tap-and-swipe@1' };
  const cause = chance.pick(['lost-place', 'small-text']);
  const field = `stumble:smartphone-basics/tap-and-swipe@1:first:android:${cause}`;
  return { classSessionId, learnerId: '-', field };
}
