import jsQR from 'jsqr';
import type { ReadCode } from './code-reader.ts';

/** Wider pictures take longer to read and are read no better. */
const greatestWidth = 800;

/** For browsers without a reader of their own (Safari, Firefox). */
export function createPixelReader(): ReadCode {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (picture) => {
    const { videoWidth, videoHeight } = picture;
    if (!context || videoWidth === 0) return null;
    const scale = Math.min(1, greatestWidth / videoWidth);
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null;
  };
}
