/** Finds a QR code in a picture: the browser's own reader where it has one, else a small one, loaded when needed. */

/** The text of a code in the picture; null where there is none. */
export type ReadCode = (picture: HTMLVideoElement) => Promise<string | null>;

type Detector = {
  readonly detect: (picture: HTMLVideoElement) => Promise<readonly { rawValue: string }[]>;
};
type DetectorClass = {
  new (options: { formats: readonly string[] }): Detector;
  readonly getSupportedFormats: () => Promise<readonly string[]>;
};

export async function createCodeReader(): Promise<ReadCode> {
  return (await ownReader()) ?? (await import('./read-pixels.ts')).createPixelReader();
}

async function ownReader(): Promise<ReadCode | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  // Chromium on a desk has the class and no reader behind it.
  const formats = (await BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
  if (!BarcodeDetector || !formats.includes('qr_code')) return null;
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return async (picture) => (await detector.detect(picture))[0]?.rawValue ?? null;
}
