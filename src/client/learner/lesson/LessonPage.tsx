import { lazy, Suspense, useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { discardLesson } from '../../store/actions/discard-lesson.ts';
import { readLessonProgress } from '../../store/queries/learning.ts';
import { readLesson } from '../../store/queries/lessons.ts';
import { readSettings } from '../../store/queries/settings.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import type { Lesson } from '../../../domain/lessons/lesson.ts';
import type { LessonProgress } from '../../../domain/lessons/progress.ts';
import { stepToGoOn } from '../../../domain/lessons/opening-step.ts';
import type { LessonDownload } from '../lesson-download.ts';
import { useOpening } from '../opening.ts';
import { LessonRun } from './LessonRun.tsx';
import { browserSpeech } from '../../lesson-parts/lesson-view/browser-speech.ts';

// Seldom needed, so not part of what every lesson loads.
const UnavailableLesson = lazy(async () => ({
  default: (await import('./UnavailableLesson.tsx')).UnavailableLesson,
}));

/** A lesson by its address: opens where it was left, or says plainly why it cannot. */
export function LessonPage({ download }: { download: LessonDownload }) {
  const { packId = '', lessonId = '' } = useParams();
  // Another lesson is another page: nothing of the one before may stay.
  return (
    <OpenLesson
      key={`${packId}/${lessonId}`}
      packId={packId}
      lessonId={lessonId}
      download={download}
    />
  );
}

type OpenLessonProps = { packId: string; lessonId: string; download: LessonDownload };

function OpenLesson({ packId, lessonId, download }: OpenLessonProps) {
  const { library, learner } = useServices();
  const opening = useOpening();
  const drawn = opening?.opened.page === 'lesson' ? opening.opened : null;
  const [speech] = useState(browserSpeech);
  const found = useLive(() => readLesson(library, packId, lessonId), [library, packId, lessonId]);
  const progress = useLive(
    () => readLessonProgress(learner, packId, lessonId),
    [learner, packId, lessonId],
  );
  const start = useStart(drawn, progress);
  const settings = useLive(() => readSettings(learner), [learner], opening?.settings);
  // A newer version that arrives meanwhile waits for the next visit: nothing changes under the finger.
  const [opened, setOpened] = useState<Lesson | null>(drawn?.lesson ?? null);
  if (found?.ok && !opened) setOpened(found.value);
  const damagedHash = found?.ok === false && found.failure.type === 'damaged' && found.failure.hash;
  const [wasDamaged, setWasDamaged] = useState(false);
  if (damagedHash && !wasDamaged) setWasDamaged(true);
  const { retry } = download;
  useEffect(() => {
    if (damagedHash) void discardLesson(library, damagedHash).then(retry);
  }, [library, damagedHash, retry]);

  if (start === null || settings === undefined) return null;
  if (opened) {
    return (
      <LessonRun
        key={start.stepId}
        lesson={opened}
        startStepId={start.stepId}
        settings={settings}
        speech={speech}
        download={download}
      />
    );
  }
  if (found === undefined || found.ok) return null;
  const kind = wasDamaged ? 'damaged' : found.failure.type;
  return (
    <Suspense>
      <UnavailableLesson kind={kind} packId={packId} download={download} />
    </Suspense>
  );
}

/**
 * Where the lesson begins in this visit: the step that was drawn ahead, unless the database knows better because the
 * phone was switched off before the page could follow. Null while neither is known.
 */
function useStart(
  drawn: { readonly stepId: string | null } | null,
  progress: LessonProgress | null | undefined,
): { readonly stepId: string | null } | null {
  const [start, setStart] = useState(drawn && { stepId: drawn.stepId, isSure: false });
  if (progress !== undefined && !start?.isSure) {
    setStart({ stepId: stepToGoOn(progress), isSure: true });
  }
  return start;
}
