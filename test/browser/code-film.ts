/** QR codes off one screen and into another phone's camera. */
import { open } from 'node:fs/promises';
import jsQR from 'jsqr';
import type { Locator } from 'playwright-core';
import { encode } from 'uqr';

const black = [0, 0, 0, 255];
const white = [255, 255, 255, 255];

/** The text of a QR code as it is drawn on the screen, read from its pixels. */
export async function readCodeOnScreen(picture: Locator): Promise<string> {
  const { size, pixels } = await picture.evaluate(async (svg) => {
    // Four points for each square of the code, and four white squares around it.
    const size = 4 * Number(svg.getAttribute('viewBox')?.split(' ')[2]);
    const copy = svg.cloneNode(true) as SVGElement;
    copy.setAttribute('width', `${size}`);
    copy.setAttribute('height', `${size}`);
    const image = new Image();
    const text = new XMLSerializer().serializeToString(copy);
    image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = size;
    canvas.height = size;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, size, size);
    context.drawImage(image, 0, 0, size, size);
    const points = context.getImageData(0, 0, size, size).data.filter((_, at) => at % 4 === 0);
    return { size, pixels: [...points].map((light) => (light < 128 ? '#' : ' ')).join('') };
  });
  const colors = [...pixels].flatMap((point) => (point === '#' ? black : white));
  const read = jsQR(Uint8ClampedArray.from(colors), size, size);
  if (!read) throw new Error('no code could be read off the screen');
  return read.data;
}

const side = 640;
/** Each code stands a third of a second. */
const framesPerSecond = 3;

/** Writes a film (Y4M) that shows the codes one after the other. */
export async function filmOf(texts: readonly string[], path: string): Promise<void> {
  const file = await open(path, 'w');
  await file.write(`YUV4MPEG2 W${side} H${side} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`);
  for (const text of texts) {
    const { data, size } = encode(text, { ecc: 'M', border: 4 });
    const luma = Buffer.alloc(side * side);
    for (let y = 0; y < side; y += 1)
      for (let x = 0; x < side; x += 1) {
        const isDark = data[Math.floor((y * size) / side)]?.[Math.floor((x * size) / side)];
        luma[y * side + x] = isDark ? 16 : 235;
      }
    await file.write('FRAME\n');
    await file.write(luma);
    await file.write(Buffer.alloc((side * side) / 2, 128));
  }
  await file.close();
}
