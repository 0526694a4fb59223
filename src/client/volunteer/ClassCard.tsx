import { useTranslation } from 'react-i18next';
import { Link } from '../ui/Link.tsx';
import { rolePaths } from '../app/paths-of-roles.ts';
import type { ClassEntry } from '../store/queries/classes.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { Card, Chip } from '../ui/Card.tsx';
import { dateLeaf } from '../ui/dates.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './ClassCard.module.css';

/** Today's class, with the one thing to do. */
export function ClassCard({ entry, isClosed }: { entry: ClassEntry; isClosed: boolean }) {
  const { t } = useTranslation(['volunteer', 'roll']);
  const title = useTitle(entry);
  return (
    <Card tone="main" aria-label={title}>
      <div>
        <p className={styles.when}>
          {t('classes.today')} {entry.start}–{entry.end}
        </p>
        <h2 className={styles.typed}>{title}</h2>
        <p className={styles.where}>
          <span>
            <Icon name="pin" />
            {entry.venueName ?? t('classes.noVenue')}
          </span>
          <span>
            <Icon name="persons" />
            {t('classes.seats', { count: entry.seatCount })}
          </span>
        </p>
      </div>
      {entry.cancelled && !entry.started ? (
        <Chip tone="sample" icon="warn">
          {t('classes.cancelled')}
        </Chip>
      ) : (
        <ButtonLink
          look="primary"
          iconAfter="next"
          wide
          to={rolePaths.classRoll(entry.classSessionId)}
        >
          {isClosed
            ? t('roll:closed.see')
            : entry.started
              ? t('classes.resumeRoll')
              : t('classes.takeRoll')}
        </ButtonLink>
      )}
      {entry.finished && <Chip icon="check">{t('classes.finished')}</Chip>}
      {isClosed && <Chip tone="plain">{t('roll:closed.chip')}</Chip>}
    </Card>
  );
}

type ClassRowProps = {
  readonly entry: ClassEntry;
  readonly isOver?: boolean;
  /** By staff: it can be read and not changed. */
  readonly isClosed?: boolean;
};

/** Another day's class: a whole-width way in. */
export function ClassRow({ entry, isOver, isClosed }: ClassRowProps) {
  const { t, i18n } = useTranslation(['volunteer', 'roll']);
  const title = useTitle(entry);
  const leaf = dateLeaf(entry.date, i18n.language);
  return (
    <Link className={styles.row} to={rolePaths.classRoll(entry.classSessionId)}>
      <span className={styles.leaf}>
        <span>{leaf.month}</span>
        <b>{leaf.day}</b>
        <span>{leaf.weekday}</span>
      </span>
      <span className={styles.about}>
        <b className={styles.typed}>{title}</b>
        <span>
          {entry.venueName ?? t('classes.noVenue')} {entry.start}
        </span>
        {entry.finished && <span>{t('classes.finished')}</span>}
        {isClosed && <span>{t('roll:closed.chip')}</span>}
        {isOver && !entry.started && <span>{t('roll:notTaken')}</span>}
      </span>
      <Icon name="next" />
    </Link>
  );
}

function useTitle({ course, meeting }: ClassEntry): string {
  const { t } = useTranslation(['volunteer', 'roll']);
  const title = course?.title ?? t('classes.untitled');
  return meeting === null ? title : t('roll:meeting', { title, number: meeting });
}
