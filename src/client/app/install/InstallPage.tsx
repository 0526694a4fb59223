import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigationType } from 'react-router';
import { BackLink } from '../../learner/BackLink.tsx';
import { useTitle } from '../../learner/use-title.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card, Note } from '../../ui/Card.tsx';
import { Page } from '../../ui/Page.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { paths } from '../paths.ts';
import type { InstallEvent } from './InstallOffer.tsx';
import { stepsByWay } from './install-steps.ts';
import { installWayOf, installWays, type InstallWay } from './install-way.ts';
import { InstallSteps } from './InstallSteps.tsx';
import { isStandalone } from '../../ui/standalone.ts';

/** How to put the app on the home screen with the browser at hand, or with another one. */
export function InstallPage({ event }: { event: InstallEvent | null }) {
  const { t } = useTranslation('install');
  useTitle(t('page.title'));
  const [own] = useState(() =>
    installWayOf({ userAgent: navigator.userAgent, touchPoints: navigator.maxTouchPoints }),
  );
  const [way, setWay] = useState(own);
  useArrivalHere();
  if (isStandalone()) return <AlreadyThere />;
  return (
    <Page top={<BackLink fallback={paths.home} />}>
      <h1>{t('page.title')}</h1>
      <p>{t('page.why')}</p>
      {event && way === own && (
        <Card tone="main">
          <p>{t('page.direct')}</p>
          <Button look="primary" iconBefore="download" onClick={() => void event.prompt()}>
            {t('offer.now')}
          </Button>
        </Card>
      )}
      {way ? (
        <section aria-labelledby="way">
          <h2 id="way">
            {way === own ? t('page.way', { way: t(`way.${way}`) }) : t(`way.${way}`)}
          </h2>
          {event && way === own && <p>{t('page.byHand')}</p>}
        </section>
      ) : (
        <p>{t('page.noWay')}</p>
      )}
      {way && <InstallSteps steps={stepsByWay[way]} label={t('page.steps')} />}
      {way?.startsWith('ios') && <Note>{t('page.fresh')}</Note>}
      <Note>{t('page.differ')}</Note>
      <RadioGroup<InstallWay>
        legend={t('page.others')}
        note={t('page.othersNote')}
        value={way}
        choices={installWays.map((value) => ({ value, label: t(`way.${value}`) }))}
        onChoose={(chosen) => {
          setWay(chosen);
          scrollTo(0, 0);
        }}
      />
    </Page>
  );
}

/** Coming from another screen one begins at the top, with the focus in this one. */
function useArrivalHere(): void {
  const navigationType = useNavigationType();
  useEffect(() => {
    if (navigationType === 'POP') return;
    document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [navigationType]);
}

function AlreadyThere() {
  const { t } = useTranslation('install');
  return (
    <Page top={<BackLink fallback={paths.home} />}>
      <h1>{t('page.thereTitle')}</h1>
      <p>{t('page.thereBody')}</p>
      <ButtonLink to={paths.home} look="primary" iconBefore="home">
        {t('page.toHome')}
      </ButtonLink>
    </Page>
  );
}
