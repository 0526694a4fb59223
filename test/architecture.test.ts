import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which room may import which, and which packages; the drawing in the README, for a machine. */
const rooms: Readonly<Record<string, { rooms: readonly string[]; packages: readonly RegExp[] }>> = {
  domain: { rooms: ['domain'], packages: [] },
  sync: { rooms: ['sync', 'domain'], packages: [] },
  protocol: { rooms: ['protocol', 'sync', 'domain'], packages: [/^valibot$/] },
  authoring: {
    rooms: ['authoring', 'domain', 'protocol'],
    packages: [/^(node:|unified|remark|yaml|valibot|vite$|mdast|unist|vfile|subset-font$)/],
  },
  'client/ui': { rooms: ['client/ui'], packages: [/^react/, /^react-i18next$/, /^uqr$/] },
  // How a lesson is drawn: for the learner who reads it and for the volunteer who teaches or learns.
  'client/lesson-parts': {
    rooms: ['client/lesson-parts', 'client/ui', 'domain'],
    packages: [/^react/],
  },
  'client/scanning': {
    rooms: ['client/scanning', 'client/ui'],
    packages: [/^react/, /^jsqr$/],
  },
  'client/i18n': { rooms: ['client/i18n'], packages: [/i18next/] },
  'client/store': {
    rooms: ['client/store', 'domain', 'sync', 'protocol'],
    packages: [/^dexie/, /^react$/, /^valibot$/],
  },
  'client/connection': {
    rooms: ['client/connection', 'client/store', 'domain', 'sync', 'protocol'],
    packages: [/^valibot$/, /^dexie$/],
  },
  // It starts with every visit, so it reads the databases itself and stays small.
  'client/service-worker': {
    rooms: ['client/service-worker', 'domain', 'protocol'],
    packages: [/^workbox-/],
  },
  'client/prerender': {
    rooms: [
      'client/prerender',
      'client/app',
      'client/learner',
      'client/i18n',
      'client/store/services',
      'client/store/newer-app',
      'domain',
      'protocol',
    ],
    packages: [/^react/, /^i18next$/],
  },
  building: {
    rooms: ['building', 'authoring', 'domain', 'protocol'],
    packages: [/^node:/, /^vite$/, /^@vitejs\/plugin-react$/],
  },
  'client/learner': {
    rooms: [
      'client/learner',
      'client/lesson-parts',
      'client/store',
      'client/ui',
      'client/app/paths',
      'client/i18n',
      'domain',
      'protocol',
    ],
    packages: [/^react/],
  },
  'client/volunteer': {
    rooms: [
      'client/volunteer',
      'client/lesson-parts',
      'client/store',
      'client/ui',
      'client/scanning',
      'client/app/paths',
      'client/app/paths-of-roles',
      'domain',
      'sync',
      'protocol',
    ],
    packages: [/^react/],
  },
  'client/staff': {
    rooms: [
      'client/staff',
      'client/store',
      'client/ui',
      'client/app/paths',
      'client/app/paths-of-roles',
      'domain',
      'protocol',
    ],
    packages: [/^react/, /^d3-/, /^valibot$/],
  },
  'client/app': {
    rooms: [
      'client/app',
      'client/learner',
      'client/volunteer',
      'client/staff',
      'client/store',
      'client/ui',
      'domain',
      // What the opened page was drawn from.
      'protocol/pages',
    ],
    packages: [/^react/, /^workbox-window$/],
  },
  // What authors look at while they write; no build contains it.
  'client/preview': {
    rooms: [
      'client/preview',
      'client/learner/practice',
      'client/i18n',
      'client/ui/tokens',
      'client/ui/base',
      'domain',
    ],
    packages: [/^react/, /^virtual:practice-scenarios$/],
  },
  server: {
    rooms: ['server', 'domain', 'sync', 'protocol'],
    packages: [
      /^node:/,
      /^(hono|@hono\/|pg|kysely|better-auth|@better-auth\/|pino|rate-limiter-flexible|valibot|csv-stringify|prom-client)/,
    ],
  },
};

