import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rolePaths } from '../../app/paths-of-roles.ts';
import type { Parcel } from '../../store/make-parcel.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card, Note } from '../../ui/Card.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { SampleMark } from '../SampleMark.tsx';
import { canShare, saveFile, shareFile } from './hand-out-file.ts';
import styles from './Parcels.module.css';
import { useAskedRecord, useParcel } from './use-parcel.ts';

/** When sending is impossible: the records, or one that is stuck, as a file or as QR codes, for another phone or a staff screen. */
export function HandOverPage() {
  const { t } = useTranslation(['rescue', 'ui']);
  const made = useParcel();
  const record = useAskedRecord();
  return (
    <Page
      bar={
        <BottomBar>
          <ButtonLink wide to={rolePaths.classSync} iconBefore="back">
            {t('ui:back')}
          </ButtonLink>
        </BottomBar>
      }
    >
      <h1>{t(record === null ? 'handOver.title' : 'handOver.oneTitle')}</h1>
      <SampleMark />
      {made?.ok === false && (
        <Card>
          <p>{t(`handOver.${made.failure}`)}</p>
        </Card>
      )}
      {made?.ok && <Ways parcel={made.value} record={record} />}
      {record === null && (
        <Card>
          <h2>{t('carry.title')}</h2>
          <p>{t('handOver.carryInstead')}</p>
          <ButtonLink wide to={rolePaths.classCarry} iconBefore="download">
            {t('handOver.toCarry')}
          </ButtonLink>
        </Card>
      )}
    </Page>
  );
}

function Ways({ parcel, record }: { parcel: Parcel; record: string | null }) {
  const { t } = useTranslation('rescue');
  const [told, setTold] = useState<'shared' | 'saved' | 'notShared' | null>(null);
  const [shares] = useState(() => canShare(parcel));

  async function share() {
    const outcome = await shareFile(parcel).catch(() => 'notShared' as const);
    setTold(outcome === 'closed' ? null : outcome);
  }

  function save() {
    saveFile(parcel);
    setTold('saved');
  }

  return (
    <>
      <p className={styles.lead}>
        {record === null ? t('handOver.lead', { count: parcel.records }) : t('handOver.oneLead')}
      </p>
      <p>{t('handOver.sealed')}</p>
      <div className={styles.ways}>
        {shares && (
          <Button wide look="primary" iconAfter="next" onClick={() => void share()}>
            {t('handOver.share')}
          </Button>
        )}
        <Button wide look={shares ? 'plain' : 'primary'} iconBefore="download" onClick={save}>
          {t('handOver.save')}
        </Button>
        <ButtonLink wide to={rolePaths.classCodes(record)} iconBefore="phone">
          {t('handOver.codes')}
        </ButtonLink>
      </div>
      <p role="status" className={styles.told}>
        {told && t(`handOver.${told}`)}
      </p>
      {parcel.leftOver > 0 && <p>{t('handOver.leftOver', { count: parcel.leftOver })}</p>}
      <Note>{t('handOver.stays')}</Note>
    </>
  );
}
