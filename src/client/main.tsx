/** The only place where clock, chance, databases and network are made and joined. */
import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { BrowserRouter } from 'react-router';
import type { Settings } from '../domain/learner-settings.ts';
import { factsElementId, type PageFacts } from '../protocol/pages/page-facts.ts';
import { App } from './app/App.tsx';
import { applySettings } from './app/apply-settings.ts';
import { addressAfterArrival } from './app/own-browser.ts';
import { loadOpeningParts } from './app/opening-parts.ts';
import { registerWorker } from './app/register-worker.ts';
import { StoreTrouble } from './app/StoreTrouble.tsx';
import { createConnection } from './connection/connection.ts';
import { createTexts, type TextReader } from './i18n/i18n.ts';
import { OpeningContext, type Opening } from './learner/opening.ts';
import { openLearnerDatabase } from './store/learner-database.ts';
import { openLibraryDatabase } from './store/library-database.ts';
import { NewerRecordsFound, openRecordsDatabase } from './store/records-database.ts';
import { watchPageGround } from './store/queries/page-ground.ts';
import { readSettings, watchSettings } from './store/queries/settings.ts';
import { NewerAppContext } from './store/newer-app.ts';
import { OpensOffline } from './store/opens-offline.ts';
import { ServicesContext } from './store/services.ts';
import './ui/tokens.css';
import './ui/base.css';

const opening: Opening = { facts: readPageFacts() };
const records = openRecordsDatabase();
const library = openLibraryDatabase();
const learner = openLearnerDatabase();
const [trouble, parts] = await Promise.all([openAll(), loadOpeningParts(opening.facts)]);

if (trouble === null)
  watchSettings(learner).subscribe((settings) => applySettings(document.documentElement, settings));
const texts = await createTexts(await language(), textReaders(opening.facts));

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
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  savesData: () => navigator.connection?.saveData === true,
  build: __BUILD__,
  workerReady: worker.ready,
});

const arrival = addressAfterArrival(location.href);
if (arrival) history.replaceState(null, '', arrival);
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const app = (
  <StrictMode>
    <I18nextProvider i18n={texts}>
      {trouble ? (
        <StoreTrouble kind={trouble} />
      ) : (
        <NewerAppContext value={worker}>
          <ServicesContext value={{ ...services, ...connection.services }}>
            <OpensOffline value={worker.opensOffline}>
              <OpeningContext value={opening}>
                <App
                  router={(screens) => <BrowserRouter>{screens}</BrowserRouter>}
                  parts={parts}
                  onReady={takeOver}
                />
              </OpeningContext>
            </OpensOffline>
          </ServicesContext>
        </NewerAppContext>
      )}
    </I18nextProvider>
  </StrictMode>
);
if (opening.facts && trouble === null) hydrateRoot(root, app);
else createRoot(root).render(app);
if (trouble === null) {
  connection.start();
  watchPageGround(library, learner, worker.renewPages);
}
void worker.ready.then(() => whenIdle(drawReadingFont));

/** Safari knows no idle callbacks; there a second has to do. */
function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(task);
  else setTimeout(task, 1_000);
}

async function drawReadingFont(): Promise<void> {
  if (!('caches' in globalThis)) return;
  const { switchOnReadingFont } = await import('./app/reading-font.ts');
  await switchOnReadingFont({
    files: __READING_FONT__,
    caches,
    load: (address) => fetch(address),
    savesData: navigator.connection?.saveData === true,
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

/** What the page was drawn from, if it was drawn ahead of time. */
function readPageFacts(): PageFacts | null {
  const json = document.getElementById(factsElementId)?.textContent;
  return json ? (JSON.parse(json) as PageFacts) : null;
}

/** The page that must be there at once, to take its place where it was drawn. */
/** Whose texts stand in the opened page. */
function textReaders(facts: PageFacts | null): readonly TextReader[] {
  if (!facts) return ['ui'];
  return facts.inApp ? ['ui', 'learner', 'install'] : ['ui', 'learner'];
}

/** The page's own language, so that the first look says the same words. */
async function language(): Promise<Settings['language']> {
  if (opening.facts) return opening.facts.settings.language;
  return trouble === null ? (await readSettings(learner)).language : 'ja';
}

/** From here on the databases answer, and what was pressed meanwhile is pressed. */
function takeOver(): void {
  opening.facts = null;
  document.dispatchEvent(new Event('app-ready'));
}
