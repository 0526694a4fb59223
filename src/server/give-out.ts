/** One page of what is new for a phone, and one class as the city holds it. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { Count } from '../protocol/fields.ts';
import { fail, succeed, type Result } from '../domain/result.ts';
import { Cursor, type ClassPage, type Locks, type PullPage } from '../protocol/pull.ts';
import type { Caller, CityStore } from './city-store.ts';
import { beginning, type Position } from './position.ts';

/** What a phone asks with; `proto` and `nonce` are given back. */
export type PageRequest = {
  readonly proto: 1 | 2 | 3 | 4;
  readonly nonce: string;
  readonly cursor: string;
  readonly checked: string;
  /** What the phone's list of closed classes is called. */
  readonly locks: string;
};

export type PageLimits = {
  readonly rowsPerPage: number;
  /** So many classes are compared with every visit, besides those that the page speaks of. */
  readonly digestsPerPage: number;
};

export async function givePage(
  store: CityStore,
  phone: Caller,
  request: PageRequest,
  now: number,
  { rowsPerPage, digestsPerPage }: PageLimits,
): Promise<Result<PullPage, 'malformed'>> {
  const cursor = decodeCursor(request.cursor);
  if (!cursor.ok) return cursor;
  const place = cursor.value;
  return store.read(phone.municipalityCode, async (snapshot) => {
    const { epoch, receivedThrough, backedUpThrough } = await snapshot.contact(phone.deviceId);
    // A cursor belongs to one epoch and one group: in another, the phone begins anew.
    const isHere = place?.epoch === epoch && place.groupId === phone.groupId;
    const after = isHere ? place.position : beginning;
    const changes = await snapshot.changesAfter(phone.groupId, after, rowsPerPage);
    const { digests, checked } = changes.more
      ? { digests: [], checked: request.checked }
      : await snapshot.digests(
          phone.groupId,
          [...new Set(changes.ops.map((op) => op.register.classSessionId))],
          request.checked,
          digestsPerPage,
        );
    const speaksOfLocks = request.proto >= 4 && !changes.more;
    const locks = speaksOfLocks ? locksOf(await snapshot.lockedClasses(phone.groupId)) : null;
    return succeed({
      proto: request.proto,
      nonce: request.nonce,
      epoch,
      ops: [...changes.ops],
      documents: [...changes.documents],
      erasures: [...changes.erasures],
      cursor: encodeCursor({ epoch, groupId: phone.groupId, position: changes.position }),
      more: changes.more,
      digests: [...digests],
      checked,
      receivedThrough,
      backedUpThrough,
      serverTime: now,
      ...(locks && locks.mark !== request.locks && { locks }),
    });
  });
}

export function giveClass(
  store: CityStore,
  phone: Caller,
  { proto, nonce, classSessionId }: Pick<ClassPage, 'proto' | 'nonce' | 'classSessionId'>,
): Promise<ClassPage> {
  return store.read(phone.municipalityCode, async (snapshot) => {
    const { epoch } = await snapshot.contact(phone.deviceId);
    const ops = [...(await snapshot.opsOfClass(phone.groupId, classSessionId))];
    return { proto, nonce, epoch, classSessionId, ops };
  });
}

function locksOf(lockedClasses: readonly string[]): Locks {
  const classSessionIds = [...lockedClasses].sort();
  const hash = createHash('sha256').update(classSessionIds.join(' ')).digest('hex');
  return { mark: classSessionIds.length === 0 ? '' : hash.slice(0, 16), classSessionIds };
}

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
  v.picklist(['op', 'document', 'erasure']),
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
