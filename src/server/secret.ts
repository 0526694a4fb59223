/** The installation's secret and what is made with it. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Reads `secret` in the data folder (mode 0600); makes it at the first start. */
export async function keepSecret(dataFolder: string): Promise<string> {
  const path = join(dataFolder, 'secret');
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  // Written aside and linked into place: whoever reads it finds it whole, and the first one stays.
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(path, 'utf8');
}

/** SHA-256, hex: enough for tokens of 256 random bits, which nobody can try through. */
export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex');

/** HMAC-SHA-256, hex: for what is short enough to be tried through (a code, an address). */
export const hmac = (secret: string, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(`${purpose}:${text}`).digest('hex');
