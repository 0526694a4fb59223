import { useTranslation } from 'react-i18next';
import { useServices } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import { documentsOf } from '../documents.ts';
import { useMay } from '../frame/signed-in.ts';
import { Here } from '../parts/Here.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Panel } from '../parts/Panel.tsx';
import { useAsked } from '../use-asked.ts';
import { IssueCodePanel } from './IssueCodePanel.tsx';
import { OpenCodes } from './OpenCodes.tsx';
import { ParcelPanel } from './ParcelPanel.tsx';
import { PhoneList } from './PhoneList.tsx';
import styles from './PhonesPage.module.css';

/** Codes for joining a group, and the phones that have joined. */
export function PhonesPage() {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const mayEnroll = useMay('enroll phones');
  const mayTakeIn = useMay('settle records');
  const [documents, askDocuments] = useAsked('documents', staffDesk.documents);
  const [codes, askCodes] = useAsked('openEnrollmentCodes', staffDesk.openEnrollmentCodes);
  const [devices, askDevices] = useAsked('devices', staffDesk.devices);
  return (
    <>
      <PageHead title={t('nav.phones')} about={t('phones.about')}>
        <Button
          size="staff"
          onClick={() => {
            askCodes();
            askDevices();
          }}
        >
          {t('phones.refresh')}
        </Button>
      </PageHead>
      {mayEnroll && (
        <div className={styles.codes}>
          <Here asked={documents} onAgain={askDocuments}>
            {(all) => <IssueCodePanel groups={documentsOf(all, 'group')} onIssued={askCodes} />}
          </Here>
          <Panel title={t('codes.title')} about={t('codes.about')}>
            <Here asked={codes} onAgain={askCodes}>
              {(open) => <OpenCodes codes={open} onWithdrawn={askCodes} />}
            </Here>
          </Panel>
        </div>
      )}
      {mayTakeIn && <ParcelPanel onTaken={askDevices} />}
      <Panel title={t('phones.list')} about={t('phones.listAbout')}>
        <Here asked={devices} onAgain={askDevices}>
          {(phones) => <PhoneList phones={phones} onChanged={askDevices} />}
        </Here>
      </Panel>
    </>
  );
}
