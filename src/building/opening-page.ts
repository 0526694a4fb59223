/**
 * The app's one page as it is served: a learner's styles stand in it, so that nothing has to be fetched before it
 * can be painted, and it names the app, which the boot script loads after the paint.
 */
import type { Plugin, Rolldown } from 'vite';
import { closureOf, learnerModules } from './closure.ts';

const main = /\/client\/main\.tsx$/;

export function openingPage(): Plugin[] {
  const made = { css: '' };
  return [
    {
      name: 'learner-styles',
      generateBundle: {
        // Before vite writes down which style sheets a chunk must wait for.
        order: 'pre',
        handler(_options, bundle) {
          made.css = takeStyles(bundle);
        },
      },
    },
    {
      name: 'opening-page',
      enforce: 'post',
      generateBundle: {
        order: 'post',
        handler(_options, bundle) {
          const page = bundle['index.html'];
          if (page?.type !== 'asset') return;
          const app = Object.values(bundle).find(
            (chunk) => chunk.type === 'chunk' && main.test(chunk.facadeModuleId ?? ''),
          );
          page.source = String(page.source)
            .replace('content="/src/client/main.tsx"', `content="/${app?.fileName ?? ''}"`)
            .replace('</head>', () => `<style>${made.css}</style>\n  </head>`);
        },
      },
    },
  ];
}

/** The text of all style sheets that a learner ever needs; they leave the bundle. */
function takeStyles(bundle: Rolldown.OutputBundle): string {
  const sheets = [...closureOf(bundle, learnerModules)].filter((file) => file.endsWith('.css'));
  const css = sheets.map((file) => {
    const sheet = bundle[file];
    delete bundle[file];
    return sheet?.type === 'asset' ? String(sheet.source).trim() : '';
  });
  for (const chunk of Object.values(bundle)) {
    if (chunk.type !== 'chunk') continue;
    for (const sheet of sheets) chunk.viteMetadata?.importedCss.delete(sheet);
  }
  return css.join('');
}
