import { useEffect, useState } from 'react';
import { useServices } from '../../store/services.ts';

const every = 10_000;

/** The time now (ms since 1970), told again often enough that minutes are never late by much. */
export function useMinute(): number {
  const { now } = useServices();
  const [moment, setMoment] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setMoment(now()), every);
    return () => clearInterval(timer);
  }, [now]);
  return moment;
}
