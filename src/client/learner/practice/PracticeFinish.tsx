import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../../domain/lessons/scenario.ts';
import type { SimulatorState } from '../../../domain/lessons/simulator.ts';
import { paths } from '../../app/paths.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { SentenceText } from '../../lesson-parts/SentenceText.tsx';
import { useCity } from '../use-city.ts';
import { PracticeBand } from './PracticeBand.tsx';
import styles from './PracticeRun.module.css';

type PracticeFinishProps = { scenario: Scenario; state: SimulatorState; onAgain: () => void };

/** The goal was reached, by one of its ways: what was done, and where to go on. */
export function PracticeFinish({ scenario, state, onAgain }: PracticeFinishProps) {
  const { t } = useTranslation('practice');
  const cityValues = useCity()?.settings ?? {};
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  const goal = scenario.goals[state.reached ?? 0];
  return (
    <Page
      top={
        <div className={styles.top}>
          <PracticeBand />
        </div>
      }
      bar={
        <BottomBar kind="steps">
          <Button iconBefore="undo" onClick={onAgain}>
            {t('again')}
          </Button>
          <ButtonLink look="primary" to={paths.practices} iconAfter="next">
            {t('toList')}
          </ButtonLink>
        </BottomBar>
      }
    >
      <h1 ref={heading} tabIndex={-1} className={styles.goal}>
        {t('finished')}
      </h1>
      {goal && (
        <Card tone="main">
          <p lang="ja">
            <SentenceText sentence={goal.say} cityValues={cityValues} />
          </p>
        </Card>
      )}
    </Page>
  );
}
