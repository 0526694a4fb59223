/**
 * The service worker: registered after the first paint, asked to step forward only when the person
 * says so. A new version waits; it never reloads a page under a finger.
 */
import { messageSW, Workbox } from 'workbox-window';
import type { NewerApp } from '../store/newer-app.ts';

export type WorkerUpdate = NewerApp & {
  /** Asks that pages be composed anew where they differ from what the databases say now. */
  readonly renewPages: () => void;
  /** Resolves when a worker runs, or when it is known that it never will (no worker here). */
  readonly ready: Promise<void>;
  /** Asked once a start: false too where the browser threw something away that cannot be fetched again now. */
  readonly opensOffline: Promise<boolean>;
};

declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL: (url: string) => string },
      ): { createScriptURL(url: string): string };
    };
  }
}

/** Where there are no service workers (private windows, http) the app works as long as it is open. */
export function registerWorker(): WorkerUpdate {
  if (!('serviceWorker' in navigator)) {
    return {
      onWaiting: () => () => {},
      accept: () => {},
      renewPages: () => {},
      ready: Promise.resolve(),
      opensOffline: Promise.resolve(false),
    };
  }
  const url = '/sw.js';
  // Under Trusted Types a script's address must come from the one named policy.
  const policy = window.trustedTypes?.createPolicy('worker-url', {
    createScriptURL: (candidate) => {
      if (candidate !== url) throw new TypeError(`not our worker: ${candidate}`);
      return candidate;
    },
  });
  const workbox = new Workbox(policy?.createScriptURL(url) ?? url, { scope: '/' });
  const registered = workbox.register().catch(() => undefined);
  // One that waits already when the app opens is found before any screen listens.
  let isWaiting = false;
  workbox.addEventListener('waiting', () => {
    isWaiting = true;
  });
  return {
    onWaiting: (listener) => {
      if (isWaiting) listener();
      workbox.addEventListener('waiting', listener);
      return () => workbox.removeEventListener('waiting', listener);
    },
    accept: () => {
      const reload = () => location.reload();
      void registered.then((registration) => {
        // In another tab somebody may have said so before: then the newer version has taken over already.
        if (!registration?.waiting) return reload();
        workbox.addEventListener('controlling', reload);
        workbox.messageSkipWaiting();
      });
    },
    renewPages: () => {
      void navigator.serviceWorker.ready.then(({ active }) =>
        active?.postMessage({ type: 'RENEW_PAGES' }, []),
      );
    },
    ready: registered.then(async (registration) => {
      if (registration) await navigator.serviceWorker.ready;
    }),
    opensOffline: registered.then(async (registration) => {
      const active = registration && (await navigator.serviceWorker.ready).active;
      return active ? (await messageSW(active, { type: 'BECOME_WHOLE' })) === true : false;
    }),
  };
}
