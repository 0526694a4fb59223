import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin, Rolldown } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { readingFont } from './src/authoring/reading-font.ts';
import { lessonPacks } from './src/authoring/vite-plugin.ts';

/** `vite build` makes what phones load; `vite build --ssr` the server and every command. */
export default defineConfig(({ isSsrBuild, mode }) => {
  if (mode === 'test') return testRun();
  return isSsrBuild ? serverBuild() : clientBuild();
});

/** Fast tests run side by side; those with a real browser and a real server one after the other. */
function testRun() {
  const setupFiles = ['test/setup.ts'];
  return {
    plugins: [react()],
    define: { __BUILD__: JSON.stringify('test'), __READING_FONT__: '[]' },
    test: {
      projects: [
        {
          extends: true as const,
          test: {
            name: 'rules and screens',
            include: ['test/**/*.test.{ts,tsx}'],
            exclude: ['test/browser/**'],
            setupFiles,
            globalSetup: ['test/postgres.ts'],
            testTimeout: 30_000,
            hookTimeout: 60_000,
          },
        },
        {
          extends: true as const,
          test: {
            name: 'real browser',
            include: ['test/browser/**/*.test.ts'],
            fileParallelism: false,
            testTimeout: 180_000,
            hookTimeout: 120_000,
          },
        },
      ],
    },
  };
}

function clientBuild() {
  const files = roleFiles();
  return {
    plugins: [react(), lessonPacks(), readingFont(), files.plugin, pwa(files.learner)],
    define: { __BUILD__: JSON.stringify(buildId()) },
    resolve: { alias: leanerBuilds },
    css: { modules: { generateScopedName: '[hash:base64:6]' } },
    build: {
      outDir: 'dist/client',
      // data: addresses are not allowed by the content security policy.
      assetsInlineLimit: 0,
      modulePreload: false as const,
      rolldownOptions: {
        output: {
          chunkFileNames: nameChunk,
          // Libraries by themselves: they change seldom, and pack better together.
          codeSplitting: {
            groups: [
              { name: 'libraries', test: learnerLibraries },
              { name: 'ground', test: commonGround },
            ],
          },
        },
        // Reading a property does nothing else in any library here.
        treeshake: {
          propertyReadSideEffects: false as const,
          unknownGlobalSideEffects: false,
        },
      },
      license: true,
    },
    worker: { format: 'es' as const },
    server: { proxy: { '/api': 'http://localhost:8080' } },
  };
}

function serverBuild() {
  const commands = readdirSync('src/commands').filter((file) => file.endsWith('.ts'));
  return {
    build: {
      outDir: 'dist/server',
      copyPublicDir: false,
      target: 'node20',
      rolldownOptions: {
        input: Object.fromEntries(
          commands.map((file) => [basename(file, '.ts'), join('src/commands', file)]),
        ),
      },
    },
  };
}

/** Our own small pieces that every page stands on: one file packs better than twenty. */
const commonGround =
  /vite\/preload-helper|\/src\/(?:domain\/(?:result|time|ids|lessons\/(?:progress|lesson))|protocol\/(?:fields|city|packs)|client\/(?:app\/(?:paths|in-app-browser|UpdatePrompt\.module)|learner\/(?:BackLink|SampleChip|use-title|lesson-download|lesson\/(?:SentenceText|phrases))|ui\/(?:Button|Card|Icon|Page|Sheet|VisuallyHidden|standalone)|store\/(?:enrollment|library-database|services|reopen-databases|actions\/(?:save-settings|keep-progress)|queries\/(?:settings|use-live|lessons|learning|city))))\./;

/** What every page stands on. */
const learnerLibraries =
  /node_modules\/(?:react|react-dom|scheduler|dexie|i18next|react-i18next|workbox-window|valibot|react-router)\//;

/**
 * The same libraries in the builds that they ship for today's browsers; their default entries are for
 * developing (react-router), for old syntax (dexie, workbox-window), or for React before 18 (the shim).
 */
const leanerBuilds = [
  ['react-router', 'react-router/dist/production/index.mjs'],
  ['dexie', 'dexie/dist/modern/dexie.min.mjs'],
  ['workbox-window', 'workbox-window/index.mjs'],
  ['use-sync-external-store/shim', 'react/index.js'],
].map(([name, file]) => ({
  find: new RegExp(`^${name}$`),
  replacement: fileURLToPath(new URL(`node_modules/${file}`, import.meta.url)),
}));

/** Texts are named by language and reader, e.g. `assets/ja-learner-[hash].js`; the rest by their file. */
function nameChunk({ facadeModuleId }: { facadeModuleId: string | null }): string {
  const texts = /\/i18n\/([\w-]+)\/(\w+)\.json$/.exec(facadeModuleId ?? '');
  return texts ? `assets/${texts[1]}-${texts[2]}-[hash].js` : 'assets/[name]-[hash].js';
}

/** A short name of these very sources: the same sources give the same name. */
function buildId(): string {
  const hash = createHash('sha256');
  for (const entry of readdirSync('src', { recursive: true, withFileTypes: true }).sort((a, b) =>
    join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1,
  )) {
    if (entry.isFile()) hash.update(readFileSync(join(entry.parentPath, entry.name)));
  }
  return hash.digest('hex').slice(0, 12);
}

