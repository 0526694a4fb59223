import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '../../app/paths.ts';
import type { PhoneFamily } from '../../../domain/lessons/lesson.ts';
import { Page } from '../../ui/Page.tsx';
import { BackLink } from '../BackLink.tsx';
import { FamilyChoices } from './FamilyChoices.tsx';
import styles from './FamilyQuestion.module.css';

type FamilyQuestionProps = {
  onChoose: (family: PhoneFamily) => void;
  onNotKnown: () => void;
};

/** Asked once, before the first picture of a phone. */
export function FamilyQuestion({ onChoose, onNotKnown }: FamilyQuestionProps) {
  const { t } = useTranslation('learner');
  const question = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    question.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <Page top={<BackLink fallback={paths.home} />}>
      <h1 className={styles.question} tabIndex={-1} ref={question}>
        {t('family.question')}
      </h1>
      <FamilyChoices onChoose={onChoose} onNotKnown={onNotKnown} />
    </Page>
  );
}
