/** `POST /api/enrollments`: a phone joins a group with a code from staff. `POST /api/copies`: a copy becomes a phone. */
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import {
  CopyRequest,
  EnrollmentRequest,
  type CopyAnswer,
  type EnrollmentAnswer,
} from '../../protocol/enrollment.ts';
import type { App, Dependencies } from '../context.ts';
import { ensureSealKey } from '../db/city-keys.ts';
import { addCopy, claimFormer } from '../db/devices.ts';
import { enrollPhone } from '../db/enrollment-codes.ts';
import { phoneMay } from '../phone-access.ts';
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
  const createToken = () => Buffer.from(randomBytes(32)).toString('base64url');

  app.post('/api/enrollments', async (context) => {
    const body = await decodeBody(context, EnrollmentRequest);
    if (!body.ok) return body.failure;
    const address = hmac(secret, 'address', context.env.clientAddress);
    const retryAfter = await tries.count(address);
    if (retryAfter !== null) return refuse(context, 'too-many-tries', { retryAfter });

    const { proto, code, deviceId, publicKey, lost } = body.value;
    const token = createToken();
    const enrolled = await enrollPhone(database, {
      codeHmac: hmac(secret, 'enrollment-code', code),
      deviceId,
      publicKey,
      tokenHash: hashToken(token),
      ...(lost && { lost }),
      now: now(),
    });
    if (!enrolled.ok)
      return enrolled.failure.type === 'wrong-code'
        ? refuse(context, 'wrong-code')
        : refuse(context, 'malformed', { fields: [{ path: 'deviceId', fault: 'taken' }] });
    await tries.forgive(address);
    const { municipalityCode } = enrolled.value.city;
    const answer: EnrollmentAnswer = {
      proto,
      token,
      ...enrolled.value,
      ...(proto >= 3 && { sealKey: await ensureSealKey(database, municipalityCode, now()) }),
    };
    return context.json(answer, 201);
  });

  app.post('/api/copies', phoneMay('record class', dependencies), async (context) => {
    const body = await decodeBody(context, CopyRequest);
    if (!body.ok) return body.failure;
    const { proto, deviceId, publicKey } = body.value;
    const token = createToken();
    const added = await addCopy(database, context.get('phone'), {
      deviceId,
      publicKey,
      tokenHash: hashToken(token),
      now: now(),
    });
    if (!added) return refuse(context, 'not-allowed');
    const answer: CopyAnswer = { proto, token };
    return context.json(answer, 201);
  });

  const mayHandOver = phoneMay('record class', dependencies, { alsoEnded: true });
  app.post('/api/former-ids', mayHandOver, async (context) => {
    const body = await decodeBody(context, CopyRequest);
    if (!body.ok) return body.failure;
    const claimed = await claimFormer(database, context.get('phone'), {
      ...body.value,
      now: now(),
    });
    return claimed ? context.body(null, 204) : refuse(context, 'not-allowed');
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
