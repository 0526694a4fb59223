import type { Packing, Subtle } from '../../protocol/seal.ts';

/** What making a parcel needs of the browser. */
export type ParcelSealing = { readonly subtle: Subtle; readonly packing: Pick<Packing, 'deflate'> };

/** This browser's own; one without CompressionStream (Safari before 16.4) seals records as they are. */
export const browserSealing = (): ParcelSealing => ({
  subtle: crypto.subtle,
  packing: {
    deflate:
      'CompressionStream' in globalThis
        ? async (bytes) => {
            const packed = new Blob([bytes])
              .stream()
              .pipeThrough(new CompressionStream('deflate-raw'));
            return new Uint8Array(await new Response(packed).arrayBuffer());
          }
        : null,
  },
});
