import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { planChanges, type PlanChange, type ShownPlan } from '../../domain/plan-changes.ts';
import type { CivilDate } from '../../domain/time.ts';
import { keepShownPlans } from '../store/actions/keep-shown-plans.ts';
import { readPlansToShow } from '../store/queries/shown-plans.ts';
import { useLive } from '../store/queries/use-live.ts';
import { useServices } from '../store/services.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { readableDate } from '../ui/dates.ts';
import { usePhone } from './phone-context.ts';

/** What the city moved or cancelled since somebody last saw the plans on this phone; stays until it was read. */
export function PlanChanges({ today }: { today: CivilDate }) {
  const { t } = useTranslation('departure');
  const { records } = useServices();
  const { groupId } = usePhone();
  const known = useLive(() => readPlansToShow(records, groupId), [records, groupId]);

  // A class that is new to the phone stands in the list below: from now on it counts as shown.
  useEffect(() => {
    if (!known) return;
    const { shown, plans } = known;
    if ([...plans.keys()].every((id) => shown?.has(id))) return;
    // A write that fails is made again at the next look; nothing was said to be kept.
    keepShownPlans(records, new Map([...plans, ...(shown ?? [])])).catch(() => {});
  }, [known, records]);

  const changes = known?.shown ? planChanges(known.shown, known.plans, today) : [];
  if (!known || changes.length === 0) return null;
  return (
    <Card tone="attention" aria-labelledby="plan-changes">
      <h2 id="plan-changes">{t('changes.title')}</h2>
      <ul>
        {changes.map((change) => (
          <li key={change.classSessionId}>
            <Change change={change} venueNames={known.venueNames} />
          </li>
        ))}
      </ul>
      <Button onClick={() => void keepShownPlans(records, known.plans)}>{t('changes.seen')}</Button>
    </Card>
  );
}

type ChangeProps = { change: PlanChange; venueNames: ReadonlyMap<string, string> };

function Change({ change, venueNames }: ChangeProps) {
  const { t, i18n } = useTranslation(['departure', 'volunteer']);
  const say = ({ date, start, venueId }: ShownPlan): string =>
    `${readableDate(date, i18n.language)} ${start} ${
      venueNames.get(venueId) ?? t('volunteer:classes.noVenue')
    }`;
  const before = say(change.before);
  if (change.type === 'moved') return t('changes.moved', { before, now: say(change.now) });
  return t(`changes.${change.type}`, { now: say(change.now) });
}
