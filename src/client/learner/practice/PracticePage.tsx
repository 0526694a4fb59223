import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { lessonTitle, type PhoneFamily } from '../../../domain/lessons/lesson.ts';
import type { Scenario } from '../../../domain/lessons/scenario.ts';
import { familyOfUnknown } from '../../../domain/lessons/opening-step.ts';
import { paths } from '../../app/paths.ts';
import { saveSettings } from '../../store/actions/save-settings.ts';
import { readScenario } from '../../store/queries/practice.ts';
import { readSettings } from '../../store/queries/settings.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import { Page } from '../../ui/Page.tsx';
import { BackLink } from '../BackLink.tsx';
import { FamilyQuestion } from '../lesson/FamilyQuestion.tsx';
import { createSpeech } from '../../lesson-parts/lesson-view/speech.ts';
import type { LessonDownload } from '../lesson-download.ts';
import { useTitle } from '../use-title.ts';
import { PracticeList } from './PracticeList.tsx';
import { PracticeRun } from './PracticeRun.tsx';
import { usePracticeDesk, type OpenDesk } from './use-practice-desk.ts';

/** All practice, or a scenario by its address; わたしのスマホ is asked first, once. */
export function PracticePage({ download }: { download: LessonDownload }) {
  const { packId, scenarioId } = useParams();
  const open = usePracticeDesk(download);
  if (packId === undefined || scenarioId === undefined) {
    return <PracticeList open={open} download={download} />;
  }
  if (open === null) return <Page top={<BackLink fallback={paths.practices} />}>{null}</Page>;
  return (
    <OpenPractice
      key={`${packId}/${scenarioId}`}
      open={open}
      packId={packId}
      scenarioId={scenarioId}
    />
  );
}

type OpenPracticeProps = { open: OpenDesk; packId: string; scenarioId: string };

function OpenPractice({ open, packId, scenarioId }: OpenPracticeProps) {
  const { t } = useTranslation('practice');
  const { learner } = useServices();
  const { database } = open.desk;
  const [speech] = useState(browserSpeech);
  const [isFamilyUnknown, setIsFamilyUnknown] = useState(false);
  const found = useLive(
    () => readScenario(database, packId, scenarioId),
    [database, packId, scenarioId],
  );
  const settings = useLive(() => readSettings(learner), [learner]);
  // A newer version that arrives meanwhile waits for the next visit.
  const [scenario, setScenario] = useState<Scenario | null>(null);
  if (found && !scenario) setScenario(found);
  useTitle(scenario ? lessonTitle(scenario) : null);

  if (settings === undefined || found === undefined) return <Page>{null}</Page>;
  if (!scenario) {
    return (
      <Page top={<BackLink fallback={paths.practices} />}>
        <h1>{t(open.state === 'asking' ? 'arriving' : 'none')}</h1>
        {open.state !== 'asking' && <Button onClick={open.retry}>{t('retry')}</Button>}
      </Page>
    );
  }
  const choose = (family: PhoneFamily) => void saveSettings(learner, { family });
  if (settings.family === null && !isFamilyUnknown) {
    return <FamilyQuestion onChoose={choose} onNotKnown={() => setIsFamilyUnknown(true)} />;
  }
  const family = settings.family ?? familyOfUnknown;
  // Another phone has other screens: the practice begins anew on it.
  return (
    <PracticeRun
      key={family}
      scenario={scenario}
      family={family}
      speech={speech}
      onFamily={choose}
    />
  );
}

function browserSpeech() {
  return createSpeech({
    synthesis: globalThis.speechSynthesis,
    createUtterance: (phrase) => new SpeechSynthesisUtterance(phrase),
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  });
}
