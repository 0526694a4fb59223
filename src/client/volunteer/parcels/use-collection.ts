import { useRef, useState } from 'react';
import {
  assemble,
  collect,
  missingOf,
  readFrame,
  type Collection,
} from '../../../protocol/bundle-frames.ts';
import { keepParcel } from '../../store/carried-parcels.ts';
import type { CarriedParcel } from '../../store/records-database.ts';
import { useServices } from '../../store/services.ts';
import { sha256 } from '../../store/sha256.ts';

export type Taking =
  | { readonly type: 'nothing' }
  | { readonly type: 'collecting'; readonly read: number; readonly missing: readonly number[] }
  | { readonly type: 'kept'; readonly parcel: CarriedParcel }
  /** A code or file of something else; of another city; not written to this phone. */
  | { readonly type: 'no-parcel' | 'other-city' | 'not-kept' };

/** Takes in parcels, from codes in any order and from files. */
export function useCollection() {
  const { records, now, syncSoon } = useServices();
  const [taking, setTaking] = useState<Taking>({ type: 'nothing' });
  const collection = useRef<Collection | null>(null);

  async function keep(text: string): Promise<void> {
    try {
      const kept = await keepParcel(records, text, { sha256, now: now() });
      setTaking(kept.ok ? { type: 'kept', parcel: kept.value } : { type: kept.failure });
      if (kept.ok) syncSoon();
    } catch (cause) {
      setTaking({ type: 'not-kept' });
      reportError(cause);
    }
  }

  async function addCode(text: string): Promise<void> {
    const frame = await readFrame(text, sha256);
    // Something else in front of the camera says nothing about what was read before.
    if (!frame) return setTaking((before) => (collection.current ? before : { type: 'no-parcel' }));
    collection.current = collect(collection.current, frame);
    const whole = await assemble(collection.current, sha256);
    if (whole !== null) {
      collection.current = null;
      return keep(whole);
    }
    const missing = missingOf(collection.current);
    return setTaking({ type: 'collecting', read: frame.of - missing.length, missing });
  }

  return { taking, addCode, addFile: async (file: File) => keep(await file.text()) };
}
