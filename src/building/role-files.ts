/**
 * Tells a learner's files (kept at install) from a volunteer's and a staff member's (kept at enrollment
 * and sign-in), and says which of them a lesson in Japanese needs. The list is named by its build, so that no
 * build ever keeps another's files.
 */
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { closureOf, learnerModules } from './closure.ts';

const lessonModules = [
  /\/client\/main\.tsx$/,
  /\/connection\/pack-download\.ts$/,
  /\/index\.html$/,
  /\/LessonPage\.tsx$/,
  /\/app\/reading-font\.ts$/,
  /\/i18n\/ja\/(ui|learner)\.json$/,
];
const volunteerModules = [
  /\/(?:VolunteerRoutes\.tsx|class-connection\.ts|scanning\/read-pixels\.ts)$/,
  /\/i18n\/[\w-]+\/(?:volunteer|departure|roll|teach|rescue|scanning|training|sharing)\.json$/,
];
const staffModules = [/\/(?:StaffRoutes\.tsx|staff-desk\.ts)$/, /\/i18n\/[\w-]+\/staff\.json$/];

export type RoleFiles = {
  readonly plugin: Plugin;
  /** Filled when the bundle is made. */
  readonly learner: ReadonlySet<string>;
  /** Where the client is written to, once that is known. */
  readonly place: { folder: string };
};

export function roleFiles(): RoleFiles {
  const learner = new Set<string>();
  const place = { folder: '', build: '' };
  const plugin: Plugin = {
    name: 'role-files',
    configResolved({ root, build, define }) {
      place.folder = join(root, build.outDir);
      place.build = JSON.parse(String(define?.['__BUILD__'])) as string;
    },
    generateBundle(_options, bundle) {
      for (const file of closureOf(bundle, learnerModules)) learner.add(file);
      const beyondLearner = (patterns: readonly RegExp[]) =>
        [...closureOf(bundle, patterns)]
          .filter((file) => !learner.has(file))
          .map((file) => `/${file}`)
          .sort();
      this.emitFile({
        type: 'asset',
        fileName: `assets/role-files-${place.build}.json`,
        source: JSON.stringify({
          lesson: [...closureOf(bundle, lessonModules)].sort(),
          volunteer: beyondLearner(volunteerModules),
          staff: beyondLearner(staffModules),
        }),
      });
    },
  };
  return { plugin, learner, place };
}
