/**
 * Tells a learner's files (kept at install) from a volunteer's and a staff member's (kept at enrollment
 * and sign-in), and says which of them a lesson in Japanese needs.
 */
import type { Plugin } from 'vite';
import { closureOf, learnerModules } from './closure.ts';

const lessonModules = [
  /\/client\/main\.tsx$/,
  /\/index\.html$/,
  /\/LessonPage\.tsx$/,
  /\/i18n\/ja\/(ui|learner)\.json$/,
];
const volunteerModules = [
  /\/(?:VolunteerRoutes\.tsx|class-connection\.ts)$/,
  /\/i18n\/[\w-]+\/volunteer\.json$/,
];
const staffModules = [/\/(?:StaffRoutes\.tsx|staff-desk\.ts)$/, /\/i18n\/[\w-]+\/staff\.json$/];

/** `learner` is filled when the bundle is made. */
export function roleFiles(): { plugin: Plugin; learner: ReadonlySet<string> } {
  const learner = new Set<string>();
  const plugin: Plugin = {
    name: 'role-files',
    generateBundle(_options, bundle) {
      for (const file of closureOf(bundle, learnerModules)) learner.add(file);
      const beyondLearner = (patterns: readonly RegExp[]) =>
        [...closureOf(bundle, patterns)]
          .filter((file) => !learner.has(file))
          .map((file) => `/${file}`)
          .sort();
      this.emitFile({
        type: 'asset',
        fileName: 'role-files.json',
        source: JSON.stringify({
          lesson: [...closureOf(bundle, lessonModules)].sort(),
          volunteer: beyondLearner(volunteerModules),
          staff: beyondLearner(staffModules),
        }),
      });
    },
  };
  return { plugin, learner };
}
