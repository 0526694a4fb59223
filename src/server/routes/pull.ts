/** `GET /api/pull?cursor=`: what is new for this phone. */
import * as v from 'valibot';
import { fail, succeed, type Result } from '../../domain/result.ts';
import { Count } from '../../protocol/fields.ts';
import { Cursor, type PullPage } from '../../protocol/pull.ts';
import { recordsVersion } from '../../protocol/version.ts';
import type { App, Dependencies } from '../context.ts';
import { beginning, readChanges, type Position } from '../db/changes.ts';
import { phoneMay } from '../phone-access.ts';
import { refuse } from '../problem.ts';

const rowsPerPage = 2_000;

export function addPullRoute(app: App, dependencies: Dependencies): void {
  app.get('/api/pull', phoneMay('read class records', dependencies), async (context) => {
    const phone = context.get('phone');
    const cursor = decodeCursor(context.req.query('cursor') ?? '');
    if (!cursor.ok) return refuse(context, 'malformed');
    const place = cursor.value;
    const positionIn = (epoch: string): Position =>
      place?.epoch === epoch && place.groupId === phone.groupId ? place.position : beginning;

    const changes = await readChanges(dependencies.database, phone, positionIn, rowsPerPage);
    const page: PullPage = {
      proto: recordsVersion,
      epoch: changes.epoch,
      ops: changes.ops,
      documents: changes.documents,
      cursor: encodeCursor({
        epoch: changes.epoch,
        groupId: phone.groupId,
        position: changes.position,
      }),
      more: changes.more,
      serverTime: dependencies.now(),
    };
    return context.json(page);
  });
}

/** Belongs to one epoch and one group: in another, the phone begins anew. */
type Place = { readonly epoch: string; readonly groupId: string; readonly position: Position };

/** PostgreSQL is asked with it, and takes no U+0000. */
const Text = v.pipe(
  v.string(),
  v.check((text) => !text.includes('\0')),
);

const PlaceTuple = v.tuple([
  Text,
  Text,
  Count,
  v.picklist(['op', 'document']),
  Text,
  v.union([Text, Count]),
]);

function encodeCursor({ epoch, groupId, position }: Place): string {
  const tuple = [epoch, groupId, position.version, position.table, ...position.key];
  return Buffer.from(JSON.stringify(tuple)).toString('base64url');
}

/** `null` is the beginning. */
function decodeCursor(cursor: string): Result<Place | null, 'malformed'> {
  if (cursor === '') return succeed(null);
  if (!v.is(Cursor, cursor)) return fail('malformed');
  const decoded = v.safeParse(
    v.pipe(v.string(), v.parseJson(), PlaceTuple),
    Buffer.from(cursor, 'base64url').toString('utf8'),
  );
  if (!decoded.success) return fail('malformed');
  const [epoch, groupId, version, table, first, second] = decoded.output;
  if (typeof second !== (table === 'op' ? 'number' : 'string')) return fail('malformed');
  return succeed({ epoch, groupId, position: { version, table, key: [first, second] } });
}
