import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { Scanner } from '../../scanning/Scanner.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { FileButton } from '../../ui/FileButton.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { SampleMark } from '../SampleMark.tsx';
import { CarriedParcels } from './CarriedParcels.tsx';
import styles from './Parcels.module.css';
import { useCollection, type Taking } from './use-collection.ts';

/** Takes records of another phone along: closed, to be handed to the city when there is a line. */
export function CarryPage() {
  const { t } = useTranslation(['rescue', 'ui']);
  const { taking, addCode, addFile } = useCollection();
  const [scanning, setScanning] = useState(false);
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
      <h1>{t('carry.title')}</h1>
      <SampleMark />
      <p>{t('carry.lead')}</p>
      {scanning && taking.type !== 'kept' ? (
        <>
          <Scanner hint={t('carry.hint')} otherwise={null} onText={(text) => void addCode(text)} />
          <Button wide iconBefore="stop" onClick={() => setScanning(false)}>
            {t('carry.stop')}
          </Button>
        </>
      ) : (
        <Button wide look="primary" iconBefore="phone" onClick={() => setScanning(true)}>
          {t('carry.scan')}
        </Button>
      )}
      <div role="status">
        <Taken taking={taking} />
      </div>
      <FileButton wide accept=".txt,text/plain" onFile={(chosen) => void addFile(chosen)}>
        {t('carry.file')}
      </FileButton>
      <CarriedParcels />
    </Page>
  );
}

/** So many numbers are read out; the rest is on its way anyway. */
const namedMissing = 6;

function Taken({ taking }: { taking: Taking }) {
  const { t } = useTranslation('rescue');
  switch (taking.type) {
    case 'nothing':
      return null;
    case 'collecting':
      return (
        <Card>
          <b>
            {t('carry.collecting', { read: taking.read, of: taking.read + taking.missing.length })}
          </b>
          <p className={styles.missing}>
            {t('carry.missing', { numbers: taking.missing.slice(0, namedMissing).join(', ') })}
          </p>
        </Card>
      );
    case 'kept':
      return (
        <Card tone="main">
          <b>{t('carry.kept', { count: taking.parcel.records })}</b>
          <p>{t('carry.whenOnline')}</p>
        </Card>
      );
    default:
      return (
        <Card tone="attention">
          <p>{t(`carry.${taking.type}`)}</p>
        </Card>
      );
  }
}
