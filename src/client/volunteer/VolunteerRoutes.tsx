import { useTranslation } from 'react-i18next';
import { Route, Routes } from 'react-router';
import { rolePatterns } from '../app/paths-of-roles.ts';
import { useServices } from '../store/services.ts';
import { readActors } from '../store/actors.ts';
import { readEnrollment } from '../store/enrollment.ts';
import { useLive } from '../store/queries/use-live.ts';
import { readSync } from '../store/sync-state.ts';
import { CardPage } from './card/CardPage.tsx';
import { ClassListPage } from './ClassListPage.tsx';
import { HandOutPage } from './finish/HandOutPage.tsx';
import { FinishPage } from './FinishPage.tsx';
import { HeadcountPage } from './headcount/HeadcountPage.tsx';
import { JoinPage } from './JoinPage.tsx';
import { LendPage } from './lending/LendPage.tsx';
import { ClassLock } from './lock/ClassLock.tsx';
import { ForgottenPage } from './lock/ForgottenPage.tsx';
import { LockPage } from './lock/LockPage.tsx';
import { MasteryPage } from './mastery/MasteryPage.tsx';
import { NewClassPage } from './NewClassPage.tsx';
import { PaperPage } from './paper/PaperPage.tsx';
import { CarryPage } from './parcels/CarryPage.tsx';
import { CodesPage } from './parcels/CodesPage.tsx';
import { HandOverPage } from './parcels/HandOverPage.tsx';
import { ActorsContext, PhoneContext } from './phone-context.ts';
import { RollCallPage } from './roll/RollCallPage.tsx';
import { LeavePage } from './sharing/LeavePage.tsx';
import { PeoplePage } from './sharing/PeoplePage.tsx';
import { PhonePage } from './sharing/PhonePage.tsx';
import { SyncPage } from './sync/SyncPage.tsx';
import { TeachListPage } from './teach/TeachListPage.tsx';
import { TeachPage } from './teach/TeachPage.tsx';
import { CertificatePage } from './training/CertificatePage.tsx';
import { TrainingLessonPage } from './training/TrainingLessonPage.tsx';
import { TrainingPage } from './training/TrainingPage.tsx';
import { useLessonsHere } from './use-lessons-here.ts';

/**
 * All at once, before anything is drawn: a page that asks for more texts while it stands there would be blank until they
 * have come.
 */
const classTexts = [
  'volunteer',
  'roll',
  'departure',
  'teach',
  'rescue',
  'sharing',
  'training',
  'scanning',
  'learner',
  'ui',
] as const;

/** The class area: until the phone belongs to a group there is only the way in. */
export function VolunteerRoutes() {
  const { records } = useServices();
  useTranslation(classTexts);
  const enrollment = useLive(() => readEnrollment(records), [records]);
  const sync = useLive(() => readSync(records), [records]);
  const actors = useLive(() => readActors(records), [records]);
  if (enrollment === undefined || sync === undefined || actors === undefined) return null;
  if (enrollment === null) return <JoinPage />;
  return (
    <PhoneContext value={enrollment}>
      <ActorsContext value={actors}>
        <ClassLock>
          <ClassArea isRefused={sync.refusal !== null} />
        </ClassLock>
      </ActorsContext>
    </PhoneContext>
  );
}

function ClassArea({ isRefused }: { isRefused: boolean }) {
  const { volunteer } = rolePatterns;
  useLessonsHere();
  return (
    <Routes>
      <Route path={volunteer.home} element={<ClassListPage />} />
      <Route
        path={volunteer.join}
        element={isRefused ? <JoinPage returning /> : <ClassListPage />}
      />
      <Route path={volunteer.new} element={<NewClassPage />} />
      <Route path={volunteer.sync} element={<SyncPage />} />
      <Route path={volunteer.handOver} element={<HandOverPage />} />
      <Route path={volunteer.codes} element={<CodesPage />} />
      <Route path={volunteer.lend} element={<LendPage />} />
      <Route path={volunteer.phone} element={<PhonePage />} />
      <Route path={volunteer.people} element={<PeoplePage />} />
      <Route path={volunteer.lock} element={<LockPage />} />
      <Route path={volunteer.forgotten} element={<ForgottenPage />} />
      <Route path={volunteer.leave} element={<LeavePage />} />
      <Route path={volunteer.training} element={<TrainingPage />} />
      <Route path={volunteer.trainingLesson} element={<TrainingLessonPage />} />
      <Route path={volunteer.certificate} element={<CertificatePage />} />
      <Route path={volunteer.carry} element={<CarryPage />} />
      <Route path={volunteer.roll} element={<RollCallPage />} />
      <Route path={volunteer.teach} element={<TeachListPage />} />
      <Route path={volunteer.teachLesson} element={<TeachPage />} />
      <Route path={volunteer.mastery} element={<MasteryPage />} />
      <Route path={volunteer.card} element={<CardPage />} />
      <Route path={volunteer.headcount} element={<HeadcountPage />} />
      <Route path={volunteer.paper} element={<PaperPage />} />
      <Route path={volunteer.handOut} element={<HandOutPage />} />
      <Route path={volunteer.finish} element={<FinishPage />} />
    </Routes>
  );
}
