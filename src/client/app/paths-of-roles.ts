import { trainingAddress } from '../../protocol/pages/addresses.ts';

/** Addresses that only volunteers and staff open, beside those of `paths.ts`. */
export const rolePaths = {
  classJoin: '/class/join',
  classNew: '/class/new',
  classRoll: (classSessionId: string) => `/class/${classSessionId}`,
  classTeach: (classSessionId: string) => `/class/${classSessionId}/teach`,
  classTeachLesson: (classSessionId: string, packId: string, lessonId: string) =>
    `/class/${classSessionId}/teach/${packId}/${lessonId}`,
  classMastery: (classSessionId: string) => `/class/${classSessionId}/mastery`,
  classCard: (classSessionId: string) => `/class/${classSessionId}/card`,
  classHeadcount: (classSessionId: string) => `/class/${classSessionId}/headcount`,
  classPaper: (classSessionId: string) => `/class/${classSessionId}/paper`,
  classHandOut: (classSessionId: string) => `/class/${classSessionId}/hand-out`,
  classFinish: (classSessionId: string) => `/class/${classSessionId}/finish`,
  classSync: '/class/sync',
  /** All that waits, or one record (`deviceId:seq`) alone. */
  classHandOver: (record: string | null = null) => `/class/hand-over${asking(record)}`,
  classCodes: (record: string | null = null) => `/class/hand-over/codes${asking(record)}`,
  classCarry: '/class/carry',
  classLend: '/class/lend',
  classPhone: '/class/phone',
  classPeople: '/class/phone/people',
  classLock: '/class/phone/lock',
  classForgotten: '/class/phone/forgotten',
  classLeave: '/class/phone/leave',
  classTraining: '/class/training',
  classTrainingLesson: trainingAddress,
  classCertificate: '/class/training/certificate',
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

function asking(record: string | null): string {
  return record === null ? '' : `?record=${encodeURIComponent(record)}`;
}

/** Their addresses as patterns for the router, each relative to its role's root. */
export const rolePatterns = {
  volunteer: {
    home: '',
    join: 'join',
    new: 'new',
    sync: 'sync',
    handOver: 'hand-over',
    codes: 'hand-over/codes',
    carry: 'carry',
    lend: 'lend',
    phone: 'phone',
    people: 'phone/people',
    lock: 'phone/lock',
    forgotten: 'phone/forgotten',
    leave: 'phone/leave',
    training: 'training',
    trainingLesson: 'training/:packId/:lessonId',
    certificate: 'training/certificate',
    roll: ':classSessionId',
    teach: ':classSessionId/teach',
    teachLesson: ':classSessionId/teach/:packId/:lessonId',
    mastery: ':classSessionId/mastery',
    card: ':classSessionId/card',
    headcount: ':classSessionId/headcount',
    paper: ':classSessionId/paper',
    handOut: ':classSessionId/hand-out',
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
