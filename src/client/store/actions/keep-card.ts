import type { CardCode } from '../../../domain/lessons/three-lines.ts';
import type { LearnerDatabase } from '../learner-database.ts';
import { mostCards, readCards } from '../queries/cards.ts';
import { onLastingConnection } from '../reopen-databases.ts';

/** Keeps a card on this phone, the newest first; the same one again comes to the front. */
export async function keepCard(
  learner: LearnerDatabase,
  code: CardCode,
  keptAt: number,
): Promise<void> {
  await onLastingConnection(learner, () =>
    learner.transaction('rw', learner.settings, async () => {
      const others = (await readCards(learner)).filter((card) => card.code !== code);
      const cards = [{ code, keptAt }, ...others].slice(0, mostCards);
      await learner.settings.put({ key: 'cards', cards });
    }),
  );
}
