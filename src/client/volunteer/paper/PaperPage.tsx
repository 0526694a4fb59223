import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { sheetCodeOf } from '../../../domain/paper-rows.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import type { OpenClass } from '../../store/actions/class-subject.ts';
import { seatsOf } from '../../store/queries/class-record.ts';
import type { ClassEntry } from '../../store/queries/classes.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card, Note } from '../../ui/Card.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { UndoBar } from '../roll/UndoBar.tsx';
import { ClosedPage } from '../closed/ClosedPage.tsx';
import { NotSaved } from '../NotSaved.tsx';
import { SampleMark } from '../SampleMark.tsx';
import { UnknownClass } from '../UnknownClass.tsx';
import { useOpenClass } from '../use-open-class.ts';
import { PaperEntry } from './PaperEntry.tsx';
import { PaperSheet, type SheetKind } from './PaperSheet.tsx';
import styles from './PaperPage.module.css';
import { usePaper } from './use-paper.ts';

/** `/class/:classSessionId/paper`: a sheet to print before, its numbers to type afterwards. */
export function PaperPage() {
  const { t } = useTranslation('roll');
  const { classSessionId = '' } = useParams();
  const found = useOpenClass(classSessionId);
  if (found === undefined) return null;
  if (found === null) return <UnknownClass />;
  const { locked, record } = found.openClass;
  if (locked) return <ClosedPage title={t('paper.title')} record={record} />;
  return <Paper {...found} />;
}

function Paper({ entry, openClass }: { entry: ClassEntry; openClass: OpenClass }) {
  const { t } = useTranslation(['roll', 'volunteer', 'ui']);
  const [kind, setKind] = useState<SheetKind>('sign-in');
  const seats = seatsOf(openClass.record, openClass.roster);
  const paper = usePaper(openClass, seats);
  const code = sheetCodeOf(entry.classSessionId);
  return (
    <>
      <div className={styles.screen}>
        <Page
          bar={
            <BottomBar
              kind="steps"
              above={
                paper.taken !== null && (
                  <UndoBar
                    said={t('paper.taken', { count: paper.taken })}
                    onUndo={() => void paper.undo()}
                  />
                )
              }
            >
              <ButtonLink to={rolePaths.classRoll(entry.classSessionId)} iconBefore="back">
                {t('ui:back')}
              </ButtonLink>
              {paper.taken === null ? (
                <Button
                  look="primary"
                  aria-disabled={paper.understood.rows.length === paper.keptRows.length}
                  onClick={() => void paper.take()}
                >
                  {t('paper.take')}
                </Button>
              ) : (
                <ButtonLink
                  look="primary"
                  iconAfter="next"
                  to={rolePaths.classRoll(entry.classSessionId)}
                >
                  {t('paper.toRoll')}
                </ButtonLink>
              )}
            </BottomBar>
          }
        >
          <h1>{t('paper.title')}</h1>
          <p>{t('paper.lead')}</p>
          <SampleMark />
          <Card>
            <RadioGroup
              legend={t('paper.print.title')}
              choices={[
                { value: 'sign-in', label: t('paper.print.signIn') },
                { value: 'names', label: t('paper.print.names') },
              ]}
              value={kind}
              onChoose={setKind}
            />
            {kind === 'names' && <Note>{t('paper.print.namesNote')}</Note>}
            <Button onClick={() => print()}>{t('paper.print.deed')}</Button>
          </Card>
          <PaperEntry paper={paper} code={code} />
          {paper.notSaved && <NotSaved />}
        </Page>
      </div>
      <PaperSheet kind={kind} entry={entry} seats={seats.map(({ seat }) => seat)} code={code} />
    </>
  );
}
