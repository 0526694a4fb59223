import { useParams } from 'react-router';
import { UnknownClass } from '../UnknownClass.tsx';
import { useOpenClass } from '../use-open-class.ts';
import { MasteryRoll } from './MasteryRoll.tsx';

/** `/class/:classSessionId/mastery` */
export function MasteryPage() {
  const { classSessionId = '' } = useParams();
  const found = useOpenClass(classSessionId);
  if (found === undefined) return null;
  if (found === null) return <UnknownClass />;
  return <MasteryRoll key={classSessionId} {...found} />;
}
