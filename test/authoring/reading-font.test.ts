import { expect, it } from 'vitest';
import { buildReadingFont, charactersOf } from '../../src/authoring/reading-font.ts';

it('holds each character of the texts once, in order, with all kana, Latin letters and digits', () => {
  const characters = charactersOf(['茅ヶ崎の海', '海の家', 'é\n\u200b']);
  expect(characters).toContain('ゔ');
  expect(characters).toContain('ヷ');
  expect(characters).toContain('0123456789');
  expect(characters.match(/海/g)).toHaveLength(1);
  expect([...characters]).toEqual([...new Set(characters)].sort());
  expect(characters).toContain('é');
  expect(characters).not.toMatch(/[\n\u200b]/);
});

it('the same texts give the same bytes, another character other ones', async () => {
  const [first, again, other] = await Promise.all([
    buildReadingFont('海の家'),
    buildReadingFont('海の家'),
    buildReadingFont('海の家山'),
  ]);
  expect(again).toEqual(first);
  expect(first.map(({ weight }) => weight)).toEqual([400, 700]);
  for (const [at, { address, bytes }] of first.entries()) {
    expect(address).toMatch(/^\/assets\/biz-udpgothic-(400|700)-[\w-]{8}\.woff2$/);
    expect(new TextDecoder().decode(bytes.slice(0, 4))).toBe('wOF2');
    expect(other[at]?.address).not.toBe(address);
  }
});
