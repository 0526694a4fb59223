/** `/preview` while developing: every practice screen for those who write them. No build holds it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const file = 'src/client/preview/preview.html';

export function previewPage(): Plugin {
  return {
    name: 'preview-page',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use('/preview', (request, response, next) => {
        readFile(join(server.config.root, file), 'utf8')
          .then((html) => server.transformIndexHtml('/preview', html, request.originalUrl))
          .then((html) => response.setHeader('content-type', 'text/html').end(html))
          .catch(next);
      });
    },
  };
}
