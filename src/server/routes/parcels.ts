/** `POST /api/parcels`: a phone hands over what it carries for another; `POST /api/staff/parcels`: staff do. */
import { hexOf } from '../../domain/ids.ts';
import { Bundle, type ParcelAnswer } from '../../protocol/bundle.ts';
import { acceptedProtocols } from '../../protocol/version.ts';
import type { App, Context, Dependencies } from '../context.ts';
import { writeAudit } from '../db/audit.ts';
import { readPrivateKey } from '../db/city-keys.ts';
import { createCityStore } from '../db/city-store.ts';
import { inMunicipality } from '../db/database.ts';
import { findFormer, findSigner } from '../db/devices.ts';
import { phoneMay } from '../phone-access.ts';
import { refuse } from '../problem.ts';
import { receiveParcel } from '../receive-parcel.ts';
import { decodeBody, KIB } from '../request-body.ts';
import { actorOf, type StaffMay } from '../sign-in/signed-in-staff.ts';

const greatestBody = 1536 * KIB;

export function addParcelRoutes(app: App, dependencies: Dependencies, staffMay: StaffMay): void {
  const { database, metrics, now, randomBytes } = dependencies;
  const store = createCityStore(database);

  async function receive(context: Context, municipalityCode: string, actor: string) {
    const body = await decodeBody(context, Bundle, greatestBody);
    if (!body.ok) return body;
    const answer = await receiveParcel(
      {
        store,
        findKey: (keyId) => readPrivateKey(database, municipalityCode, keyId),
        findSigner: (deviceId) => findSigner(database, municipalityCode, deviceId, now()),
        note: (deviceId) =>
          inMunicipality(database, municipalityCode, (transaction) =>
            writeAudit(transaction, municipalityCode, {
              at: now(),
              actor,
              deed: 'take in parcel',
              subject: deviceId,
            }),
          ),
        arrive: (signer) => ({
          batchId: hexOf(randomBytes(16)),
          now: now(),
          findFormer: (deviceId) => findFormer(database, signer, deviceId),
        }),
      },
      municipalityCode,
      body.value,
    );
    if (!answer.ok) {
      const accepts = answer.failure === 'newer-version-needed' && { accepts: acceptedProtocols };
      return { ok: false, failure: refuse(context, answer.failure, { ...accepts }) } as const;
    }
    metrics.countOps(answer.value.results);
    return answer;
  }

  app.post('/api/parcels', phoneMay('record class', dependencies), async (context) => {
    const { municipalityCode, deviceId } = context.get('phone');
    const received = await receive(context, municipalityCode, `phone:${deviceId}`);
    if (!received.ok) return received.failure;
    // Whoever carries it learns how many records arrived, and nothing else of them.
    const { applied, duplicate, held, quarantined, erased, notTaken } = received.value;
    const answer: ParcelAnswer = { applied, duplicate, held, quarantined, erased, notTaken };
    return context.json(answer);
  });

  app.post('/api/staff/parcels', staffMay('settle records'), async (context) => {
    const staff = context.get('staff');
    const received = await receive(context, staff.municipalityCode, actorOf(staff));
    return received.ok ? context.json(received.value) : received.failure;
  });
}
