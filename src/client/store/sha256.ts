import { hexOf } from '../../domain/ids.ts';

/** SHA-256 of a text by WebCrypto. Never call it inside an IndexedDB transaction: Firefox ends that meanwhile. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return hexOf(new Uint8Array(digest));
}
