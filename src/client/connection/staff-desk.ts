/** What staff do online, over HTTP. Sign-in itself is better-auth's, under `/api/auth`. */
import * as v from 'valibot';
import { fail, succeed, type Result } from '../../domain/result.ts';
import { StaffParcelAnswer } from '../../protocol/bundle.ts';
import { DocumentList, DocumentSaved } from '../../protocol/documents.ts';
import { Overview } from '../../protocol/reports.ts';
import {
  ClassReceipt,
  Devices,
  IssuedEnrollmentCode,
  Me,
  OpenEnrollmentCodes,
  Released,
} from '../../protocol/staff.ts';
import { forgetReports, keepOverview } from '../store/actions/keep-overview.ts';
import type { LibraryDatabase } from '../store/library-database.ts';
import type { Refusal, StaffDesk } from '../store/services.ts';
import { askCity, type CityRequest, type Fetch } from './city-requests.ts';

/** Of better-auth's answer only this matters: the session itself is in a cookie that no script reads. */
const SignInAnswer = v.object({ twoFactorRedirect: v.optional(v.boolean(), false) });
const TwoFactorAnswer = v.object({ totpURI: v.string(), backupCodes: v.array(v.string()) });

export function createStaffDesk({
  fetch,
  library,
  keepFiles,
}: {
  readonly fetch: Fetch;
  readonly library: LibraryDatabase;
  /** Keeps what staff pages are made of on this machine, so that the overview opens without the network. */
  readonly keepFiles: () => Promise<boolean>;
}): StaffDesk {
  const ask = <Schema extends v.GenericSchema>(request: CityRequest, schema: Schema) =>
    askCity(fetch, request, schema);
  /** For a deed whose answer says nothing more. */
  const tell = async <Done extends string>(request: CityRequest, done: Done) =>
    mapped(await ask(request, v.unknown()), () => done);

  return {
    async me() {
      const asked = await ask({ method: 'GET', path: '/api/staff/me' }, Me);
      if (asked.ok) {
        await library.city.put({ key: 'city', city: asked.value.city });
        void keepFiles();
      }
      return asked;
    },
    async signIn(email, password) {
      const asked = await ask(
        { method: 'POST', path: '/api/auth/sign-in/email', body: { email, password } },
        SignInAnswer,
      );
      return mapped(asked, (answer) => (answer.twoFactorRedirect ? 'code-needed' : 'signed-in'));
    },
    verifyCode(typed) {
      const digits = typed.normalize('NFKC').replace(/\s/g, '');
      const path = /^\d{6}$/.test(digits)
        ? '/api/auth/two-factor/verify-totp'
        : '/api/auth/two-factor/verify-backup-code';
      return tell({ method: 'POST', path, body: { code: digits } }, 'signed-in');
    },
    async signOut() {
      const told = await tell(
        { method: 'POST', path: '/api/auth/sign-out', body: {} },
        'signed-out',
      );
      if (told.ok) await forgetReports(library);
      return told;
    },
    openOneTimeLink: (token) =>
      tell({ method: 'POST', path: '/api/staff/one-time-link', body: { token } }, 'signed-in'),
    createFirstAdministrator: (token, administrator) =>
      tell(
        {
          method: 'POST',
          path: '/api/staff/first-administrator',
          body: { token, ...administrator },
        },
        'created',
      ),
    async enableTwoFactor(password) {
      const asked = await ask(
        { method: 'POST', path: '/api/auth/two-factor/enable', body: { password } },
        TwoFactorAnswer,
      );
      return mapped(asked, ({ totpURI, backupCodes }) => ({ totpUri: totpURI, backupCodes }));
    },
    async documents() {
      const asked = await ask({ method: 'GET', path: '/api/staff/documents' }, DocumentList);
      return mapped(asked, ({ documents }) => documents);
    },
    async saveDocument(kind, documentId, revision, body) {
      const asked = await ask(
        {
          method: 'PUT',
          path: `/api/staff/documents/${kind}/${documentId}`,
          headers: revision === null ? { 'if-none-match': '*' } : { 'if-match': `"${revision}"` },
          body,
        },
        DocumentSaved,
      );
      return mapped(asked, ({ document }) => document);
    },
    async deleteDocument(kind, documentId, revision) {
      const asked = await ask(
        {
          method: 'DELETE',
          path: `/api/staff/documents/${kind}/${documentId}`,
          headers: { 'if-match': `"${revision}"` },
        },
        DocumentSaved,
      );
      return mapped(asked, ({ document }) => document);
    },
    issueEnrollmentCode: (groupId) =>
      ask(
        { method: 'POST', path: '/api/staff/enrollment-codes', body: { groupId } },
        IssuedEnrollmentCode,
      ),
    async openEnrollmentCodes() {
      const asked = await ask(
        { method: 'GET', path: '/api/staff/enrollment-codes' },
        OpenEnrollmentCodes,
      );
      return mapped(asked, ({ codes }) => codes);
    },
    withdrawEnrollmentCode: (codeId) =>
      tell({ method: 'DELETE', path: `/api/staff/enrollment-codes/${codeId}` }, 'withdrawn'),
    async devices() {
      const asked = await ask({ method: 'GET', path: '/api/staff/devices' }, Devices);
      return mapped(asked, ({ devices }) => devices);
    },
    revokeDevice: (deviceId) =>
      tell({ method: 'POST', path: `/api/staff/devices/${deviceId}/revoke`, body: {} }, 'revoked'),
    classReceipt: (classSessionId) =>
      ask({ method: 'GET', path: `/api/staff/classes/${classSessionId}/receipt` }, ClassReceipt),
    async releaseHeld(deviceId) {
      const asked = await ask(
        { method: 'POST', path: `/api/staff/devices/${deviceId}/release`, body: {} },
        Released,
      );
      return mapped(asked, ({ released }) => released);
    },
    lockClass: (classSessionId, locked) =>
      tell(
        {
          method: 'POST',
          path: `/api/staff/classes/${classSessionId}/${locked ? 'lock' : 'unlock'}`,
          body: {},
        },
        locked ? 'locked' : 'unlocked',
      ),
    takeInParcel: (bundle) =>
      ask({ method: 'POST', path: '/api/staff/parcels', body: bundle }, StaffParcelAnswer),
    async refreshOverview(fiscalYear) {
      const asked = await ask(
        { method: 'GET', path: `/api/reports/overview?fiscalYear=${fiscalYear}` },
        Overview,
      );
      if (!asked.ok) return asked;
      await keepOverview(library, asked.value);
      return succeed('kept');
    },
  };
}

function mapped<Value, Other>(
  asked: Result<Value, Refusal>,
  change: (value: Value) => Other,
): Result<Other, Refusal> {
  return asked.ok ? succeed(change(asked.value)) : fail(asked.failure);
}
