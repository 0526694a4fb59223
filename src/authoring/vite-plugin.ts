/**
 * Lesson packs in the client: files beside the bundle when it is built, answers under `/packs/`
 * while it is developed. A mistake in a lesson ends the build with every file and line.
 */
import { resolve, sep } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { civilDateOf, type CivilDate } from '../domain/time.ts';
import { buildPacks, type BuiltPacks } from './build-packs.ts';
import { canonicalJson } from './canonical-json.ts';
import { readLessonFolder } from './lesson-folder.ts';
import { describeMistake } from './mistakes.ts';
import type { DrawLesson } from './pack-bytes.ts';

export type LessonPacksOptions = {
  /** The lessons' folder, relative to vite's root. */
  readonly folder?: string;
  /** The day of the build, against which facts are stale. */
  readonly today?: () => CivilDate;
  /** Holds the means of drawing pages open while the packs are built; without it nothing is drawn ahead. */
  readonly withDrawing?: (build: (drawLesson: DrawLesson) => BuiltPacks) => Promise<BuiltPacks>;
};

/** Every practice scenario as the folder makes it now, for the authors' preview. */
const previewModule = 'virtual:practice-scenarios';
const resolvedPreview = `\0${previewModule}`;

const todayInJapan = () => civilDateOf(Date.now(), 'Asia/Tokyo');

export function lessonPacks({
  folder = 'lessons',
  today = todayInJapan,
  withDrawing,
}: LessonPacksOptions = {}): Plugin {
  const place = { root: folder, isServerBuild: false };
  const build = () => buildOrThrow(place.root, today());
  return {
    name: 'lesson-packs',
    configResolved(config) {
      place.root = resolve(config.root, folder);
      place.isServerBuild = Boolean(config.build.ssr);
    },
    resolveId: (id) => (id === previewModule ? resolvedPreview : undefined),
    load: (id) =>
      id === resolvedPreview
        ? `export const scenarios = ${JSON.stringify(build().scenarios)};`
        : undefined,
    async generateBundle() {
      if (place.isServerBuild) return;
      const built = withDrawing
        ? await withDrawing((drawLesson) => buildOrThrow(place.root, today(), drawLesson))
        : build();
      for (const [name, bytes] of assetsOf(built)) {
        this.emitFile({ type: 'asset', fileName: `packs/${name}`, source: bytes });
      }
    },
    configureServer(server) {
      servePacks(server, build);
      reloadOnChange(server, place.root, build);
    },
  };
}

function buildOrThrow(root: string, today: CivilDate, drawLesson?: DrawLesson): BuiltPacks {
  const built = buildPacks(readLessonFolder(root), today, drawLesson);
  if (!built.ok) throw new Error(`\n${built.failure.map(describeMistake).join('\n')}`);
  return built.value;
}

/** What lies under `/packs/`: bytes by file name. */
function assetsOf({ index, volunteers, files }: BuiltPacks): ReadonlyMap<string, Uint8Array> {
  const bytesOf = (packs: BuiltPacks['index']) => new TextEncoder().encode(canonicalJson(packs));
  const named = [...files].map(([hash, bytes]) => [`${hash}.json`, bytes] as const);
  return new Map([
    ['index.json', bytesOf(index)],
    // An index names one pack at least.
    ...(volunteers.packs.length > 0 ? [['volunteers.json', bytesOf(volunteers)] as const] : []),
    ...named,
  ]);
}

function servePacks(server: ViteDevServer, build: () => BuiltPacks): void {
  server.middlewares.use('/packs', (request, response, next) => {
    try {
      const name = (request.url ?? '/').slice(1).split('?')[0] ?? '';
      const bytes = assetsOf(build()).get(name);
      if (bytes === undefined) return next();
      response.setHeader('Content-Type', 'application/json; charset=utf-8');
      response.setHeader('Cache-Control', 'no-store');
      return response.end(bytes);
    } catch (problem) {
      return next(problem);
    }
  });
}

function reloadOnChange(server: ViteDevServer, root: string, build: () => BuiltPacks): void {
  server.watcher.add(root);
  server.watcher.on('all', (_, path) => {
    if (!path.startsWith(root + sep)) return;
    try {
      build();
      const preview = server.moduleGraph.getModuleById(resolvedPreview);
      if (preview) server.moduleGraph.invalidateModule(preview);
      server.ws.send({ type: 'full-reload' });
    } catch (problem) {
      const { message } = problem as Error;
      server.config.logger.error(message);
      server.ws.send({ type: 'error', err: { message, stack: '' } });
    }
  });
}
