import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { rolePaths } from '../app/paths-of-roles.ts';
import type { OpenClass } from '../store/actions/class-subject.ts';
import { finishClass } from '../store/actions/finish-class.ts';
import { recordReport } from '../store/actions/record-report.ts';
import type { ClassEntry } from '../store/queries/classes.ts';
import { useServices } from '../store/services.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Chip } from '../ui/Card.tsx';
import { BottomBar, Page } from '../ui/Page.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { ClosedNote } from './closed/ClosedNote.tsx';
import { LessonFigures } from './finish/LessonFigures.tsx';
import { PeopleSums } from './finish/PeopleSums.tsx';
import { ReportNotes } from './finish/ReportNotes.tsx';
import { useReport } from './finish/use-report.ts';
import { NotSaved } from './NotSaved.tsx';
import { useRecording } from './phone-context.ts';
import { SampleMark } from './SampleMark.tsx';
import { KeptHere } from './sync/KeptHere.tsx';
import { UnknownClass } from './UnknownClass.tsx';
import { useKeeping } from './use-keeping.ts';
import { useOpenClass } from './use-open-class.ts';

/** What waits for an answer about names: keeping the notes, or also finishing the class. */
type Deed = 'record' | 'finish';

/**
 * The class report: filled from what was recorded, with notes on trouble and next time, and the volunteer's word that
 * the class is over. All of it stays open to correction until staff lock the class.
 */
export function FinishPage() {
  const { classSessionId = '' } = useParams();
  const found = useOpenClass(classSessionId);
  if (found === undefined) return null;
  if (found === null) return <UnknownClass />;
  return <ClassReportView key={classSessionId} {...found} />;
}

function ClassReportView({ entry, openClass }: { entry: ClassEntry; openClass: OpenClass }) {
  const { t } = useTranslation(['volunteer', 'teach', 'ui']);
  const { syncSoon } = useServices();
  const recording = useRecording();
  const navigate = useNavigate();
  const report = useReport(openClass);
  const [asking, setAsking] = useState<Deed | null>(null);
  const { notSaved, keep } = useKeeping();
  const { classSessionId } = entry;

  /** Names and numbers are asked about once, kindly, before notes are recorded. */
  const ask = (deed: Deed) =>
    report.isOpen && report.personalWords.length > 0 ? setAsking(deed) : doIt(deed);
  const doIt = (deed: Deed) =>
    void keep(async () => {
      await report.record();
      if (deed === 'record') return;
      await finishClass(recording, openClass, true);
      syncSoon();
      void navigate(rolePaths.classSync);
    });

  return (
    <Page
      layout="columns"
      bar={
        <BottomBar kind="steps">
          <ButtonLink to={rolePaths.classMastery(classSessionId)} iconBefore="back">
            {t('ui:back')}
          </ButtonLink>
          {entry.finished || openClass.locked ? (
            <ButtonLink look="primary" iconAfter="next" to={rolePaths.classSync}>
              {t('finish.toSync')}
            </ButtonLink>
          ) : (
            <Button look="primary" onClick={() => ask('finish')}>
              {t('finish.finish')}
            </Button>
          )}
        </BottomBar>
      }
    >
      <h1>{t('finish.title')}</h1>
      {!openClass.locked && <p>{t('finish.lead')}</p>}
      <SampleMark />
      {openClass.locked && <ClosedNote record={openClass.record} />}
      {entry.finished && <Chip icon="check">{t('classes.finished')}</Chip>}
      <PeopleSums openClass={openClass} />
      <ButtonLink look="soft" wide iconAfter="next" to={rolePaths.classHandOut(classSessionId)}>
        {t('teach:handOut.open')}
      </ButtonLink>
      <LessonFigures openClass={openClass} />
      <ReportNotes
        report={report}
        record={openClass.record}
        locked={openClass.locked}
        onRecord={() => ask('record')}
        onSettle={(notes) => void keep(() => recordReport(recording, openClass, notes))}
      />
      {notSaved && <NotSaved />}
      <KeptHere record={openClass.record} />
      {asking && (
        <Sheet title={t('teach:report.ask.title')} onClose={() => setAsking(null)}>
          <p>
            {t('teach:report.ask.body', {
              words: report.personalWords.map(({ text }) => text).join('、'),
            })}
          </p>
          <Button wide look="primary" onClick={() => setAsking(null)}>
            {t('teach:report.ask.mend')}
          </Button>
          <Button
            wide
            onClick={() => {
              setAsking(null);
              doIt(asking);
            }}
          >
            {t('teach:report.ask.asItIs')}
          </Button>
        </Sheet>
      )}
    </Page>
  );
}
