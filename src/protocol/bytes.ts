/** Texts as bytes and back, for what is signed and sealed; this room has neither TextEncoder nor btoa. */
import { canonicalJson, type JsonValue } from '../sync/op.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** Canonical JSON in ASCII alone: every character is one byte. */
export const asciiJson = (value: JsonValue): string =>
  canonicalJson(value).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Of an ASCII text. */
export const bytesOf = (text: string): Bytes =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));

export function textOf(bytes: Bytes): string {
  const pieces: string[] = [];
  // Not all at once: a call takes only so many arguments.
  for (let start = 0; start < bytes.length; start += 8192)
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + 8192)));
  return pieces.join('');
}

export function joinBytes(...parts: readonly Bytes[]): Bytes {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let end = 0;
  for (const part of parts) {
    joined.set(part, end);
    end += part.length;
  }
  return joined;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function toBase64Url(bytes: Bytes): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let place = 0; place <= Math.min(left, 3); place += 1)
      pieces.push(letters.charAt((bits >>> (18 - 6 * place)) & 63));
  }
  return pieces.join('');
}

/** Of a text that is base64url. */
export function fromBase64Url(text: string): Bytes {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let end = 0;
  for (const letter of text) {
    bits = ((bits << 6) | letters.indexOf(letter)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[end] = (bits >>> held) & 255;
    end += 1;
  }
  return bytes;
}
