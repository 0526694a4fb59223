/** `POST /api/push`: a phone hands over its ops. */
import * as v from 'valibot';
import { hexOf } from '../../domain/ids.ts';
import { PushRequest, type PushAnswer } from '../../protocol/push.ts';
import { recordsVersion } from '../../protocol/version.ts';
import type { App, Context, Dependencies } from '../context.ts';
import { storePush } from '../db/ops.ts';
import { phoneMay } from '../phone-access.ts';
import { refuse } from '../problem.ts';
import { fieldsOf, KIB, readJson } from '../request-body.ts';
import { triageOp, type RawOp } from '../triage.ts';

const greatestBody = 1024 * KIB;

export function addPushRoute(app: App, dependencies: Dependencies): void {
  const { database, metrics, now, randomBytes } = dependencies;

  app.post('/api/push', phoneMay('record class', dependencies), async (context) => {
    const body = await readJson(context.req.raw, greatestBody);
    if (!body.ok) return refuse(context, body.failure.type);
    const decoded = v.safeParse(PushRequest, body.value);
    if (!decoded.success) return refuseMessage(context, body.value, decoded.issues);
    const request = decoded.output;
    const phone = context.get('phone');
    if (request.deviceId !== phone.deviceId) return refuse(context, 'not-allowed');
    const stranger = request.ops.findIndex((op) => op.deviceId !== phone.deviceId);
    if (stranger >= 0)
      return refuse(context, 'malformed', {
        fields: [{ path: `ops.${stranger}.deviceId`, fault: 'another-device' }],
      });

    // Hashes are made of what came, not of what decoding left of it.
    const rawOps = (body.value as unknown as { readonly ops: readonly RawOp[] }).ops;
    const receivedAt = now();
    const receipt = await storePush(database, {
      phone,
      ops: rawOps.map(triageOp),
      lastSeq: request.lastSeq,
      batchId: hexOf(randomBytes(16)),
      now: receivedAt,
    });
    metrics.countOps(receipt.results);
    const answer: PushAnswer = {
      proto: recordsVersion,
      nonce: request.nonce,
      epoch: receipt.epoch,
      results: [...receipt.results],
      receivedThrough: receipt.receivedThrough,
      backedUpThrough: 0,
      serverTime: receivedAt,
    };
    return context.json(answer);
  });
}

const AnyVersion = v.looseObject({ proto: v.number() });

function refuseMessage(
  context: Context,
  value: unknown,
  issues: readonly v.BaseIssue<unknown>[],
): Response {
  return v.is(AnyVersion, value) && value.proto !== recordsVersion
    ? refuse(context, 'newer-version-needed')
    : refuse(context, 'malformed', { fields: fieldsOf(issues) });
}
