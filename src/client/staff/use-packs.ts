import { useEffect } from 'react';
import type { PackOnShelf } from '../../protocol/shelf.ts';
import { useLive } from '../store/queries/use-live.ts';
import { useServices } from '../store/services.ts';

const noPacks: readonly PackOnShelf[] = [];

/** The lesson packs that exist; fetched once where this machine has not seen all of them yet. */
export function usePacks(): readonly PackOnShelf[] {
  const { library, packDownload } = useServices();
  const shelf = useLive(async () => (await library.shelf.get('index')) ?? null, [library]);
  const isLacking = shelf === null || shelf?.index.packs.some((pack) => pack.awaitedHash);
  useEffect(() => {
    if (isLacking) void packDownload.refresh({ everything: true });
  }, [isLacking, packDownload]);
  return shelf?.index.packs ?? noPacks;
}

/** A pack's name as staff read it; its id while the name is not here. */
export function packNameIn(packs: readonly PackOnShelf[], packId: string): string {
  const pack = packs.find((one) => one.packId === packId);
  return pack ? unspaced(pack.title) : packId;
}

/** A learner's text as staff read it: without the blanks and zero-width spaces between phrases. */
export const unspaced = (text: string): string => text.replace(/[\s\u200B]/g, '');
