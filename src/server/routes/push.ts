/** `POST /api/push`: a phone hands over its ops. */
import { hexOf } from '../../domain/ids.ts';
import { acceptedProtocols } from '../../protocol/version.ts';
import type { App, Context, Dependencies } from '../context.ts';
import { createCityStore } from '../db/city-store.ts';
import { findFormer } from '../db/devices.ts';
import { phoneMay } from '../phone-access.ts';
import { refuse } from '../problem.ts';
import { receivePush, type PushFault } from '../receive-push.ts';
import { fieldsOf, KIB, readJson } from '../request-body.ts';

const greatestBody = 1024 * KIB;

export function addPushRoute(app: App, dependencies: Dependencies): void {
  const { database, metrics, now, randomBytes } = dependencies;
  const store = createCityStore(database);
  const mayPush = phoneMay('record class', dependencies, { alsoEnded: true });

  app.post('/api/push', mayPush, async (context) => {
    const body = await readJson(context.req.raw, greatestBody);
    if (!body.ok) return refuse(context, body.failure.type);
    const phone = context.get('phone');
    const answer = await receivePush(store, phone, body.value, {
      batchId: hexOf(randomBytes(16)),
      now: now(),
      findFormer: (deviceId) => findFormer(database, phone, deviceId),
    });
    if (answer.ok) metrics.countOps(answer.value.results);
    return answer.ok ? context.json(answer.value) : refusePush(context, answer.failure);
  });
}

function refusePush(context: Context, fault: PushFault): Response {
  switch (fault.type) {
    case 'newer-version-needed':
      return refuse(context, fault.type, { accepts: acceptedProtocols });
    case 'not-allowed':
      return refuse(context, fault.type);
    case 'malformed':
      return refuse(context, fault.type, { fields: fieldsOf(fault.issues) });
    case 'stranger':
      return refuse(context, 'malformed', {
        fields: [{ path: `ops.${fault.index}.deviceId`, fault: 'another-device' }],
      });
  }
}
