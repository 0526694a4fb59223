import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { readingFont } from './src/authoring/reading-font.ts';
import { cssModules } from './src/building/drawing.ts';
import { drawnPages } from './src/building/drawn-pages.ts';
import { openingPage } from './src/building/opening-page.ts';
import { previewPage } from './src/building/preview-page.ts';
import { roleFiles, type RoleFiles } from './src/building/role-files.ts';
import { unusedRouterParts } from './src/building/unused-router-parts.ts';
import { sourceHash } from './src/building/source-hash.ts';
import { findChromium } from './src/commands/find-chromium.mjs';

/** `vite build` makes what phones load; `vite build --ssr` the server and every command. */
export default defineConfig(({ isSsrBuild, mode }) => {
  if (mode === 'test') return testRun();
  return isSsrBuild ? serverBuild() : clientBuild();
});

/** Fast tests run side by side; those with a real browser and a real server one after the other. */
function testRun() {
  const setupFiles = ['test/setup.ts'];
  const rules = ['test/{domain,sync,protocol,authoring,lessons}/**/*.test.ts'];
  const firefox = 'test/browser/firefox.test.ts';
  const withBrowsers = {
    fileParallelism: false,
    // How long a screen may take under a loaded machine; what it must show is another matter.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 180_000,
    hookTimeout: 120_000,
  };
  return {
    plugins: [react()],
    define: { __BUILD__: JSON.stringify('test'), __READING_FONT__: '[]' },
    test: {
      projects: [
        {
          extends: true as const,
          test: {
            // They keep nothing between files, so they need no world of their own for each.
            name: 'rules',
            include: rules,
            isolate: false,
            setupFiles,
            testTimeout: 30_000,
          },
        },
        {
          extends: true as const,
          test: {
            // A world of its own for each file without a process of its own, which a third of the time went into.
            name: 'screens',
            include: ['test/client/**/*.test.{ts,tsx}'],
            pool: 'vmThreads',
            setupFiles,
            testTimeout: 30_000,
            hookTimeout: 60_000,
          },
        },
        {
          extends: true as const,
          test: {
            name: 'servers and commands',
            include: ['test/**/*.test.{ts,tsx}'],
            exclude: ['test/browser/**', 'test/client/**', ...rules],
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
            exclude: [firefox],
            ...withBrowsers,
          },
        },
        {
          extends: true as const,
          test: { name: 'Firefox', include: [firefox], ...withBrowsers },
        },
        {
          extends: true as const,
          test: {
            // The same promises that the fast tests hold IndexedDB's stand-in to.
            name: 'phone store in a real browser',
            include: ['test/contracts/record-store.test.ts', 'test/client/store/commit.test.ts'],
            testTimeout: 30_000,
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({
                launchOptions: { executablePath: findChromium() ?? '', args: ['--no-sandbox'] },
              }),
              instances: [{ browser: 'chromium' as const }],
            },
          },
        },
      ],
    },
  };
}

function clientBuild() {
  const files = roleFiles();
  return {
    plugins: [
      react(),
      unusedRouterParts(),
      drawnPages(),
      readingFont(),
      openingPage(),
      previewPage(),
      files.plugin,
      pwa(files),
    ],
    define: { __BUILD__: JSON.stringify(sourceHash(buildInputs)) },
    resolve: { alias: leanerBuilds },
    css: { modules: cssModules },
    build: {
      outDir: 'dist/client',
      // data: addresses are not allowed by the content security policy.
      assetsInlineLimit: 0,
      modulePreload: false as const,
      rolldownOptions: {
        input: { index: 'index.html', app: 'src/client/main.tsx' },
        output: {
          chunkFileNames: nameChunk,
          // Libraries by themselves: they change seldom, and pack better together.
          codeSplitting: {
            groups: [
              { name: 'libraries', test: learnerLibraries },
              { name: 'ground', test: commonGround },
              { name: 'lesson', test: lessonScreens },
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
  /vite\/preload-helper|\/src\/(?:domain\/(?:result|time|ids|lessons\/(?:progress|lesson))|protocol\/(?:fields|city|packs|shelf|pages\/in-app-browser)|client\/(?:app\/(?:paths|own-browser|UpdatePrompt\.module)|learner\/(?:BackLink|SampleChip|use-title|lesson-download)|lesson-parts\/(?:SentenceText|phrases)|ui\/(?:after-paint|Button|Card|Icon|Link|Page|Sheet|VisuallyHidden|standalone)|store\/(?:enrollment|library-database|newer-app|services|reopen-databases|actions\/(?:save-settings|keep-progress)|queries\/(?:settings|use-live|lessons|learning|city))))\./;

/** What a lesson is drawn with and the learner's screens of it: whoever needs a part fetches one file. */
const lessonScreens =
  /\/src\/client\/(?:lesson-parts|learner\/lesson)\/(?!FinishScreen|UnavailableLesson)/;

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

/** What decides on every chunk of the client. */
const buildInputs = ['index.html', 'package-lock.json', 'src', 'vite.config.ts'];

function pwa({ learner, place }: RoleFiles) {
  // Where servers of two builds stand behind one address, the worker takes nothing of the other's.
  const withIntegrity = <Entry extends { url: string }>(entry: Entry) => {
    const bytes = readFileSync(join(place.folder, entry.url));
    const hash = createHash('sha256').update(bytes).digest('base64');
    return { ...entry, integrity: `sha256-${hash}` };
  };
  return VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/client/service-worker',
    filename: 'sw.ts',
    injectRegister: null,
    injectManifest: {
      globPatterns: ['index.html', 'page-parts.json', 'assets/**', 'icons/*.svg'],
      manifestTransforms: [
        (entries) => ({
          manifest: entries
            .filter(({ url }) => !url.startsWith('assets/') || learner.has(url))
            .map(withIntegrity),
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
