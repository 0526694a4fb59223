import { Route, Routes } from 'react-router';
import { learnerPatterns } from '../app/paths.ts';
import { lazyPages, type LearnerPages } from './learner-pages.ts';
import { useLessonDownload } from './lesson-download.ts';
import { useArrival } from './use-arrival.ts';

/** What a learner sees, by address. */
export function LearnerRoutes({ pages = lazyPages }: { pages?: LearnerPages | undefined }) {
  const download = useLessonDownload();
  useArrival();
  const patterns = learnerPatterns;
  return (
    <Routes>
      <Route path={patterns.home} element={<pages.home download={download} />} />
      <Route path={patterns.help} element={<pages.help download={download} />} />
      <Route path={patterns.card} element={<pages.card download={download} />} />
      <Route path={patterns.settings} element={<pages.settings download={download} />} />
      <Route path={patterns.pack} element={<pages.pack download={download} />} />
      <Route path={patterns.lesson} element={<pages.lesson download={download} />} />
      <Route path={patterns.practice} element={<pages.practice download={download} />} />
      <Route path="*" element={<pages.unknown download={download} />} />
    </Routes>
  );
}
