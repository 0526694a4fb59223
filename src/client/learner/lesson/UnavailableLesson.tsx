import { useTranslation } from 'react-i18next';
import { paths } from '../../app/paths.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Page } from '../../ui/Page.tsx';
import { BackLink } from '../BackLink.tsx';
import type { LessonDownload } from '../lesson-download.ts';

type UnavailableProps = {
  kind: 'unknown' | 'not-here' | 'damaged';
  packId: string;
  download: LessonDownload;
};

/** Says plainly why a lesson cannot be opened, and what helps. */
export function UnavailableLesson({ kind, packId, download }: UnavailableProps) {
  const { t } = useTranslation(['learner', 'ui']);
  const top = <BackLink fallback={paths.pack(packId)} />;
  if (kind === 'unknown') {
    return (
      <Page top={top}>
        <h1>{t('ui:notFound.title')}</h1>
        <ButtonLink to={paths.home} look="primary" iconBefore="home">
          {t('ui:notFound.home')}
        </ButtonLink>
      </Page>
    );
  }
  if (kind === 'not-here' && download.state === 'running') {
    return (
      <Page top={top}>
        <h1>{t('lesson.opening')}</h1>
      </Page>
    );
  }
  const words = kind === 'damaged' ? 'damaged' : 'notHere';
  return (
    <Page top={top}>
      <Card aria-live="polite">
        <h1>{t(`lesson.${words}Title`)}</h1>
        <p>{t(`lesson.${words}Body`)}</p>
        <Button look="primary" iconBefore="download" onClick={download.retry}>
          {t('download.retry')}
        </Button>
      </Card>
      <ButtonLink to={paths.help} look="help" iconBefore="lifebuoy">
        {t('home.help')}
      </ButtonLink>
    </Page>
  );
}
