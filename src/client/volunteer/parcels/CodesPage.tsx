import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { framesOf, greatestSeries } from '../../../protocol/bundle-frames.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import type { Parcel } from '../../store/make-parcel.ts';
import { sha256 } from '../../store/sha256.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { QrPicture } from '../../ui/QrPicture.tsx';
import styles from './Parcels.module.css';
import { useAskedRecord, useParcel } from './use-parcel.ts';

/** Long enough for an old phone's camera to see each code (ms). */
const pace = 1_500;

/** The records as a series of QR codes, round and round until somebody stops it; also one by one by hand. */
export function CodesPage() {
  const { t } = useTranslation(['rescue', 'ui']);
  const made = useParcel();
  const record = useAskedRecord();
  return (
    <Page
      bar={
        <BottomBar>
          <ButtonLink wide to={rolePaths.classHandOver(record)} iconBefore="back">
            {t('ui:back')}
          </ButtonLink>
        </BottomBar>
      }
    >
      <h1>{t('codes.title')}</h1>
      {made?.ok === false && (
        <Card>
          <p>{t(`handOver.${made.failure}`)}</p>
        </Card>
      )}
      {made?.ok && <Series parcel={made.value} />}
    </Page>
  );
}

function Series({ parcel }: { parcel: Parcel }) {
  const { t } = useTranslation('rescue');
  const [frames, setFrames] = useState<readonly string[]>([]);
  const [index, setIndex] = useState(0);
  const [goesOn, setGoesOn] = useState(
    () => !matchMedia('(prefers-reduced-motion: reduce)').matches,
  );
  useEffect(() => {
    void framesOf(parcel.text, sha256).then(setFrames);
  }, [parcel]);
  useEffect(() => {
    if (!goesOn || frames.length < 2) return undefined;
    const timer = setInterval(() => setIndex((at) => (at + 1) % frames.length), pace);
    return () => clearInterval(timer);
  }, [goesOn, frames]);

  const frame = frames[index];
  if (frame === undefined) return null;
  if (frames.length > greatestSeries)
    return (
      <Card>
        <p>{t('codes.tooMany')}</p>
      </Card>
    );
  const step = (by: number) => {
    setGoesOn(false);
    setIndex((at) => (at + by + frames.length) % frames.length);
  };
  return (
    <>
      <p>{t('codes.lead')}</p>
      <QrPicture
        large
        text={frame}
        label={t('codes.picture', { number: index + 1, of: frames.length })}
      />
      <p className={styles.place} aria-hidden="true">
        {index + 1} / {frames.length}
      </p>
      {frames.length > 1 && (
        <div className={styles.steps}>
          <Button iconBefore="back" onClick={() => step(-1)}>
            {t('codes.previous')}
          </Button>
          <Button iconAfter="next" onClick={() => step(1)}>
            {t('codes.next')}
          </Button>
          <Button
            iconBefore={goesOn ? 'stop' : undefined}
            onClick={() => setGoesOn((going) => !going)}
          >
            {goesOn ? t('codes.pause') : t('codes.goOn')}
          </Button>
        </div>
      )}
    </>
  );
}
