import { lazy, Suspense, useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { discardLesson } from '../../store/actions/discard-lesson.ts';
import { readLessonProgress } from '../../store/queries/learning.ts';
import { readLesson } from '../../store/queries/lessons.ts';
import { readSettings } from '../../store/queries/settings.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import type { Lesson } from '../../../domain/lessons/lesson.ts';
import { isUnderWay } from '../../../domain/lessons/progress.ts';
import type { LessonDownload } from '../lesson-download.ts';
import { LessonRun } from './LessonRun.tsx';
import { createSpeech, type Speech } from './speech.ts';

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
  const [speech] = useState(browserSpeech);
  const found = useLive(() => readLesson(library, packId, lessonId), [library, packId, lessonId]);
  const progress = useLive(
    () => readLessonProgress(learner, packId, lessonId),
    [learner, packId, lessonId],
  );
  const settings = useLive(() => readSettings(learner), [learner]);
  // A newer version that arrives meanwhile waits for the next visit: nothing changes under the finger.
  const [opened, setOpened] = useState<Lesson | null>(null);
  if (found?.ok && !opened) setOpened(found.value);
  const damagedHash = found?.ok === false && found.failure.type === 'damaged' && found.failure.hash;
  const [wasDamaged, setWasDamaged] = useState(false);
  if (damagedHash && !wasDamaged) setWasDamaged(true);
  const { retry } = download;
  useEffect(() => {
    if (damagedHash) void discardLesson(library, damagedHash).then(retry);
  }, [library, damagedHash, retry]);

  if (found === undefined || progress === undefined || settings === undefined) return null;
  const lesson = opened ?? (found.ok ? found.value : null);
  if (lesson) {
    return (
      <LessonRun
        lesson={lesson}
        startStepId={progress && isUnderWay(progress) ? progress.stepId : null}
        settings={settings}
        speech={speech}
        download={download}
      />
    );
  }
  if (found.ok) return null;
  const kind = wasDamaged ? 'damaged' : found.failure.type;
  return (
    <Suspense>
      <UnavailableLesson kind={kind} packId={packId} download={download} />
    </Suspense>
  );
}

function browserSpeech(): Speech {
  return createSpeech({
    synthesis: globalThis.speechSynthesis,
    createUtterance: (phrase) => new SpeechSynthesisUtterance(phrase),
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  });
}
