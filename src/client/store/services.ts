/**
 * What screens work with: the three databases, the ports to what is not pure, and what the connection
 * does for them. `main.tsx` makes the real ones once; tests hand in their own.
 */
import { createContext, useContext } from 'react';
import type { Result } from '../../domain/result.ts';
import type { Bundle, StaffParcelAnswer } from '../../protocol/bundle.ts';
import type { DocumentBody, DocumentKind, ReferenceDocument } from '../../protocol/documents.ts';
import type { Problem } from '../../protocol/problem.ts';
import type {
  ClassReceipt,
  Devices,
  IssuedEnrollmentCode,
  Me,
  OpenEnrollmentCodes,
} from '../../protocol/staff.ts';
import type { LearnerDatabase } from './learner-database.ts';
import type { LibraryDatabase } from './library-database.ts';
import type { PracticeDatabase } from './practice-database.ts';
import type { RecordsDatabase } from './records-database.ts';
import type { Sending } from './sending.ts';

/**
 * Why something that needs the city did not happen: no answer at all (`timedOut` when we stopped waiting,
 * which says nothing about whether it arrived), or the city's own refusal.
 */
export type Refusal = { readonly type: 'offline'; readonly timedOut?: boolean } | Problem;

/** What a screen asks of the download: the pack that is looked at comes first. */
export type DownloadWish = {
  readonly packId?: string;
  readonly lessonId?: string;
  /** Also what the setting to save data would leave out. */
  readonly everything?: boolean;
};

/**
 * `complete` when every lesson of the newest known index is on this phone; `rest-waits` when the phone is
 * set to save data and the pack that was asked for is here. `newer`: the city speaks of packs in a way
 * that this build does not know.
 */
export type DownloadOutcome = Result<
  'complete' | 'rest-waits',
  { readonly type: 'offline' | 'damaged' | 'full' | 'newer' }
>;

/** Fetches the pack index and what changed; screens watch the library database. */
export type PackDownload = {
  readonly refresh: (wish?: DownloadWish) => Promise<DownloadOutcome>;
  /** Told also how tries ended that the download made by itself; returns how to stop listening. */
  readonly onOutcome: (listener: (outcome: DownloadOutcome) => void) => () => void;
};

/** Brings the lessons from which volunteers learn, which no learner's phone needs. */
export type BringTraining = () => Promise<DownloadOutcome>;

/** Practice scenarios: those on this phone, and how to fetch the others. */
export type PracticeDesk = {
  readonly database: PracticeDatabase;
  /** Answers whether all that the packs name is here now. */
  readonly refresh: () => Promise<boolean>;
};

/** Joins a group; one of the three things that wait for the network. */
export type JoinGroup = (code: string) => Promise<Result<'joined', Refusal>>;

/**
 * Brings back what the browser threw away of the class area's screens; true when all of them are on the
 * phone, as far as this phone keeps screens at all.
 */
export type KeepClassScreens = () => Promise<boolean>;

/** What staff do online: sign in, plan, issue, revoke. */
export type StaffDesk = {
  readonly me: () => Promise<Result<Me, Refusal>>;
  readonly signIn: (
    email: string,
    password: string,
  ) => Promise<Result<'signed-in' | 'code-needed', Refusal>>;
  /** Six digits from the authenticator app, or one of the backup codes. */
  readonly verifyCode: (code: string) => Promise<Result<'signed-in', Refusal>>;
  readonly signOut: () => Promise<Result<'signed-out', Refusal>>;
  readonly openOneTimeLink: (token: string) => Promise<Result<'signed-in', Refusal>>;
  readonly createFirstAdministrator: (
    token: string,
    administrator: { readonly name: string; readonly email: string; readonly password: string },
  ) => Promise<Result<'created', Refusal>>;
  readonly enableTwoFactor: (
    password: string,
  ) => Promise<
    Result<{ readonly totpUri: string; readonly backupCodes: readonly string[] }, Refusal>
  >;
  readonly documents: () => Promise<Result<readonly ReferenceDocument[], Refusal>>;
  /** `revision` is the one on the screen; null creates. */
  readonly saveDocument: <Kind extends DocumentKind>(
    kind: Kind,
    documentId: string,
    revision: number | null,
    body: DocumentBody<Kind>,
  ) => Promise<Result<ReferenceDocument, Refusal>>;
  readonly deleteDocument: (
    kind: DocumentKind,
    documentId: string,
    revision: number,
  ) => Promise<Result<ReferenceDocument, Refusal>>;
  readonly issueEnrollmentCode: (groupId: string) => Promise<Result<IssuedEnrollmentCode, Refusal>>;
  readonly openEnrollmentCodes: () => Promise<Result<OpenEnrollmentCodes['codes'], Refusal>>;
  readonly withdrawEnrollmentCode: (codeId: string) => Promise<Result<'withdrawn', Refusal>>;
  readonly devices: () => Promise<Result<Devices['devices'], Refusal>>;
  /** A phone's records that were carried here as a file; each is answered for. */
  readonly takeInParcel: (bundle: Bundle) => Promise<Result<StaffParcelAnswer, Refusal>>;
  readonly classReceipt: (classSessionId: string) => Promise<Result<ClassReceipt, Refusal>>;
  /** `locked`: phones may read the class and not change it. */
  readonly lockClass: (
    classSessionId: string,
    locked: boolean,
  ) => Promise<Result<'locked' | 'unlocked', Refusal>>;
  /** What was held of a phone counts; answers how many records. */
  readonly releaseHeld: (deviceId: string) => Promise<Result<number, Refusal>>;
  readonly revokeDevice: (deviceId: string) => Promise<Result<'revoked', Refusal>>;
  /** Asks the city for a year's report and keeps it in the library database with its time. */
  readonly refreshOverview: (fiscalYear: number) => Promise<Result<'kept', Refusal>>;
};

export type Services = {
  readonly records: RecordsDatabase;
  readonly library: LibraryDatabase;
  readonly learner: LearnerDatabase;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly packDownload: PackDownload;
  /** Loaded at its first use. */
  readonly practice: () => Promise<PracticeDesk>;
  readonly joinGroup: JoinGroup;
  readonly bringTraining: BringTraining;
  readonly keepClassScreens: KeepClassScreens;
  /** Try to send and fetch now rather than at the next occasion. */
  readonly syncSoon: () => void;
  readonly sending: Sending;
  readonly staffDesk: StaffDesk;
};

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('Screens must stand inside ServicesContext');
  return services;
}
