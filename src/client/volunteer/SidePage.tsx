import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/Button.tsx';
import { BottomBar, Page } from '../ui/Page.tsx';
import { SampleMark } from './SampleMark.tsx';

/** A page beside the class itself: its title, what it is about, and the way back below. */
export function SidePage({
  title,
  back,
  children,
}: {
  title: string;
  /** Where the way back leads. */
  back: string;
  children: ReactNode;
}) {
  const { t } = useTranslation('ui');
  return (
    <Page
      bar={
        <BottomBar>
          <ButtonLink wide to={back} iconBefore="back">
            {t('back')}
          </ButtonLink>
        </BottomBar>
      }
    >
      <h1>{title}</h1>
      <SampleMark />
      {children}
    </Page>
  );
}
