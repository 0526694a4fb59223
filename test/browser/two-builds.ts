/** A built city whose client can be replaced by another build under its feet. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

/** Greets otherwise than build A, and has other bytes in the parts that are loaded late. */
const changedSources: Plugin = {
  name: 'changed-sources',
  enforce: 'pre',
  transform(code, id) {
    if (id.endsWith('/i18n/ja/learner.json')) return code.replace('こんにちは。', 'こんばんは。');
    return /\/(VolunteerRoutes|HelpPage|SettingsPage|FinishScreen)\.tsx$/.test(id)
      ? `${code}\nObject.assign(globalThis, { changedSources: true });`
      : null;
  },
};

export type TwoBuilds = {
  /** Holds `server/` and `client/` of build A, as `dist/` does. */
  readonly folder: string;
  readonly switchToA: () => void;
  readonly switchToB: () => void;
  readonly remove: () => void;
};

export async function makeTwoBuilds(): Promise<TwoBuilds> {
  // Below the libraries, where the server's modules find them.
  const folder = mkdtempSync(join('node_modules', '.two-builds-'));
  cpSync('dist', folder, { recursive: true });
  await build({
    configFile: 'vite.config.ts',
    logLevel: 'error',
    define: { __BUILD__: JSON.stringify('build-b') },
    plugins: [changedSources],
    build: { outDir: join(folder, 'client-b'), emptyOutDir: true },
  });
  const switchTo = (client: string) => {
    rmSync(join(folder, 'client'), { recursive: true });
    cpSync(client, join(folder, 'client'), { recursive: true });
  };
  return {
    folder,
    switchToA: () => switchTo(join('dist', 'client')),
    switchToB: () => switchTo(join(folder, 'client-b')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
