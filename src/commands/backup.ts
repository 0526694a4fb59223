/**
 * `npm run backup -- FILE`: everything that an installation holds, as of one moment, in one file; the
 * server goes on meanwhile. `npm run backup -- --mark [TIME]`: tells it of a backup that the city has made
 * by other means, begun at TIME (ISO 8601; now, where left away).
 */
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { decodeConfig, type Config } from '../server/config.ts';
import { writeBackup, type BackupRefusal } from '../server/db/backup.ts';
import type { Manifest } from '../server/db/backup-format.ts';
import { markBackedUp, markBackedUpBefore } from '../server/db/backup-mark.ts';
import { openDatabase } from '../server/db/database.ts';
import { listMunicipalities } from '../server/db/municipalities.ts';
import { writeBackupFile } from './backup/backup-file.ts';
import { openRecords, type RecordsConnection } from './backup/records-connection.ts';

const usage = `npm run backup -- FILE           writes a backup
npm run backup -- --mark [TIME]  notes a backup of your own, begun at TIME, e.g. 2026-11-22T03:00:00+09:00`;

/** The migration that made the table of marks. */
const marksSince = 5;

const { values, positionals } = parseArgs({
  options: { mark: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const decoded = decodeConfig(process.env);
const [target] = positionals;
if (!decoded.ok) {
  for (const { name, fault } of decoded.failure) console.error(`${name} ${fault}`);
  process.exitCode = 1;
} else if (positionals.length > 1 || (!values.mark && target === undefined)) {
  console.error(usage);
  process.exitCode = 2;
} else process.exitCode = await run(decoded.value, target);

async function run(config: Config, target: string | undefined): Promise<number> {
  const opened = await openRecords(config, 'beside');
  if (!opened.ok) {
    console.error(opened.failure);
    return 1;
  }
  const records = opened.value;
  try {
    return values.mark || target === undefined
      ? await mark(records, target)
      : await backUp(records, target);
  } finally {
    await records.close();
  }
}

async function backUp({ pool, secretMark }: RecordsConnection, path: string): Promise<number> {
  const startedAt = Date.now();
  const outcome: { manifest?: Manifest; refusal?: BackupRefusal } = {};
  await writeBackupFile(path, async (sink) => {
    const written = await writeBackup(pool, sink, { now: startedAt, secretMark });
    if (written.ok) outcome.manifest = written.value;
    else outcome.refusal = written.failure;
    return written;
  });
  const { manifest, refusal } = outcome;
  if (!manifest) {
    console.error(sentenceOf(refusal ?? { type: 'no-records' }));
    return 1;
  }
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const megabytes = ((await stat(path)).size / 1e6).toFixed(1);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(
    `${path}: ${rows} rows of ${manifest.tables.length} tables, ${megabytes} MB, ${seconds} s.`,
  );
  if (!manifest.migrations.some(({ number }) => number === marksSince))
    console.log('The database is of an older program and takes no note of backups yet.');
  else {
    const database = openDatabase(pool);
    for (const { municipalityCode, version } of manifest.municipalities)
      await markBackedUp(database, municipalityCode, version, Date.now());
  }
  console.log(
    'It holds hashes of phones’ tokens and of passwords: guard it. The secret (SECRET, or the file "secret" in DATA_DIR) is not in it: keep that too, elsewhere.',
  );
  return 0;
}

async function mark({ pool }: RecordsConnection, time: string | undefined): Promise<number> {
  const now = Date.now();
  const begunAt = time === undefined ? now : Date.parse(time);
  if (!(begunAt <= now)) {
    console.error(
      `"${time}" is not a moment that has been. Write it like 2026-11-22T03:00:00+09:00.`,
    );
    return 2;
  }
  const database = openDatabase(pool);
  for (const municipalityCode of await listMunicipalities(database)) {
    const version = await markBackedUpBefore(database, municipalityCode, begunAt, now);
    console.log(`${municipalityCode}: backed up through version ${version}.`);
  }
  return 0;
}

function sentenceOf(refusal: BackupRefusal): string {
  return refusal.type === 'no-records'
    ? 'There are no records here to back up.'
    : `A newer version of this program, or other sources, made this database (${refusal.name}). Use those.`;
}
