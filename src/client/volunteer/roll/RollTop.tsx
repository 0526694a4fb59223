import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import styles from './RollTop.module.css';

type RollTopProps = {
  readonly venueName: string | null;
  readonly start: string;
  /** Staff have closed the class: it has no button for everybody. */
  readonly locked: boolean;
  /** Is there anybody without a mark? */
  readonly canMarkEverybody: boolean;
  readonly onEverybody: () => void;
};

/** Where and when, and the one button for everybody. A mark does not redraw it. */
export const RollTop = memo(function RollTop(props: RollTopProps) {
  const { venueName, start, locked, canMarkEverybody, onEverybody } = props;
  const { t } = useTranslation('volunteer');
  return (
    <div className={styles.top}>
      <div>
        <h1>{t('roll.title')}</h1>
        <p>
          {venueName ?? t('classes.noVenue')} {start}
        </p>
      </div>
      {!locked && (
        <Button
          look="soft"
          iconBefore="check"
          aria-disabled={!canMarkEverybody}
          onClick={onEverybody}
        >
          {t('roll.everybody')}
        </Button>
      )}
    </div>
  );
});
