/** `POST /api/enrollments`: a phone joins a group with a code from staff. */
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { EnrollmentRequest, type EnrollmentAnswer } from '../../protocol/enrollment.ts';
import { recordsVersion } from '../../protocol/version.ts';
import type { App, Dependencies } from '../context.ts';
import { enrollPhone } from '../db/enrollment-codes.ts';
import { refuse } from '../problem.ts';
import { decodeBody } from '../request-body.ts';
import { hashToken, hmac } from '../secret.ts';

const quarterHour = 15 * 60;
const triesPerAddress = 5;
/** Everybody together: 40 random bits stay out of reach even of many addresses. */
const triesOfAll = 300;

export function addEnrollmentRoute(app: App, dependencies: Dependencies): void {
  const { database, now, randomBytes, secret } = dependencies;
  const tries = createTryCounter(dependencies);

  app.post('/api/enrollments', async (context) => {
    const body = await decodeBody(context, EnrollmentRequest);
    if (!body.ok) return body.failure;
    const address = hmac(secret, 'address', context.env.clientAddress);
    const retryAfter = await tries.count(address);
    if (retryAfter !== null) return refuse(context, 'too-many-tries', { retryAfter });

    const { code, deviceId, publicKey } = body.value;
    const token = Buffer.from(randomBytes(32)).toString('base64url');
    const enrolled = await enrollPhone(database, {
      codeHmac: hmac(secret, 'enrollment-code', code),
      deviceId,
      publicKey,
      tokenHash: hashToken(token),
      now: now(),
    });
    if (!enrolled.ok)
      return enrolled.failure.type === 'wrong-code'
        ? refuse(context, 'wrong-code')
        : refuse(context, 'malformed', { fields: [{ path: 'deviceId', fault: 'taken' }] });
    await tries.forgive(address);
    const answer: EnrollmentAnswer = { proto: recordsVersion, token, ...enrolled.value };
    return context.json(answer, 201);
  });
}

type TryCounter = {
  /** Counts a try; answers how many seconds to wait, or null to go on. */
  readonly count: (address: string) => Promise<number | null>;
  /** A right code was no guess: a whole group enrolls from behind one address. */
  readonly forgive: (address: string) => Promise<void>;
};

function createTryCounter({ pool }: Dependencies): TryCounter {
  const stored = {
    storeClient: pool,
    schemaName: 'auth',
    tableName: 'enrollment_try',
    tableCreated: true,
    duration: quarterHour,
  };
  const perAddress = new RateLimiterPostgres({
    ...stored,
    keyPrefix: 'address',
    points: triesPerAddress,
  });
  const ofAll = new RateLimiterPostgres({ ...stored, keyPrefix: 'all', points: triesOfAll });
  return {
    count: async (address) => {
      try {
        await perAddress.consume(address);
        await ofAll.consume('all');
        return null;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000);
        throw refusal;
      }
    },
    forgive: async (address) => {
      await perAddress.reward(address);
      await ofAll.reward('all');
    },
  };
}
