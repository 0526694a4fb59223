import { useTranslation } from 'react-i18next';
import { rolePaths } from '../../app/paths-of-roles.ts';
import type { ClassRecord } from '../../store/queries/class-record.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { SampleMark } from '../SampleMark.tsx';
import { ClosedNote } from './ClosedNote.tsx';

/** In place of a page that only takes records, where staff have closed the class. */
export function ClosedPage({ title, record }: { title: string; record: ClassRecord }) {
  const { t } = useTranslation('ui');
  return (
    <Page
      bar={
        <BottomBar>
          <ButtonLink iconBefore="back" to={rolePaths.classRoll(record.classSessionId)}>
            {t('back')}
          </ButtonLink>
        </BottomBar>
      }
    >
      <h1>{title}</h1>
      <SampleMark />
      <ClosedNote record={record} />
    </Page>
  );
}
