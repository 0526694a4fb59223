/** The only place where clock, chance, databases and network are made and joined. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app/App.tsx';
import { applySettings } from './app/apply-settings.ts';
import { addressAfterArrival } from './app/in-app-browser.ts';
import { registerWorker } from './app/register-worker.ts';
import { StoreTrouble } from './app/StoreTrouble.tsx';
import { WorkerContext } from './app/UpdatePrompt.tsx';
import { createConnection } from './connection/connection.ts';
import { createTexts } from './i18n/i18n.ts';
import { openLearnerDatabase } from './store/learner-database.ts';
import { openLibraryDatabase } from './store/library-database.ts';
import { NewerRecordsFound, openRecordsDatabase } from './store/records-database.ts';
import { readSettings, watchSettings } from './store/queries/settings.ts';
import { ServicesContext } from './store/services.ts';
import './ui/tokens.css';
import './ui/base.css';

const records = openRecordsDatabase();
const library = openLibraryDatabase();
const learner = openLearnerDatabase();
const trouble = await openAll();

if (trouble === null)
  watchSettings(learner).subscribe((settings) => applySettings(document.documentElement, settings));
const texts = await createTexts(trouble === null ? (await readSettings(learner)).language : 'ja');

const services = {
  records,
  library,
  learner,
  now: () => Date.now(),
  randomBytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
};
const worker = registerWorker();
const connection = createConnection({
  ...services,
  fetch: (input, init) => fetch(input, init),
  caches: 'caches' in globalThis ? caches : null,
  random: () => Math.random(),
  build: __BUILD__,
  workerReady: worker.ready,
});

const arrival = addressAfterArrival(location.href);
if (arrival) history.replaceState(null, '', arrival);
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={texts}>
      {trouble ? (
        <StoreTrouble kind={trouble} />
      ) : (
        <WorkerContext value={worker}>
          <ServicesContext value={{ ...services, ...connection.services }}>
            <App />
          </ServicesContext>
        </WorkerContext>
      )}
    </I18nextProvider>
  </StrictMode>,
);
if (trouble === null) connection.start();
void worker.ready.then(() => whenIdle(drawReadingFont));

/** Safari knows no idle callbacks; there a second has to do. */
function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(task);
  else setTimeout(task, 1_000);
}

async function drawReadingFont(): Promise<void> {
  if (!('caches' in globalThis)) return;
  const { switchOnReadingFont } = await import('./app/reading-font.ts');
  const { connection: line } = navigator as { connection?: { saveData?: boolean } };
  await switchOnReadingFont({
    files: __READING_FONT__,
    caches,
    load: (address) => fetch(address),
    savesData: line?.saveData === true,
  });
}

/** Nothing is shown as saved before we know that saving works. */
async function openAll(): Promise<'storageTrouble' | 'newerRecords' | null> {
  try {
    await Promise.all([records.open(), library.open(), learner.open()]);
    return null;
  } catch (cause) {
    return cause instanceof NewerRecordsFound ? 'newerRecords' : 'storageTrouble';
  }
}
