/** From the body of a push to its answer; everything about HTTP and about the database is elsewhere. */
import * as v from 'valibot';
import { fail, succeed, type Result } from '../domain/result.ts';
import { holdReasons, PushRequest, type OpResult, type PushAnswer } from '../protocol/push.ts';
import { oldestProtocol, protocolVersion } from '../protocol/version.ts';
import type { Caller, CityStore } from './city-store.ts';
import { takeIn } from './take-in.ts';
import { triageOp, type RawOp } from './triage.ts';

export type PushFault =
  | { readonly type: 'newer-version-needed' | 'not-allowed' }
  | { readonly type: 'malformed'; readonly issues: readonly v.BaseIssue<unknown>[] }
  /** An op of another device; `index` is its place. */
  | { readonly type: 'stranger'; readonly index: number };

export type Arrival = {
  /** The phone as it was under an id that it had before; null where it never had it. */
  readonly findFormer: (deviceId: string) => Promise<Caller | null>;
  readonly batchId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
};

export async function receivePush(
  store: CityStore,
  phone: Caller,
  body: unknown,
  { batchId, now, findFormer }: Arrival,
): Promise<Result<PushAnswer, PushFault>> {
  if (speaksUnknownVersion(body)) return fail({ type: 'newer-version-needed' });
  const decoded = v.safeParse(PushRequest, body);
  if (!decoded.success) return fail({ type: 'malformed', issues: decoded.issues });
  const request = decoded.output;
  const { deviceId } = request;
  const author = deviceId === phone.deviceId ? phone : await findFormer(deviceId);
  if (!author) return fail({ type: 'not-allowed' });
  const stranger = request.ops.findIndex((op) => op.deviceId !== deviceId);
  if (stranger >= 0) return fail({ type: 'stranger', index: stranger });

  // Hashes are made of what came, not of what decoding left of it.
  const rawOps = (body as { readonly ops: readonly RawOp[] }).ops;
  const ops = rawOps.map((op) => triageOp(op));
  const receipt = await store.write(
    {
      municipalityCode: author.municipalityCode,
      batchId,
      deviceId,
      storedAt: now,
    },
    (transaction) =>
      takeIn(transaction, { phone: author, ops, lastSeq: request.lastSeq, batchId, now }),
  );
  return succeed({
    proto: request.proto,
    nonce: request.nonce,
    epoch: receipt.epoch,
    results: receipt.results.map((result) =>
      request.proto === 1 ? inFirstVersion(result) : result,
    ),
    receivedThrough: receipt.receivedThrough,
    backedUpThrough: receipt.backedUpThrough,
    serverTime: now,
  });
}

const AnyVersion = v.looseObject({ proto: v.number() });

/** Older and newer ones are told apart from what is no message at all. */
export const speaksUnknownVersion = (message: unknown): boolean =>
  v.is(AnyVersion, message) && (message.proto < oldestProtocol || message.proto > protocolVersion);

/** The first version knew no reasons for holding. */
function inFirstVersion({ reason, ...result }: OpResult): OpResult {
  const isNew = holdReasons.some((known) => known === reason);
  return reason === undefined || isNew ? result : { ...result, reason };
}
