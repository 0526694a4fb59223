/** Who sits at the screen, as the city answered; known to every staff page inside the gate. */
import { createContext, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { may, type Deed } from '../../../domain/permissions.ts';
import type { City } from '../../../protocol/city.ts';
import type { Me } from '../../../protocol/staff.ts';
import { useServices, type Refusal } from '../../store/services.ts';
import { createDates, type Dates } from '../dates.ts';

export type SignedIn = {
  /** Null while the city cannot be reached: then only what is kept on this machine can be shown. */
  readonly me: Me | null;
  readonly refusal: Refusal | null;
  /** From the last answer, this time or an earlier one. */
  readonly city: City | null;
  readonly askAgain: () => void;
};

export const SignedInContext = createContext<SignedIn | null>(null);

export function useSignedIn(): SignedIn {
  const signedIn = useContext(SignedInContext);
  if (!signedIn) throw new Error('Staff pages must stand inside StaffGate');
  return signedIn;
}

/** May the person at this screen do that in their own city? */
export function useMay(deed: Deed): boolean {
  const { me } = useSignedIn();
  if (!me) return false;
  const { municipalityCode } = me.city;
  return may({ kind: 'staff', municipalityCode, role: me.role }, deed, { municipalityCode });
}

/** Dates in the city's time zone and the screen's language; `today` is the day on which the screen opened. */
export function useDates(): Dates {
  const { now } = useServices();
  const { i18n } = useTranslation('staff');
  const timeZone = useSignedIn().city?.timeZone ?? 'Asia/Tokyo';
  return useMemo(() => createDates(now(), timeZone, i18n.language), [now, timeZone, i18n.language]);
}