/** What a page loads first; they stand at the door and join the rooms behind it. */
const entries = new Set(['client/main.tsx', 'client/boot.ts']);

const sources = readdirSync('src', { recursive: true })
  .map((file) => String(file).split(sep).join('/'))
  .filter((file) => /\.(ts|tsx)$/.test(file) && !file.endsWith('.d.ts'));

describe('imports', () => {
  it('go only in the direction of the house', () => {
    expect(sources.flatMap(forbiddenArrows)).toEqual([]);
  });

  it('are relative, with their extension, and of a file that is there', () => {
    const loose = sources.flatMap((file) =>
      importsOf(file)
        .filter(
          (from) =>
            from.startsWith('.') &&
            !existsSync(join('src', dirname(file), from.replace(/\?.*$/, ''))),
        )
        .map((from) => `${file}: ${from}`),
    );
    expect(loose).toEqual([]);
  });

  it('of dexie stand in the store, of workbox and sign-in where they belong, and fetch in the connection', () => {
    const callers = sources.filter(
      (file) =>
        file.startsWith('client/') &&
        !/^client\/(connection|service-worker)\//.test(file) &&
        file !== 'client/main.tsx' &&
        /(?<![\w.])fetch\(/.test(withoutComments(file)),
    );
    expect(callers).toEqual([]);
  });
});

describe('purity', () => {
  it('domain, sync and protocol take time and chance as arguments', () => {
    const impure = sources.filter(
      (file) =>
        /^(domain|sync|protocol)\//.test(file) &&
        /Date\.now|new Date\(\)|Math\.random|performance\.now|crypto\.|process\.|globalThis/.test(
          withoutComments(file),
        ),
    );
    expect(impure).toEqual([]);
  });

  it('their compilers know no browser, no Node and no types but their own', () => {
    for (const room of ['domain', 'sync', 'protocol']) {
      const { compilerOptions } = JSON.parse(readFileSync(`src/${room}/tsconfig.json`, 'utf8')) as {
        compilerOptions: { lib: string[]; types: string[] };
      };
      expect(compilerOptions).toMatchObject({ lib: ['ES2023'], types: [] });
    }
  });
});

describe('names', () => {
  it('no folder collects what has no home', () => {
    const homeless = sources.filter((file) =>
      /(^|\/)(shared|utils?|lib|helpers?|types|hooks|common)\//.test(file),
    );
    expect(homeless).toEqual([]);
  });

  it('every room has its rules here', () => {
    const known = [...Object.keys(rooms), 'commands'];
    expect(
      sources.filter((file) => file.includes('/') && !roomOf(file, known) && !entries.has(file)),
    ).toEqual([]);
  });
});

function forbiddenArrows(file: string): readonly string[] {
  const room = roomOf(file, Object.keys(rooms));
  const rule = room === undefined ? undefined : rooms[room];
  // main.tsx and the commands join everything; that is what they are for.
  if (!rule || file === 'client/main.tsx') return [];
  return importsOf(file).flatMap((from) => {
    if (!from.startsWith('.')) {
      const allowed = rule.packages.some((pattern) => pattern.test(from));
      return allowed ? [] : [`${file} must not import ${from} (${room} → ${from})`];
    }
    const target = relative('.', normalize(join(dirname(file), from)))
      .split(sep)
      .join('/');
    const allowed = rule.rooms.some(
      (other) => target.startsWith(`${other}/`) || target.startsWith(`${other}.`),
    );
    return allowed ? [] : [`${file} must not import ${target} (${room} → elsewhere)`];
  });
}

function importsOf(file: string): readonly string[] {
  const text = withoutComments(file);
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
    ),
  ]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .filter((from) => !/\.(css|json|sql)(\?|$)/.test(from));
}

function withoutComments(file: string): string {
  return readFileSync(join('src', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
}

function roomOf(file: string, names: readonly string[]): string | undefined {
  return names.find((name) => file.startsWith(`${name}/`));
}
