/** Where a Firefox stands on this machine, or null; `FIREFOX_PATH` goes before the rest. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['firefox-esr', 'firefox'];
const macApp = '/Applications/Firefox.app/Contents/MacOS/firefox';

export function findFirefox(env = process.env) {
  const inPath = (env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [env.FIREFOX_PATH, ...inPath, macApp].find((file) => file && existsSync(file)) ?? null;
}
