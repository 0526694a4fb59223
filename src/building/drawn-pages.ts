/** Lesson packs with their pages drawn, and the pieces of all other pages, as files beside the bundle. */
import type { Plugin } from 'vite';
import { lessonPacks } from '../authoring/vite-plugin.ts';
import { pagePartsPath } from '../protocol/pages/page-pieces.ts';
import { withDrawing } from './drawing.ts';

/** While developing nothing is drawn ahead: the app draws by itself, with whatever was just written. */
export function drawnPages(): Plugin[] {
  const place = { root: '.' };
  return [
    lessonPacks({
      withDrawing: (build) => withDrawing(place.root, ({ drawLesson }) => build(drawLesson)),
    }),
    {
      name: 'page-parts',
      apply: 'build',
      configResolved(config) {
        place.root = config.root;
      },
      async generateBundle() {
        const parts = await withDrawing(place.root, ({ drawParts }) => drawParts());
        const fileName = pagePartsPath.slice(1);
        this.emitFile({ type: 'asset', fileName, source: JSON.stringify(parts) });
      },
    },
  ];
}
