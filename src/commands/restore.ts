/**
 * `npm run restore -- FILE [--replace]`: puts a backup in the place of what the database holds. Checks the
 * whole file first; then all or nothing. No server may be running.
 */
import { randomBytes } from 'node:crypto';
import { access, constants } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { hexOf } from '../domain/ids.ts';
import { decodeConfig, type Config } from '../server/config.ts';
import { openDatabase } from '../server/db/database.ts';
import { applyErasuresAgain } from '../server/db/erasures.ts';
import { restoreBackup, type RestoreFault } from '../server/db/restore.ts';
import { readBackupFile } from './backup/backup-file.ts';
import { openRecords } from './backup/records-connection.ts';

const { values, positionals } = parseArgs({
  options: { replace: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const decoded = decodeConfig(process.env);
const [path] = positionals;
if (!decoded.ok) {
  for (const { name, fault } of decoded.failure) console.error(`${name} ${fault}`);
  process.exitCode = 1;
} else if (path === undefined || positionals.length > 1) {
  console.error('npm run restore -- FILE [--replace]');
  process.exitCode = 2;
} else process.exitCode = await restore(decoded.value, path);

async function restore(config: Config, file: string): Promise<number> {
  const readable = await access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!readable) {
    console.error(`${file} cannot be read.`);
    return 1;
  }
  const opened = await openRecords(config, 'alone');
  if (!opened.ok) {
    console.error(opened.failure);
    return 1;
  }
  const { pool, secretMark, close } = opened.value;
  try {
    const restored = await restoreBackup(pool, () => readBackupFile(file), {
      replace: values.replace,
      now: Date.now(),
      newEpoch: () => hexOf(randomBytes(16)),
    });
    if (!restored.ok) {
      console.error(`${sentenceOf(restored.failure, file)} Nothing was changed.`);
      return 1;
    }
    const { tables, createdAt, municipalities, postgres } = restored.value;
    for (const { municipalityCode } of municipalities) {
      // What was erased since the backup came back with it.
      const changeSet = {
        municipalityCode,
        batchId: hexOf(randomBytes(16)),
        deviceId: null,
        storedAt: Date.now(),
      };
      await applyErasuresAgain(openDatabase(pool), changeSet, []);
    }
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(
      `Restored ${rows} rows of ${municipalities.map(({ municipalityCode }) => municipalityCode).join(', ')}, as of ${new Date(createdAt).toISOString()} (PostgreSQL ${postgres}). Phones hand over again what came after it.`,
    );
    if (restored.value.secretMark !== secretMark)
      console.log(
        'The secret here is not the one that the backup was made with: second factors and enrollment codes in it do not open. Put the old secret into SECRET, or the file "secret" in DATA_DIR.',
      );
    return 0;
  } finally {
    await close();
  }
}

function sentenceOf(fault: RestoreFault, file: string): string {
  switch (fault.type) {
    case 'not-a-backup':
      return `${file} is not a backup of this program.`;
    case 'damaged':
      return `${file} is cut short or altered (${fault.part}).`;
    case 'other-program':
      return `${file} was made by a newer version of this program, or by other sources (${fault.name}). Use those.`;
    case 'not-empty':
      return 'There are records here. To put the backup in their place, add --replace.';
    case 'in-use':
      return 'A server, or another command, is connected to this database. Stop it first.';
  }
}
