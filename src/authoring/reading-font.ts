/**
 * The reading font (BIZ UDPGothic, made to be told apart by old eyes) cut down to the characters that this
 * app and its lessons use: whole it weighs 1.3 MB a weight. What a city's staff types later and is not among
 * them is drawn by the phone's own font. The same texts give the same bytes, so a phone fetches them once.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

/** A weight of the font as a file of the bundle; `address` as the client asks for it. */
type FontFile = {
  readonly weight: 400 | 700;
  readonly address: string;
  readonly bytes: Uint8Array;
};

const weights = [400, 700] as const;

/** Where words for people stand: screens, lessons with their readings and facts, the names of the sample city. */
const defaultSources = [
  'src/client/i18n/ja',
  'src/client/i18n/ja-easy',
  'src/client/i18n/en',
  'lessons',
  'src/server/sample-city.ts',
];

/** Signs that anything may contain: Latin, Japanese punctuation, all kana, full-width forms. */
const always = [
  [0x20, 0x7e],
  [0x2010, 0x2027],
  [0x2190, 0x2193],
  [0x3000, 0x301c],
  [0x3041, 0x309f],
  [0x30a0, 0x30ff],
  [0xff01, 0xff5e],
] as const;

/** What the layout of a page uses; vertical writing and forms of old prints are left out. */
const keptFeatures = ['ccmp', 'kern', 'liga', 'locl', 'tnum'];

/** Emits the font's files under `assets/`, its license beside them, and names them to the client. */
export function readingFont(sources: readonly string[] = defaultSources): Plugin {
  const built: { files: readonly FontFile[] } = { files: [] };
  return {
    name: 'reading-font',
    async config() {
      built.files = await buildReadingFont(charactersOf(sources.flatMap(readTexts)));
      const named = built.files.map(({ weight, address }) => ({ weight: `${weight}`, address }));
      return { define: { __READING_FONT__: JSON.stringify(named) } };
    },
    generateBundle() {
      for (const { address, bytes } of built.files) {
        this.emitFile({ type: 'asset', fileName: address.slice(1), source: bytes });
      }
      const license = readFileSync(resolveInPackage('LICENSE'));
      this.emitFile({ type: 'asset', fileName: 'fonts/OFL.txt', source: license });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const file = built.files.find(({ address }) => address === request.url);
        if (!file) return next();
        response.setHeader('Content-Type', 'font/woff2');
        return response.end(file.bytes);
      });
    },
  };
}

/** Both weights with these characters and no others. */
export async function buildReadingFont(characters: string): Promise<readonly FontFile[]> {
  return Promise.all(
    weights.map(async (weight) => {
      const whole = readFileSync(
        resolveInPackage(`files/biz-udpgothic-japanese-${weight}-normal.woff2`),
      );
      const bytes = await subsetFont(whole, characters, {
        targetFormat: 'woff2',
        keepFeatures: keptFeatures,
        // Hints are for coarse screens of old desks; phones ignore them.
        noHinting: true,
      });
      const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 8);
      return { weight, address: `/assets/biz-udpgothic-${weight}-${hash}.woff2`, bytes };
    }),
  );
}

/** Every character of the texts and those that stand always, each once, in the order of Unicode. */
export function charactersOf(texts: readonly string[]): string {
  const ranges = always.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)),
  );
  const found = new Set([...ranges, ...texts.flatMap((text) => [...text])]);
  return [...found]
    .filter((character) => !/\p{C}/u.test(character))
    .sort()
    .join('');
}

/** The texts of a file, or of every file in a folder and its folders. */
function readTexts(place: string): readonly string[] {
  if (/\.\w+$/.test(place)) return [readFileSync(place, 'utf8')];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

function resolveInPackage(file: string): string {
  return createRequire(import.meta.url).resolve(`@fontsource/biz-udpgothic/${file}`);
}
