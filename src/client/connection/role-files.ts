/**
 * What a volunteer's or a staff member's screens are made of is kept on the device before the device is
 * called ready; learners' files are kept at install. The list is made by the build and belongs to it.
 */
import * as v from 'valibot';
import { fail, succeed, type Result } from '../../domain/result.ts';

const RoleFiles = v.object({ volunteer: v.array(v.string()), staff: v.array(v.string()) });
export type Role = keyof v.InferOutput<typeof RoleFiles>;

/** The cache that the service worker answers from, and keeps filled when the app itself is renewed. */
export const roleCacheName = 'role-files';

/** Addresses of a cache entry that says: this device is used in that role. */
export const heldRoleUrl = (role: Role): string => `/held-role/${role}`;

/** Keeps a role's files; `kept` only when every one of them is on the device. */
export async function keepRoleFiles(
  role: Role,
  fetch: typeof globalThis.fetch,
  caches: CacheStorage,
): Promise<Result<'kept', { readonly type: 'offline' }>> {
  try {
    const cache = await caches.open(roleCacheName);
    const listed = await readList(cache, fetch);
    if (!listed.success) return fail({ type: 'offline' });
    const missing = [];
    for (const file of listed.output[role]) if (!(await cache.match(file))) missing.push(file);
    await cache.addAll(missing);
    await cache.put(heldRoleUrl(role), new Response(''));
    return succeed('kept');
  } catch {
    return fail({ type: 'offline' });
  }
}

/** Named by its build, so the list that was fetched once stays true: without a network it tells what is missing. */
async function readList(cache: Cache, fetch: typeof globalThis.fetch) {
  const address = `/assets/role-files-${__BUILD__}.json`;
  const kept = await cache.match(address);
  if (kept) return v.safeParse(RoleFiles, await kept.json());
  const answer = await fetch(address);
  const listed = v.safeParse(RoleFiles, await answer.clone().json());
  if (listed.success) await cache.put(address, answer);
  return listed;
}
