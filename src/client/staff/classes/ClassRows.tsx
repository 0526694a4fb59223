import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDocument } from '../../../protocol/documents.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { useServices, type Refusal } from '../../store/services.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import type { DocumentOf } from '../documents.ts';
import { useDates, useMay } from '../frame/signed-in.ts';
import { ConfirmSheet } from '../parts/ConfirmSheet.tsx';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import { RowsTable, type Column } from '../parts/RowsTable.tsx';
import styles from './ClassRows.module.css';

type Planned = DocumentOf<'planned-class-session'>;

/** The classes of a month, each with the ways to move it, to cancel it and to take that back. */
export function ClassRows({
  caption,
  planned,
  documents,
  onSaved,
}: {
  caption: string;
  planned: readonly Planned[];
  documents: readonly ReferenceDocument[];
  /** Also after somebody else's edit was found: the list is then out of date. */
  onSaved: () => void;
}) {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const dates = useDates();
  const mayEdit = useMay('edit plans');
  const [asking, setAsking] = useState<Planned | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const nameOf = (kind: 'venue' | 'group' | 'course', id: string): string => {
    const found = documents.find((one) => one.kind === kind && one.documentId === id);
    if (!found || found.kind === 'planned-class-session') return '—';
    return found.kind === 'course' ? found.body.title : found.body.name;
  };
  const nameForVoice = ({ body }: Planned) =>
    `${dates.day(body.date)} ${body.start} ${nameOf('venue', body.venueId)}`;

  async function setStatus(
    { documentId, revision, body }: Planned,
    status: 'planned' | 'cancelled',
  ): Promise<void> {
    setAsking(null);
    const answer = await staffDesk.saveDocument('planned-class-session', documentId, revision, {
      ...body,
      status,
    });
    setRefusal(answer.ok ? null : answer.failure);
    if (answer.ok || answer.failure.type === 'stale-edit') onSaved();
  }

  const columns: Column<Planned>[] = [
    {
      title: t('classes.when'),
      names: true,
      share: 20,
      renderCell: ({ body }) => (
        <>
          {dates.day(body.date)}{' '}
          <span className={styles.hours}>
            {body.start}–{body.end}
          </span>
        </>
      ),
    },
    { title: t('venue'), share: 14, renderCell: ({ body }) => nameOf('venue', body.venueId) },
    { title: t('course'), share: 17, renderCell: ({ body }) => nameOf('course', body.courseId) },
    { title: t('group'), share: 14, renderCell: ({ body }) => nameOf('group', body.groupId) },
    {
      title: t('classes.seats'),
      figure: true,
      share: 5,
      renderCell: ({ body }) => body.roster.length,
    },
    {
      title: t('classes.state'),
      share: 7,
      renderCell: ({ body }) => (
        <span className={styles.state} data-state={body.status}>
          {t(`classes.status.${body.status}`)}
        </span>
      ),
    },
  ];
  if (mayEdit)
    columns.push({
      title: t('deed'),
      acts: true,
      renderCell: (row) => (
        <span className={styles.deeds}>
          <ButtonLink
            size="staff"
            look="quiet"
            to={rolePaths.staffClass(row.documentId)}
            aria-label={t('classes.changeOf', { name: nameForVoice(row) })}
          >
            {t('classes.change')}
          </ButtonLink>
          {row.body.status === 'planned' ? (
            <Button
              size="staff"
              look="quiet"
              aria-label={t('classes.cancelOf', { name: nameForVoice(row) })}
              onClick={() => setAsking(row)}
            >
              {t('classes.cancel')}
            </Button>
          ) : (
            <Button
              size="staff"
              look="quiet"
              aria-label={t('classes.restoreOf', { name: nameForVoice(row) })}
              onClick={() => void setStatus(row, 'planned')}
            >
              {t('classes.restore')}
            </Button>
          )}
        </span>
      ),
    });
  return (
    <>
      {refusal && <RefusalNote refusal={refusal} />}
      <RowsTable
        caption={caption}
        captionHidden
        columns={columns}
        rows={planned}
        keyOf={({ documentId }) => documentId}
      />
      {asking && (
        <ConfirmSheet
          title={t('cancel.title')}
          deed={t('cancel.deed')}
          onConfirm={() => void setStatus(asking, 'cancelled')}
          onClose={() => setAsking(null)}
        >
          <p>
            <b>{nameForVoice(asking)}</b>
          </p>
          <p>{t('cancel.phones')}</p>
          <p>{t('cancel.kept')}</p>
        </ConfirmSheet>
      )}
    </>
  );
}
