/**
 * Every address of the app, in one place but for what only volunteers and staff open: see `paths-of-roles.ts`. A
 * learner's phone reads no more than its own.
 */
export const paths = {
  home: '/',
  help: '/help',
  settings: '/settings',
  install: '/install',
  card: '/card',
  cardOf: (code: string) => `/card/${code}`,
  pack: (packId: string) => `/lessons/${packId}`,
  lesson: (packId: string, lessonId: string) => `/lessons/${packId}/${lessonId}`,
  practices: '/practice',
  practice: (packId: string, scenarioId: string) => `/practice/${packId}/${scenarioId}`,
  classHome: '/class',
  staffHome: '/staff',
} as const;

/** A learner's addresses as patterns for the router. */
export const learnerPatterns = {
  home: '/',
  help: '/help',
  settings: '/settings',
  card: '/card/:code?',
  pack: '/lessons/:packId',
  lesson: '/lessons/:packId/:lessonId',
  practice: '/practice/:packId?/:scenarioId?',
} as const;
