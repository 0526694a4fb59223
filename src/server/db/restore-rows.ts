/** Streams the rows of a backup into its tables. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import {
  columnList,
  createTally,
  partsOf,
  qualified,
  type BackedUpTable,
  type BackupPart,
  type Tally,
} from './backup-format.ts';

/** `tables`: what was found when the backup was checked. A file that has changed since is an exception. */
export async function copyRows(
  client: PoolClient,
  chunks: AsyncIterable<Buffer>,
  tables: readonly BackedUpTable[],
): Promise<void> {
  const parts = partsOf(chunks);
  const awaited = [...tables];
  for (let next = await parts.next(); !next.done; next = await parts.next()) {
    if (next.value.type !== 'table') continue;
    const { table } = next.value;
    const known = awaited.shift();
    const tally = createTally();
    // By the checked manifest's names, whatever the file says by now.
    if (known && qualified(known) === qualified(table))
      await pipeline(
        Readable.from(rowsOf(parts, tally), { objectMode: false }),
        client.query(copyFrom(`COPY ${qualified(known)} (${columnList(known)}) FROM STDIN`)),
      );
    if (known?.sha256 !== tally.total().sha256)
      throw new Error('The backup changed while it was being restored');
  }
  if (awaited.length > 0) throw new Error('The backup changed while it was being restored');
}

async function* rowsOf(
  parts: AsyncGenerator<BackupPart, void>,
  tally: Tally,
): AsyncGenerator<Buffer, void> {
  for (let next = await parts.next(); !next.done; next = await parts.next()) {
    if (next.value.type !== 'rows') return;
    tally.add(next.value.bytes);
    yield next.value.bytes;
  }
}
