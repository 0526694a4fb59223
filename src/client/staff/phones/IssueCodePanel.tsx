import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enrollmentQrText } from '../../../protocol/enrollment-qr.ts';
import type { IssuedEnrollmentCode } from '../../../protocol/staff.ts';
import { useServices, type Refusal } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import type { DocumentOf } from '../documents.ts';
import { QrPicture } from '../../ui/QrPicture.tsx';
import { useDates } from '../frame/signed-in.ts';
import { Field } from '../parts/Field.tsx';
import { Panel } from '../parts/Panel.tsx';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import styles from './PhonesPage.module.css';

/** Issues a code for a group and shows it once, large enough to be read out across a table. */
export function IssueCodePanel({
  groups,
  onIssued,
}: {
  groups: readonly DocumentOf<'group'>[];
  onIssued: () => void;
}) {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const [groupId, setGroupId] = useState(groups[0]?.documentId ?? '');
  const [issued, setIssued] = useState<(IssuedEnrollmentCode & { groupName: string }) | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function issue(): Promise<void> {
    const group = groups.find((one) => one.documentId === groupId);
    if (!group) return;
    const answer = await staffDesk.issueEnrollmentCode(groupId);
    setRefusal(answer.ok ? null : answer.failure);
    if (!answer.ok) return;
    setIssued({ ...answer.value, groupName: group.body.name });
    onIssued();
  }

  return (
    <Panel title={t('issue.title')} about={t('issue.about')}>
      {groups.length === 0 ? (
        <p>{t('issue.noGroup')}</p>
      ) : (
        <div className={styles.form}>
          <Field label={t('group')}>
            {(control) => (
              <select
                {...control}
                value={groupId}
                onChange={(event) => setGroupId(event.target.value)}
              >
                {groups.map(({ documentId, body }) => (
                  <option key={documentId} value={documentId}>
                    {body.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Button size="staff" look="primary" onClick={() => void issue()}>
            {t('issue.deed')}
          </Button>
        </div>
      )}
      {refusal && <RefusalNote refusal={refusal} />}
      <div aria-live="polite">{issued && <Ticket issued={issued} />}</div>
    </Panel>
  );
}

function Ticket({ issued }: { issued: IssuedEnrollmentCode & { groupName: string } }) {
  const { t } = useTranslation('staff');
  const dates = useDates();
  return (
    <div className={styles.ticket}>
      <p>{t('issue.forGroup', { group: issued.groupName })}</p>
      <output className={styles.code} aria-label={t('issue.code')}>
        {issued.code.slice(0, 4)}-{issued.code.slice(4)}
      </output>
      <QrPicture text={enrollmentQrText(issued.code)} label={t('issue.qr')} />
      <p>{t('issue.until', { moment: dates.moment(issued.expiresAt) })}</p>
      <p>{t('issue.once')}</p>
    </div>
  );
}
