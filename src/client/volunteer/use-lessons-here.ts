import { useEffect } from 'react';
import { useServices } from '../store/services.ts';

/**
 * The lessons come to a phone that was only ever opened at the class area too: those that are taught, and those from
 * which volunteers learn themselves. A line that is back is used at once.
 */
export function useLessonsHere(): void {
  const { packDownload, bringTraining } = useServices();
  useEffect(() => {
    const bring = () => {
      void packDownload.refresh();
      void bringTraining();
    };
    bring();
    addEventListener('online', bring);
    return () => removeEventListener('online', bring);
  }, [packDownload, bringTraining]);
}
