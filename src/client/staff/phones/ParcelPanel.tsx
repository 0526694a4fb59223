import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readBundle, type StaffParcelAnswer } from '../../../protocol/bundle.ts';
import { useServices, type Refusal } from '../../store/services.ts';
import { FileButton } from '../../ui/FileButton.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Panel } from '../parts/Panel.tsx';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import { RowsTable } from '../parts/RowsTable.tsx';
import styles from './PhonesPage.module.css';

type State =
  | { readonly type: 'idle' | 'taking' | 'notOne' }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'taken'; readonly answer: StaffParcelAnswer };

const outcomes = [
  'applied',
  'duplicate',
  'held',
  'quarantined',
  'erased',
  'notTaken',
] as const satisfies (keyof StaffParcelAnswer)[];

/** A phone without a line wrote its records into a file; here they arrive as if it had sent them. */
export function ParcelPanel({ onTaken }: { onTaken: () => void }) {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const [state, setState] = useState<State>({ type: 'idle' });

  async function takeIn(file: File): Promise<void> {
    const bundle = readBundle((await file.text()).trim());
    if (!bundle) return setState({ type: 'notOne' });
    setState({ type: 'taking' });
    const answer = await staffDesk.takeInParcel(bundle);
    if (!answer.ok) return setState({ type: 'refused', refusal: answer.failure });
    setState({ type: 'taken', answer: answer.value });
    return onTaken();
  }

  return (
    <Panel title={t('parcels.title')} about={t('parcels.about')}>
      <p>
        <FileButton size="staff" accept=".txt,text/plain" onFile={(file) => void takeIn(file)}>
          {t('parcels.choose')}
        </FileButton>
      </p>
      {state.type === 'taking' && <Notice>{t('parcels.taking')}</Notice>}
      {state.type === 'notOne' && <Notice tone="trouble">{t('parcels.notOne')}</Notice>}
      {state.type === 'refused' && <RefusalNote refusal={state.refusal} />}
      {state.type === 'taken' && <Taken answer={state.answer} />}
    </Panel>
  );
}

function Taken({ answer }: { answer: StaffParcelAnswer }) {
  const { t } = useTranslation('staff');
  // What is always said, and what is said only where it happened.
  const rows = outcomes.filter(
    (outcome) => outcome === 'applied' || outcome === 'duplicate' || answer[outcome] > 0,
  );
  const refused = answer.results.filter(({ status }) => status === 'quarantined');
  const strangers = refused.filter(({ reason }) => reason === 'not-your-group').length;
  const refusals = [
    { why: 'not-your-group', n: strangers },
    { why: 'not-understood', n: refused.length - strangers },
  ] as const;
  return (
    <div className={styles.taken}>
      <Notice tone="done">
        {t('parcels.taken', {
          short: answer.deviceId.slice(0, 4).toUpperCase(),
          group: answer.groupName,
        })}
      </Notice>
      <RowsTable
        caption={t('parcels.title')}
        captionHidden
        needs={12}
        columns={[
          {
            title: t('parcels.records'),
            names: true,
            renderCell: (outcome) => t(`parcels.${outcome}`),
          },
          { title: t('parcels.count'), figure: true, renderCell: (outcome) => answer[outcome] },
        ]}
        rows={rows}
        keyOf={(outcome) => outcome}
      />
      {refusals.map(({ why, n }) => n > 0 && <p key={why}>{t(`parcels.why.${why}`, { n })}</p>)}
    </div>
  );
}
