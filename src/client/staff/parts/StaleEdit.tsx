import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { RowsTable } from './RowsTable.tsx';
import styles from './StaleEdit.module.css';

export type Compared = { readonly name: string; readonly theirs: string; readonly mine: string };

/** Somebody else saved in between: theirs beside mine, and the choice. What was typed stays until then. */
export function StaleEdit({
  compared,
  deleted,
  onKeepMine,
  onTakeTheirs,
}: {
  compared: readonly Compared[];
  /** What they did was to delete it. */
  deleted: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}) {
  const { t } = useTranslation('staff');
  return (
    <section className={styles.stale} role="alert" aria-label={t('stale.title')}>
      <h2>{t('stale.title')}</h2>
      <p>{deleted ? t('stale.deleted') : t('stale.about')}</p>
      <RowsTable
        caption={t('stale.title')}
        captionHidden
        columns={[
          { title: t('stale.what'), names: true, renderCell: (row) => row.name },
          { title: t('stale.theirs'), renderCell: (row) => row.theirs },
          { title: t('stale.mine'), renderCell: (row) => row.mine },
          {
            title: t('stale.differs'),
            renderCell: (row) => row.theirs !== row.mine && <b>{t('stale.differsMark')}</b>,
          },
        ]}
        rows={compared}
        keyOf={(row) => row.name}
      />
      <div className={styles.deeds}>
        <Button size="staff" onClick={onTakeTheirs}>
          {t('stale.takeTheirs')}
        </Button>
        <Button size="staff" look="primary" onClick={onKeepMine}>
          {t('stale.keepMine')}
        </Button>
      </div>
    </section>
  );
}
