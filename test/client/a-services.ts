/** What a phone's screens stand on, with real databases and no city: whoever asks the network fails the test. */
import { fail } from '../../src/domain/result.ts';
import { openLearnerDatabase } from '../../src/client/store/learner-database.ts';
import { openLibraryDatabase } from '../../src/client/store/library-database.ts';
import { openRecordsDatabase } from '../../src/client/store/records-database.ts';
import { createSending } from '../../src/client/store/sending.ts';
import type { Services } from '../../src/client/store/services.ts';
import { classTime } from '../builders.ts';

const notAsked = () => Promise.reject(new Error('this screen asks nothing of the city'));

const noLine = () => Promise.resolve(fail({ type: 'offline' } as const));

export function aServices(): Services {
  let seed = 100;
  return {
    records: openRecordsDatabase(),
    library: openLibraryDatabase(),
    learner: openLearnerDatabase(),
    now: () => classTime,
    randomBytes: (count) => new Uint8Array(count).fill((seed += 1)),
    // The class area asks for the lessons whenever it is opened.
    packDownload: { refresh: noLine, onOutcome: () => () => {} },
    practice: notAsked,
    joinGroup: notAsked,
    bringTraining: noLine,
    keepClassScreens: async () => true,
    syncSoon: () => {},
    sending: createSending(),
    staffDesk: new Proxy({}, { get: () => notAsked }) as Services['staffDesk'],
  };
}
