/** The line between one phone and the city, with everything that lines do. */
import type { Fetch } from '../../src/client/connection/city-requests.ts';
import type { Chance } from './chance.ts';
import type { Answer, CityServer } from './city-server.ts';
import type { Schedule } from './schedule.ts';
import { strangeAnswer } from './strange-answer.ts';

export type LineFaults = {
  offline: boolean;
  /** A Wi-Fi that answers everything with its own page, with 200. */
  captive: boolean;
  /** The request arrives, its answer does not. */
  lostAnswer: number;
  /** The request never arrives. */
  lostRequest: number;
  /** The request arrives twice. */
  doubled: number;
  /** Something else answers: a proxy's page, a look-alike, an answer to an earlier request. */
  strange: number;
  slow: number;
};

export const goodLine = (): LineFaults => ({
  offline: false,
  captive: false,
  lostAnswer: 0,
  lostRequest: 0,
  doubled: 0,
  strange: 0,
  slow: 0,
});

export type LineEvents = {
  /** Told of a request that breaks a promise. */
  readonly onBreach: (what: string) => void;
  /** One more of a fault. */
  readonly count: (what: string) => void;
};

/** What only ever may leave a phone in an op. */
const opFields = 'actorId clock deviceId parents register schema seq value';

export function createLine(
  schedule: Schedule,
  chance: Chance,
  server: CityServer,
  faults: LineFaults,
  { onBreach, count }: LineEvents,
): Fetch {
  const earlier: Answer[] = [];

  const fetch = (path: string, init: RequestInit): Promise<Pick<Response, 'status' | 'text'>> =>
    new Promise((resolve, reject) => {
      const later = (ms: number, then: () => void) => schedule.after(ms, then);
      const arrive = (answer: Answer) =>
        resolve({ status: answer.status, text: async () => answer.text });
      const trip = () =>
        20 + chance.below(faults.slow > 0 && chance.happens(faults.slow) ? 9_000 : 200);
      if (faults.offline) return void later(5, () => reject(new TypeError('Failed to fetch')));
      if (faults.captive) {
        count('captive portal answers');
        return void later(50, () => arrive({ status: 200, text: '<html>Welcome to Wi-Fi</html>' }));
      }
      const body = typeof init.body === 'string' ? init.body : null;
      checkBody(body, onBreach);
      const token = new Headers(init.headers).get('authorization')?.slice(7) ?? '';
      const ask = () => server.answer(token, path, body);
      if (chance.happens(faults.lostRequest)) {
        count('lost requests');
        return void later(30_000, () => reject(timedOut()));
      }
      if (chance.happens(faults.strange)) {
        count('strange answers');
        const strange = strangeAnswer(chance, body, earlier);
        return void later(trip(), () => arrive(strange));
      }
      if (chance.happens(faults.doubled)) {
        count('doubled deliveries');
        later(trip(), () => void ask());
      }
      later(trip(), () => {
        void ask().then((answer) => {
          earlier.push(answer);
          if (earlier.length > 8) earlier.shift();
          if (chance.happens(faults.lostAnswer)) {
            count('lost answers');
            later(30_000, () => reject(timedOut()));
          } else later(trip(), () => arrive(answer));
        });
      });
    });
  return fetch as unknown as Fetch;
}

const timedOut = () => new DOMException('too long', 'TimeoutError');

function checkBody(body: string | null, onBreach: (what: string) => void): void {
  if (body === null) return;
  if (body.length > 1024 * 1024) onBreach('a request of more than 1 MiB');
  const { ops = [] } = JSON.parse(body) as { ops?: readonly object[] };
  for (const op of ops)
    if (Object.keys(op).sort().join(' ') !== opFields) onBreach('an op with other fields');
}
