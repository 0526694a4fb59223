/** `npm run lessons`: checks every lesson and says all that is to mend; exit code 1 if anything is. */
import { buildPacks } from '../authoring/build-packs.ts';
import { readLessonFolder } from '../authoring/lesson-folder.ts';
import { describeMistake } from '../authoring/mistakes.ts';
import { civilDateOf } from '../domain/time.ts';

const built = buildPacks(readLessonFolder('lessons'), civilDateOf(Date.now(), 'Asia/Tokyo'));
if (built.ok) {
  const { index, volunteers, lessons, factsDue } = built.value;
  const packCount = index.packs.length + volunteers.packs.length;
  const stepCount = lessons.reduce((count, { steps }) => count + steps.length, 0);
  const due = factsDue.length > 0 ? ` まもなく見直す事実: ${factsDue.join('・')}` : '';
  console.log(
    `パック ${packCount}、レッスン ${lessons.length}、画面 ${stepCount} を確かめました。直すところはありません。${due}`,
  );
} else {
  for (const mistake of built.failure) console.error(describeMistake(mistake));
  console.error(`直すところが ${built.failure.length} か所あります。`);
  process.exitCode = 1;
}