/**
 * Tells a learner's files (kept at install) from a volunteer's and a staff member's (kept at enrollment
 * and sign-in), and says which of them a lesson in Japanese needs: follows the imports of each entry in
 * the finished bundle.
 */
function roleFiles(): { plugin: Plugin; learner: ReadonlySet<string> } {
  const learner = new Set<string>();
  const roots = {
    lesson: [
      /\/client\/main\.tsx$/,
      /\/index\.html$/,
      /\/LessonPage\.tsx$/,
      /\/app\/reading-font\.ts$/,
      /\/i18n\/ja\/(ui|learner)\.json$/,
    ],
    learner: [
      /\/client\/main\.tsx$/,
      /\/client\/learner\/\w+\/(?:\w+Page|FinishScreen|UnavailableLesson|StorageSection)\.tsx$/,
      /\/app\/install\/(?:InstallOffer|InstallPage|InAppAdvice)\.tsx$/,
      /\/(?:store\/kept-storage|app\/reading-font)\.ts$/,
      /\/index\.html$/,
      /\/i18n\/[\w-]+\/(ui|learner|install)\.json$/,
    ],
    volunteer: [
      /\/(?:VolunteerRoutes\.tsx|class-connection\.ts)$/,
      /\/i18n\/[\w-]+\/volunteer\.json$/,
    ],
    staff: [/\/(?:StaffRoutes\.tsx|staff-desk\.ts)$/, /\/i18n\/[\w-]+\/staff\.json$/],
  };
  const plugin: Plugin = {
    name: 'role-files',
    generateBundle(_options, bundle) {
      for (const file of closureOf(bundle, roots.learner)) learner.add(file);
      const beyondLearner = (patterns: readonly RegExp[]) =>
        [...closureOf(bundle, patterns)]
          .filter((file) => !learner.has(file))
          .map((file) => `/${file}`)
          .sort();
      this.emitFile({
        type: 'asset',
        fileName: 'role-files.json',
        source: JSON.stringify({
          lesson: [...closureOf(bundle, roots.lesson)].sort(),
          volunteer: beyondLearner(roots.volunteer),
          staff: beyondLearner(roots.staff),
        }),
      });
    },
  };
  return { plugin, learner };
}

function closureOf(bundle: Rolldown.OutputBundle, patterns: readonly RegExp[]): Set<string> {
  const files = new Set<string>();
  const visit = (file: string) => {
    const chunk = bundle[file];
    if (files.has(file) || chunk?.type !== 'chunk') return;
    files.add(file);
    for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css);
    for (const asset of chunk.viteMetadata?.importedAssets ?? []) files.add(asset);
    chunk.imports.forEach(visit);
  };
  for (const [file, chunk] of Object.entries(bundle)) {
    const entry = chunk.type === 'chunk' ? chunk.facadeModuleId : null;
    if (entry && patterns.some((pattern) => pattern.test(entry))) visit(file);
  }
  return files;
}

function pwa(learner: ReadonlySet<string>) {
  return VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/client/service-worker',
    filename: 'sw.ts',
    injectRegister: null,
    injectManifest: {
      globPatterns: ['index.html', 'assets/**', 'icons/*.svg'],
      manifestTransforms: [
        (entries) => ({
          manifest: entries.filter(({ url }) => !url.startsWith('assets/') || learner.has(url)),
          warnings: [],
        }),
      ],
    },
    manifest: {
      id: '/',
      name: 'スマホひろば',
      short_name: 'スマホひろば',
      description: 'スマホの使いかたを、電波がなくても、ゆっくり練習できます。',
      lang: 'ja',
      dir: 'ltr',
      start_url: '/',
      scope: '/',
      display: 'standalone',
      background_color: '#fbf8f2',
      theme_color: '#fbf8f2',
      categories: ['education', 'government'],
      icons: [
        { src: '/icons/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
        { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
        {
          src: '/icons/maskable-192.png',
          sizes: '192x192',
          type: 'image/png',
          purpose: 'maskable',
        },
        {
          src: '/icons/maskable-512.png',
          sizes: '512x512',
          type: 'image/png',
          purpose: 'maskable',
        },
      ],
      screenshots: [
        {
          src: '/screenshots/learner-lesson.png',
          sizes: '720x1480',
          type: 'image/png',
          form_factor: 'narrow',
          label: '1画面に1つずつ、絵で進む練習',
        },
        {
          src: '/screenshots/volunteer-roll-call.png',
          sizes: '720x1480',
          type: 'image/png',
          form_factor: 'narrow',
          label: '席をさわると出席になる教室の画面',
        },
        {
          src: '/screenshots/staff-overview.png',
          sizes: '1280x860',
          type: 'image/png',
          form_factor: 'wide',
          label: '市の職員が見る1年のようす',
        },
      ],
      shortcuts: [
        {
          name: '練習する',
          short_name: '練習',
          url: '/',
          icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }],
        },
        {
          name: '教室をひらく',
          short_name: '教室',
          url: '/class',
          icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }],
        },
      ],
    },
  });
}
