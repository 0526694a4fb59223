import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { plainText, type Lesson } from '../../../domain/lessons/lesson.ts';
import {
  encodeCard,
  mostLines,
  printedCardCode,
  suggestLines,
} from '../../../domain/lessons/three-lines.ts';
import { actualOf } from '../../store/queries/class-record.ts';
import { readLesson } from '../../store/queries/lessons.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card, Note } from '../../ui/Card.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { QrPicture } from '../../ui/QrPicture.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { readLessonsOffered } from '../lessons-offered.ts';
import { usePhone } from '../phone-context.ts';
import { SampleMark } from '../SampleMark.tsx';
import { UnknownClass } from '../UnknownClass.tsx';
import { useOpenClass } from '../use-open-class.ts';
import styles from './HandOutPage.module.css';

/** `/class/:classSessionId/hand-out`: one QR and one code that give every phone in the room today's three lines. */
export function HandOutPage() {
  const { t } = useTranslation(['teach', 'ui']);
  const { classSessionId = '' } = useParams();
  const { library } = useServices();
  const found = useOpenClass(classSessionId);
  const offered = useLive(() => readLessonsOffered(library), [library]);
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const taughtKeys = found
    ? ((actualOf(found.openClass.record) ?? found.openClass.expected)?.lessons ?? [])
    : [];
  const taught = offered?.filter(({ key }) => taughtKeys.includes(key)) ?? [];
  const shown = taught.find(({ key }) => key === chosenKey) ?? taught[0];
  const lesson = useLive(
    async () => (shown ? readLesson(library, shown.packId, shown.lessonId) : null),
    [library, shown?.key],
  );
  if (found === undefined || !offered || lesson === undefined) return null;
  if (found === null) return <UnknownClass />;

  return (
    <Page
      bar={
        <BottomBar>
          <ButtonLink iconBefore="back" to={rolePaths.classFinish(classSessionId)}>
            {t('ui:back')}
          </ButtonLink>
        </BottomBar>
      }
    >
      <h1>{t('handOut.title')}</h1>
      <p>{t('handOut.lead')}</p>
      {lesson?.ok ? (
        <Lines key={shown?.key} lesson={lesson.value}>
          {taught.length > 1 && shown && (
            <RadioGroup
              legend={t('handOut.which')}
              choices={taught.map(({ key, title }) => ({ value: key, label: title }))}
              value={shown.key}
              onChoose={setChosenKey}
            />
          )}
        </Lines>
      ) : (
        <Card>
          <h2>{t('handOut.none.title')}</h2>
          <p>{t('handOut.none.body')}</p>
        </Card>
      )}
      <SampleMark />
    </Page>
  );
}

/** The code first, for it is what the room looks at; below it what it stands for. */
function Lines({ lesson, children }: { lesson: Lesson; children: ReactNode }) {
  const { t } = useTranslation('teach');
  const { city } = usePhone();
  const [chosen, setChosen] = useState<readonly number[]>(() => suggestLines(lesson));
  const code = encodeCard(lesson, chosen);
  const toggle = (at: number) =>
    setChosen(
      chosen.includes(at)
        ? chosen.filter((one) => one !== at)
        : [...chosen, at].sort((a, b) => a - b),
    );
  return (
    <>
      {code === null ? (
        <Note role="status">{t('handOut.tooMany', { count: mostLines })}</Note>
      ) : (
        <Card tone="main">
          <div className={styles.code}>
            <QrPicture
              large
              text={`${location.origin}${paths.cardOf(code)}`}
              label={t('handOut.qr')}
            />
            <div>
              <p>{t('handOut.typed')}</p>
              {/* Read aloud letter by letter. */}
              <p className={styles.letters} aria-label={code.split('').join(' ')} role="img">
                {printedCardCode(code)}
              </p>
            </div>
          </div>
        </Card>
      )}
      {children}
      <fieldset className={styles.steps}>
        <legend>{t('handOut.choose', { count: mostLines })}</legend>
        {lesson.steps.map(({ stepId, sentence, check }, at) =>
          check ? null : (
            <label key={stepId}>
              <input type="checkbox" checked={chosen.includes(at)} onChange={() => toggle(at)} />
              <span lang="ja">{plainText(sentence, city.settings)}</span>
            </label>
          ),
        )}
      </fieldset>
    </>
  );
}
