import { useParams } from 'react-router';
import { UnknownClass } from '../UnknownClass.tsx';
import { useOpenClass } from '../use-open-class.ts';
import { RollCall } from './RollCall.tsx';

/** `/class/:classSessionId` */
export function RollCallPage() {
  const { classSessionId = '' } = useParams();
  const found = useOpenClass(classSessionId);
  if (found === undefined) return null;
  if (found === null) return <UnknownClass />;
  return <RollCall key={classSessionId} {...found} />;
}
