/**
 * Everything that touches the network, wired: what screens may ask for, and what runs by itself. A learner's
 * phone loads the download of lessons, after its first picture, and no more; the rest is loaded at its first use.
 */
import { liveQuery } from 'dexie';
import { fail } from '../../domain/result.ts';
import { readEnrollment } from '../store/enrollment.ts';
import type { PackDownload, PracticeDesk, Services, StaffDesk } from '../store/services.ts';
import { createSending } from '../store/sending.ts';
import type { ClassConnection } from './class-connection.ts';
import { refreshCity } from './city-facts.ts';
import type { Fetch } from './city-requests.ts';
import type { Role } from './role-files.ts';

type Ports = Pick<Services, 'records' | 'library' | 'now' | 'randomBytes'> & {
  readonly fetch: Fetch;
  /** Null where the browser keeps no caches (no service worker either): the app then needs the network to open. */
  readonly caches: CacheStorage | null;
  readonly random: () => number;
  /** Calls back once after so many ms; returns how to call it off. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** Has the phone been told to save data? */
  readonly savesData: () => boolean;
  readonly build: string;
  /** Resolves when the app itself can open without a network. */
  readonly workerReady: Promise<void>;
};

export type Connection = {
  readonly services: Pick<
    Services,
    | 'packDownload'
    | 'practice'
    | 'joinGroup'
    | 'bringTraining'
    | 'keepClassScreens'
    | 'syncSoon'
    | 'sending'
    | 'staffDesk'
  >;
  /** From now on send and fetch at every occasion, as soon as this phone belongs to a group. */
  readonly start: () => void;
};

export function createConnection(ports: Ports): Connection {
  const { records, library, fetch, caches } = ports;
  const sending = createSending();
  const keepFiles = async (role: Role) => {
    if (caches === null) return true;
    const { keepRoleFiles } = await import('./role-files.ts');
    const kept = await keepRoleFiles(role, fetch, caches);
    await ports.workerReady;
    return kept.ok;
  };

  const packDownload = once(async (): Promise<PackDownload> => {
    const { createPackDownload } = await import('./pack-download.ts');
    return createPackDownload(ports);
  });
  const practice = once(async (): Promise<PracticeDesk> => {
    const { createPracticeDesk } = await import('./practice-desk.ts');
    return createPracticeDesk(ports);
  });
  const classConnection = once(async (): Promise<ClassConnection> => {
    const { createClassConnection } = await import('./class-connection.ts');
    return createClassConnection({ ...ports, sending, keepFiles: () => keepFiles('volunteer') });
  });
  const staffDesk = once(async (): Promise<StaffDesk> => {
    const { createStaffDesk } = await import('./staff-desk.ts');
    return createStaffDesk({ fetch, library, keepFiles: () => keepFiles('staff') });
  });

  return {
    services: {
      packDownload: {
        refresh: async (wish) => {
          const loaded = await packDownload().catch(() => null);
          return loaded ? loaded.refresh(wish) : fail({ type: 'offline' });
        },
        onOutcome: (listener) => {
          const stop = packDownload().then(
            ({ onOutcome }) => onOutcome(listener),
            () => () => {},
          );
          return () => void stop.then((end) => end());
        },
      },
      keepClassScreens: () => keepFiles('volunteer'),
      practice,
      joinGroup: async (code) => (await classConnection()).joinGroup(code),
      bringTraining: async () => (await classConnection()).bringTraining(),
      syncSoon: () => void classConnection().then(({ wake }) => wake()),
      sending,
      staffDesk: loadedAtFirstUse(staffDesk),
    },
    start: () => {
      // Screens ask for lessons as soon as they are drawn.
      void packDownload().catch(() => {});
      void refreshCity(library, fetch);
      const watching = liveQuery(() => readEnrollment(records)).subscribe((enrollment) => {
        if (!enrollment) return;
        watching.unsubscribe();
        void classConnection().then(({ start }) => start());
      });
    },
  };
}

function once<Thing>(make: () => Promise<Thing>): () => Promise<Thing> {
  let made: Promise<Thing> | undefined;
  return () =>
    (made ??= make().catch((cause: unknown) => {
      // What was not there may be there the next time.
      made = undefined;
      throw cause;
    }));
}

/** A thing whose every member is a function of promises, made when one of them is first called. */
function loadedAtFirstUse<
  Thing extends Readonly<Record<string, (...words: never[]) => Promise<unknown>>>,
>(load: () => Promise<Thing>): Thing {
  // The same function at every look, as with the thing itself: screens ask again when theirs has changed.
  const members = new Map<string, Thing[string]>();
  return new Proxy({} as Thing, {
    get(_, name: string) {
      const member =
        members.get(name) ??
        ((async (...words: never[]) => (await load())[name]?.(...words)) as Thing[string]);
      members.set(name, member);
      return member;
    },
  });
}
