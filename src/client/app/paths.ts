/** Every address of the app, in one place. */
export const paths = {
  home: '/',
  help: '/help',
  settings: '/settings',
  install: '/install',
  pack: (packId: string) => `/lessons/${packId}`,
  lesson: (packId: string, lessonId: string) => `/lessons/${packId}/${lessonId}`,

  classHome: '/class',
  classJoin: '/class/join',
  classNew: '/class/new',
  classRoll: (classSessionId: string) => `/class/${classSessionId}`,
  classTeach: (classSessionId: string) => `/class/${classSessionId}/teach`,
  classTeachLesson: (classSessionId: string, packId: string, lessonId: string) =>
    `/class/${classSessionId}/teach/${packId}/${lessonId}`,
  classMastery: (classSessionId: string) => `/class/${classSessionId}/mastery`,
  classPaper: (classSessionId: string) => `/class/${classSessionId}/paper`,
  classFinish: (classSessionId: string) => `/class/${classSessionId}/finish`,
  classSync: '/class/sync',

  staffHome: '/staff',
  staffSignIn: '/staff/sign-in',
  staffLink: '/staff/link',
  staffSetup: '/staff/setup',
  staffTwoFactor: '/staff/two-factor',
  staffClasses: '/staff/classes',
  staffClassNew: '/staff/classes/new',
  staffClass: (classSessionId: string) => `/staff/classes/${classSessionId}`,
  staffPlaces: '/staff/places',
  staffPhones: '/staff/phones',
  staffExports: '/staff/exports',
} as const;

/** The same addresses as patterns for the router, each relative to its role's root. */
export const routePatterns = {
  learner: {
    home: '/',
    help: '/help',
    settings: '/settings',
    pack: '/lessons/:packId',
    lesson: '/lessons/:packId/:lessonId',
  },
  volunteer: {
    home: '',
    join: 'join',
    new: 'new',
    sync: 'sync',
    roll: ':classSessionId',
    teach: ':classSessionId/teach',
    teachLesson: ':classSessionId/teach/:packId/:lessonId',
    mastery: ':classSessionId/mastery',
    paper: ':classSessionId/paper',
    finish: ':classSessionId/finish',
  },
  staff: {
    home: '',
    signIn: 'sign-in',
    link: 'link',
    setup: 'setup',
    twoFactor: 'two-factor',
    classes: 'classes',
    classNew: 'classes/new',
    class: 'classes/:classSessionId',
    places: 'places',
    phones: 'phones',
    exports: 'exports',
  },
} as const;
