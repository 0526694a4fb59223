import { createContext, useContext, useMemo } from 'react';
import { noActors, type Actors } from '../../domain/actor-signs.ts';
import type { Recording } from '../store/commit.ts';
import type { EnrollmentRow } from '../store/records-database.ts';
import { useServices } from '../store/services.ts';

/** The phone's membership; every screen of the class area stands inside it. */
export const PhoneContext = createContext<EnrollmentRow | null>(null);

export function usePhone(): EnrollmentRow {
  const enrollment = useContext(PhoneContext);
  if (!enrollment) throw new Error('Class screens must stand inside PhoneContext');
  return enrollment;
}

/** Who shares the phone, and who of them records now. */
export const ActorsContext = createContext<Actors>(noActors);

/** What actions need in order to record something on this phone. */
export function useRecording(): Recording {
  const { records, now } = useServices();
  const { deviceId, groupId, city } = usePhone();
  const { now: actorId } = useContext(ActorsContext);
  return useMemo(
    () => ({
      records,
      phone: { kind: 'volunteer', municipalityCode: city.municipalityCode, deviceId, groupId },
      actorId,
      now,
    }),
    [records, now, actorId, deviceId, groupId, city.municipalityCode],
  );
}
