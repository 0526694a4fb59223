/** `GET /api/pull`: what is new for this phone; `GET /api/pull/class`: one class whole. */
import * as v from 'valibot';
import { fail, succeed, type Result } from '../../domain/result.ts';
import { Id, Nonce, Proto } from '../../protocol/fields.ts';
import { LocksMark } from '../../protocol/pull.ts';
import { acceptedProtocols } from '../../protocol/version.ts';
import type { App, Context, Dependencies } from '../context.ts';
import { readSealKey } from '../db/city-keys.ts';
import { createCityStore } from '../db/city-store.ts';
import { giveClass, givePage } from '../give-out.ts';
import { phoneMay } from '../phone-access.ts';
import { refuse } from '../problem.ts';
import { speaksUnknownVersion } from '../receive-push.ts';

/** A group's hundred classes come round in a dozen visits. */
const pageLimits = { rowsPerPage: 2_000, digestsPerPage: 8 };

export function addPullRoute(app: App, dependencies: Dependencies): void {
  const { database, now, metrics } = dependencies;
  const store = createCityStore(database);
  const mayPull = phoneMay('read class records', dependencies);

  app.get('/api/pull', mayPull, async (context) => {
    const asked = decodeQuestion(context, PageQuestion);
    if (!asked.ok) return asked.failure;
    const page = await givePage(store, context.get('phone'), asked.value, now(), pageLimits);
    if (!page.ok) return refuse(context, 'malformed');
    const isLast = page.value.proto >= 3 && !page.value.more;
    const { municipalityCode } = context.get('phone');
    const sealKey = isLast ? await readSealKey(database, municipalityCode) : null;
    return context.json({ ...page.value, ...(sealKey && { sealKey }) });
  });

  app.get('/api/pull/class', mayPull, async (context) => {
    const asked = decodeQuestion(context, ClassQuestion);
    if (!asked.ok) return asked.failure;
    const page = await giveClass(store, context.get('phone'), asked.value);
    // A phone asks for a whole class only when its digest is another than the city's.
    metrics.countDivergence();
    return context.json(page);
  });
}

/** The first version said none of these but the cursor. */
const asked = {
  proto: v.optional(v.pipe(v.string(), v.transform(Number), Proto), '1'),
  nonce: v.optional(Nonce, '0'.repeat(32)),
};
const PageQuestion = v.object({
  ...asked,
  cursor: v.optional(v.string(), ''),
  checked: v.optional(v.union([v.literal(''), Id]), ''),
  locks: v.optional(LocksMark, ''),
});
const ClassQuestion = v.object({ ...asked, classSessionId: Id });

function decodeQuestion<Schema extends v.GenericSchema>(
  context: Context,
  schema: Schema,
): Result<v.InferOutput<Schema>, Response> {
  const question = context.req.query();
  if (speaksUnknownVersion({ proto: Number(question['proto'] ?? 1) }))
    return fail(refuse(context, 'newer-version-needed', { accepts: acceptedProtocols }));
  const decoded = v.safeParse(schema, question);
  return decoded.success ? succeed(decoded.output) : fail(refuse(context, 'malformed'));
}
