/**
 * Brings practice scenarios onto the phone after the lessons, pack by pack: the list that a pack names, then
 * what of it is missing. Where nothing changed, nothing is asked.
 */
import type { Scenario } from '../../domain/lessons/scenario.ts';
import { PackPractice, PracticeList, ScenarioFile } from '../../protocol/practice.ts';
import type { PackOnShelf } from '../../protocol/shelf.ts';
import type { LibraryDatabase } from '../store/library-database.ts';
import { openPracticeDatabase, type PracticeDatabase } from '../store/practice-database.ts';
import type { PracticeDesk } from '../store/services.ts';
import { fetchNamed, type PackFilePorts } from './pack-download.ts';

type Ports = PackFilePorts & {
  readonly library: LibraryDatabase;
  readonly database?: PracticeDatabase;
};

export function createPracticeDesk(ports: Ports): PracticeDesk {
  const database = ports.database ?? openPracticeDatabase();
  let running: Promise<boolean> | null = null;
  let isAskedAgain = false;
  return {
    database,
    // Several screens may ask at once; they share the one that is under way.
    refresh: () => {
      isAskedAgain = running !== null;
      return (running ??= run().finally(() => (running = null)));
    },
  };

  /** Whoever asks meanwhile may know of packs that were not there when it began. */
  async function run(): Promise<boolean> {
    const isWhole = await refresh({ ...ports, database });
    if (!isAskedAgain) return isWhole;
    isAskedAgain = false;
    return run();
  }
}

/** Answers whether all that the packs name is here now. */
async function refresh(ports: Ports & { readonly database: PracticeDatabase }): Promise<boolean> {
  const { library, database } = ports;
  const packs = (await library.shelf.get('index'))?.index.packs ?? [];
  let isWhole = packs.length > 0;
  for (const pack of packs) {
    if (pack.contentHash === '' || !(await bringPack(ports, pack))) isWhole = false;
  }
  if (isWhole) await forgetOld(database);
  return isWhole;
}

async function bringPack(
  ports: Ports & { readonly database: PracticeDatabase },
  { packId, contentHash, practiceHash: named }: PackOnShelf,
): Promise<boolean> {
  const { database } = ports;
  const kept = await database.shelf.get(packId);
  let practices = kept?.practices ?? [];
  if (kept?.contentHash !== contentHash) {
    const practiceHash = named === undefined ? await askForName(ports, contentHash) : named;
    if (practiceHash === undefined) return false;
    // A pack with another lesson mostly names the same practices.
    if (kept?.practiceHash !== practiceHash) {
      const list =
        practiceHash === null ? null : await fetchNamed(ports, practiceHash, PracticeList);
      if (list?.ok === false) return false;
      practices = list?.value.practices ?? [];
    }
    await database.shelf.put({ packId, contentHash, practiceHash, practices });
  }
  let isWhole = true;
  for (const { hash } of practices) {
    if (await database.scenarios.get(hash)) continue;
    const file = await fetchNamed(ports, hash, ScenarioFile);
    // The hash vouches for what the schema did not look at.
    if (file.ok) {
      await database.scenarios.put({ hash, scenario: file.value.scenario as unknown as Scenario });
    } else isWhole = false;
  }
  return isWhole;
}

/** From the pack's list, which an older app fetched and kept no name of; undefined where it cannot be had. */
async function askForName(ports: Ports, contentHash: string): Promise<string | null | undefined> {
  const pack = await fetchNamed(ports, contentHash, PackPractice);
  return pack.ok ? (pack.value.practiceHash ?? null) : undefined;
}

async function forgetOld(database: PracticeDatabase): Promise<void> {
  const rows = await database.shelf.toArray();
  const named = new Set(rows.flatMap(({ practices }) => practices.map(({ hash }) => hash)));
  await database.scenarios.filter(({ hash }) => !named.has(hash)).delete();
}
