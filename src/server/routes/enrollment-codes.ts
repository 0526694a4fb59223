/** `/api/staff/enrollment-codes`: issue, list and withdraw the codes with which phones join. */
import { hexOf } from '../../domain/ids.ts';
import { IssueEnrollmentCode, type IssuedEnrollmentCode } from '../../protocol/staff.ts';
import type { App, Dependencies } from '../context.ts';
import {
  issueEnrollmentCode,
  listOpenEnrollmentCodes,
  withdrawEnrollmentCode,
} from '../db/enrollment-codes.ts';
import { createEnrollmentCode } from '../enrollment-code.ts';
import { refuse } from '../problem.ts';
import { decodeBody } from '../request-body.ts';
import { hmac } from '../secret.ts';
import { actorOf, type StaffMay } from '../sign-in/signed-in-staff.ts';

const path = '/api/staff/enrollment-codes';

export function addEnrollmentCodeRoutes(
  app: App,
  { database, now, randomBytes, secret }: Dependencies,
  staffMay: StaffMay,
): void {
  app.post(path, staffMay('enroll phones'), async (context) => {
    const body = await decodeBody(context, IssueEnrollmentCode);
    if (!body.ok) return body.failure;
    const staff = context.get('staff');
    const code = createEnrollmentCode(randomBytes(5));
    const codeId = hexOf(randomBytes(8));
    const expiresAt = await issueEnrollmentCode(database, {
      municipalityCode: staff.municipalityCode,
      groupId: body.value.groupId,
      codeId,
      codeHmac: hmac(secret, 'enrollment-code', code),
      actor: actorOf(staff),
      now: now(),
    });
    if (expiresAt === null) return refuse(context, 'not-found');
    const issued: IssuedEnrollmentCode = { codeId, code, expiresAt };
    return context.json(issued, 201);
  });

  app.get(path, staffMay('enroll phones'), async (context) => {
    const { municipalityCode } = context.get('staff');
    return context.json({
      codes: await listOpenEnrollmentCodes(database, municipalityCode, now()),
    });
  });

  app.delete(`${path}/:codeId`, staffMay('enroll phones'), async (context) => {
    const staff = context.get('staff');
    const withdrawn = await withdrawEnrollmentCode(
      database,
      staff.municipalityCode,
      context.req.param('codeId'),
      { actor: actorOf(staff), now: now() },
    );
    return withdrawn ? context.body(null, 204) : refuse(context, 'not-found');
  });
}
