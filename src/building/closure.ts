/** What a browser loads for some modules of the finished bundle: follows the imports of their chunks. */
import type { Rolldown } from 'vite';

/** Scripts and style sheets, each after those that it stands on. */
export function closureOf(
  bundle: Rolldown.OutputBundle,
  patterns: readonly RegExp[],
): ReadonlySet<string> {
  const visited = new Set<string>();
  const files = new Set<string>();
  const visit = (file: string) => {
    const chunk = bundle[file];
    if (visited.has(file) || chunk?.type !== 'chunk') return;
    visited.add(file);
    chunk.imports.forEach(visit);
    for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css);
    for (const asset of chunk.viteMetadata?.importedAssets ?? []) files.add(asset);
    files.add(file);
  };
  for (const [file, chunk] of Object.entries(bundle)) {
    const entry = chunk.type === 'chunk' ? chunk.facadeModuleId : null;
    if (entry && patterns.some((pattern) => pattern.test(entry))) visit(file);
  }
  return files;
}

/** The modules that a learner's phone loads, sooner or later. */
export const learnerModules = [
  /\/client\/main\.tsx$/,
  /\/client\/learner\/\w+\/(?:\w+Page|FinishScreen|UnavailableLesson|StorageSection|PracticeOffer)\.tsx$/,
  /\/app\/install\/(?:InstallOffer|InstallPage|InAppAdvice)\.tsx$/,
  /\/(?:store\/kept-storage|app\/reading-font)\.ts$/,
  /\/connection\/(?:pack-download|practice-desk)\.ts$/,
  /\/i18n\/more-texts\.ts$/,
  /\/index\.html$/,
  /\/i18n\/[\w-]+\/(ui|learner|practice|card|install)\.json$/,
];
