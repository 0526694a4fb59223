import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { routePatterns } from '../app/paths.ts';
import { useLessonDownload } from './lesson-download.ts';
import { useArrival } from './use-arrival.ts';

// Each page by itself: an old phone reads no more than the page that it shows.
const HomePage = lazy(async () => ({ default: (await import('./home/HomePage.tsx')).HomePage }));
const PackPage = lazy(async () => ({ default: (await import('./pack/PackPage.tsx')).PackPage }));
const LessonPage = lazy(async () => ({
  default: (await import('./lesson/LessonPage.tsx')).LessonPage,
}));
const HelpPage = lazy(async () => ({ default: (await import('./help/HelpPage.tsx')).HelpPage }));
const SettingsPage = lazy(async () => ({
  default: (await import('./settings/SettingsPage.tsx')).SettingsPage,
}));
const UnknownPage = lazy(async () => ({
  default: (await import('./unknown/UnknownPage.tsx')).UnknownPage,
}));

/** What a learner sees, by address. */
export function LearnerRoutes() {
  const download = useLessonDownload();
  useArrival();
  const patterns = routePatterns.learner;
  return (
    <Routes>
      <Route path={patterns.home} element={<HomePage download={download} />} />
      <Route path={patterns.help} element={<HelpPage />} />
      <Route path={patterns.settings} element={<SettingsPage />} />
      <Route path={patterns.pack} element={<PackPage download={download} />} />
      <Route path={patterns.lesson} element={<LessonPage download={download} />} />
      <Route path="*" element={<UnknownPage />} />
    </Routes>
  );
}
