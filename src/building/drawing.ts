/**
 * The app's own components, run in Node by vite while the client is built, to draw pages ahead of time. The
 * class names must come out as in the bundle, so both are named by the same rule.
 */
import { relative } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import type { Lesson } from '../domain/lessons/lesson.ts';
import type { DrawnLesson, PageParts } from '../protocol/pages/page-pieces.ts';
import { sourceHash } from './source-hash.ts';

export type Drawing = {
  readonly drawLesson: (lesson: Lesson) => DrawnLesson;
  readonly drawParts: () => PageParts;
};

/** Short class names, for the bundle and for what is drawn. */
export const cssModules = { generateScopedName: '[hash:base64:6]' };

/** Everything that decides how a page looks in HTML. */
const drawnBy = ['app', 'learner', 'lesson-parts', 'prerender', 'ui'].map(
  (room) => `src/client/${room}`,
);

/** Opens the components for as long as `use` runs. */
export async function withDrawing<Made>(
  root: string,
  use: (drawing: Drawing) => Made,
): Promise<Made> {
  const vite = await createServer({
    root,
    configFile: false,
    plugins: [react()],
    css: { modules: cssModules },
    define: { __BUILD__: '""' },
    server: { middlewareMode: true, watch: null, ws: false },
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
    logLevel: 'error',
  });
  try {
    const [lesson, parts] = (await Promise.all([
      vite.ssrLoadModule('/src/client/prerender/draw-lesson.ts'),
      vite.ssrLoadModule('/src/client/prerender/draw-parts.tsx'),
    ])) as [
      { drawLesson: (lesson: Lesson) => DrawnLesson['steps'] },
      { drawParts: () => Omit<PageParts, 'markup'> },
    ];
    const markup = sourceHash(
      [...drawnBy, 'src/domain/lessons'].map((folder) => relative('.', `${root}/${folder}`)),
    );
    return use({
      drawLesson: (drawn) => ({ markup, steps: lesson.drawLesson(drawn) }),
      drawParts: () => ({ markup, ...parts.drawParts() }),
    });
  } finally {
    await vite.close();
  }
}
