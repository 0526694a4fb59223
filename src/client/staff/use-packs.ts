import { useEffect } from 'react';
import type { PackEntry } from '../../protocol/packs.ts';
import { useLive } from '../store/queries/use-live.ts';
import { useServices } from '../store/services.ts';

const noPacks: readonly PackEntry[] = [];

/** The lesson packs that exist; fetched once where this machine has not seen them yet. */
export function usePacks(): readonly PackEntry[] {
  const { library, packDownload } = useServices();
  const shelf = useLive(async () => (await library.shelf.get('index')) ?? null, [library]);
  useEffect(() => {
    if (shelf === null) void packDownload.refresh();
  }, [shelf, packDownload]);
  return shelf?.index.packs ?? noPacks;
}

/** A pack's name as staff read it; its id while the name is not here. */
export function packNameIn(packs: readonly PackEntry[], packId: string): string {
  const pack = packs.find((one) => one.packId === packId);
  return pack ? unspaced(pack.title) : packId;
}

/** A learner's text as staff read it: without the blanks and zero-width spaces between phrases. */
export const unspaced = (text: string): string => text.replace(/[\s\u200B]/g, '');
