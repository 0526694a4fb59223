/** The city's machine: the cores that ship, behind a door that speaks HTTP, and what befalls a machine. */
import type { CityTransaction } from '../../src/server/city-store.ts';
import { giveClass, givePage } from '../../src/server/give-out.ts';
import { receivePush } from '../../src/server/receive-push.ts';
import { hexOf } from '../../src/domain/ids.ts';
import type { CopyRequest } from '../../src/protocol/enrollment.ts';
import type { Chance } from './chance.ts';
import { MemoryCity } from './memory-city.ts';
import type { Schedule } from './schedule.ts';

export type Answer = { readonly status: number; readonly text: string };

export type ServerFaults = {
  /** The machine dies in the middle of a transaction. */
  crashes: number;
  /** Speaks the first version only, as before an upgrade. */
  isOld: boolean;
  /** Refuses bodies of more than so many bytes, as a proxy in front of it would. */
  greatestBody: number;
};

/** Small, so that what takes several pages happens every day. */
const pageLimits = { rowsPerPage: 40, digestsPerPage: 2 };

export class CityServer {
  readonly city: MemoryCity;
  readonly faults: ServerFaults = { crashes: 0, isOld: false, greatestBody: 1024 * 1024 };
  requests = 0;
  readonly #schedule: Schedule;
  readonly #chance: Chance;
  readonly #count: (what: string) => void;

  constructor(schedule: Schedule, chance: Chance, count: (what: string) => void) {
    this.#schedule = schedule;
    this.#chance = chance;
    this.#count = count;
    this.city = new MemoryCity(this.id());
  }

  id(): string {
    return hexOf(this.#chance.bytes(16));
  }

  /** `path` with its query. */
  async answer(token: string, path: string, body: string | null): Promise<Answer> {
    this.requests += 1;
    if (body !== null && body.length > this.faults.greatestBody) {
      this.#count('bodies refused as too large');
      return { status: 413, text: '<html>Request Entity Too Large</html>' };
    }
    const caller = this.city.callerOf(token);
    if (!caller) return problem(401, 'sign-in-needed');
    if (caller.stolen) return problem(403, 'phone-stolen');
    const url = new URL(path, 'http://city.example');
    const question = Object.fromEntries(url.searchParams);
    const now = this.#schedule.now;
    const speaks = Number(question['proto'] ?? (body ? JSON.parse(body).proto : 1));
    // The first version said nothing of what it spoke.
    if (this.faults.isOld && speaks !== 1) return problem(426, 'newer-version-needed');
    try {
      if (url.pathname === '/api/push') {
        const arrival = {
          batchId: this.id(),
          now,
          findFormer: async (deviceId: string) => this.city.formerOf(caller, deviceId),
        };
        const pushed = await receivePush(this.#store(), caller, JSON.parse(body ?? ''), arrival);
        if (pushed.ok) return json(pushed.value);
        const isForbidden = pushed.failure.type === 'not-allowed';
        return isForbidden ? problem(403, 'not-allowed') : problem(400, 'malformed');
      }
      if (url.pathname === '/api/former-ids') {
        this.city.putFormer(caller, (JSON.parse(body ?? '') as CopyRequest).deviceId);
        return { status: 204, text: '' };
      }
      if (caller.ended) return problem(403, 'phone-revoked');
      const proto = speaks === 1 ? 1 : 2;
      const nonce = question['nonce'] ?? '0'.repeat(32);
      if (url.pathname === '/api/pull') {
        const asked = {
          proto,
          nonce,
          cursor: question['cursor'] ?? '',
          checked: question['checked'] ?? '',
          locks: question['locks'] ?? '',
        } as const;
        const page = await givePage(this.city, caller, asked, now, pageLimits);
        return page.ok ? json(page.value) : problem(400, 'malformed');
      }
      if (url.pathname === '/api/pull/class')
        return json(
          await giveClass(this.city, caller, {
            proto,
            nonce,
            classSessionId: question['classSessionId'] ?? '',
          }),
        );
      if (url.pathname === '/api/copies') {
        const { deviceId } = JSON.parse(body ?? '') as CopyRequest;
        const copyToken = this.token();
        const { groupId } = caller;
        this.city.putDevice({ deviceId, groupId, token: copyToken });
        this.city.putFormer({ ...caller, deviceId }, caller.deviceId);
        return json({ proto: 2, token: copyToken });
      }
      return problem(404, 'not-found');
    } catch (cause) {
      if (cause !== machineDied) throw cause;
      this.#count('kills of the server');
      return { status: 502, text: '<html>Bad Gateway</html>' };
    }
  }

  token(): string {
    return this.id() + this.id().slice(0, 11);
  }

  /** Each statement may be the last of this machine; nothing of the transaction is then kept. */
  #store(): Pick<MemoryCity, 'write' | 'read'> {
    return {
      read: this.city.read,
      write: (changeSet, work) =>
        this.city.write(changeSet, (transaction) => work(this.#mortal(transaction))),
    };
  }

  #mortal(transaction: CityTransaction): CityTransaction {
    if (this.faults.crashes === 0) return transaction;
    return Object.fromEntries(
      Object.entries(transaction).map(([name, statement]) => [
        name,
        async (...words: never[]) => {
          if (this.#chance.happens(this.faults.crashes)) throw machineDied;
          return (statement as (...words: never[]) => Promise<unknown>)(...words);
        },
      ]),
    ) as CityTransaction;
  }
}

const machineDied = new Error('the machine died');

const json = (value: unknown): Answer => ({ status: 200, text: JSON.stringify(value) });

const problem = (status: number, type: string): Answer => ({
  status,
  text: JSON.stringify({ type, title: type, status }),
});
