import type { LessonFolder } from '../../authoring/lesson-folder.ts';

/** The lessons without the packs from which volunteers learn: no learner's phone fetches those. */
export function forLearners(folder: LessonFolder): LessonFolder {
  const isOfVolunteers = (path: string) => {
    const pack = folder.get(`${path.split('/')[0]}/pack.yaml`);
    return pack !== undefined && /^audience: volunteers$/m.test(pack);
  };
  return new Map([...folder].filter(([path]) => !isOfVolunteers(path)));
}
