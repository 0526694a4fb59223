/** Home as this phone knows it, from the cards that were drawn at build. */
import { packProgress, suggestLesson } from '../../domain/lessons/progress.ts';
import { sealCount, stampRow } from '../../domain/lessons/stamp-row.ts';
import type { City } from '../city.ts';
import { isAllHere, lessonsToOffer, type ShelvedPack } from '../shelf.ts';
import type { HomeFacts } from './page-facts.ts';
import { drawnAs, type HomePieces, type PageParts, type Row } from './page-pieces.ts';
import { escapeHtml, textToken, valueToken } from './tokens.ts';

/** Null where a picture was not drawn. */
export function composeHome(
  { home }: PageParts,
  known: HomeFacts,
  city: City | null,
): string | null {
  const [before, after] = home.frame[city ? 'city' : 'unknown'];
  const today = composeToday(home, known);
  const packs = composePacks(home, known);
  if (today === null || packs === null) return null;
  const sample = city?.sample ? home.sample : '';
  const status = isAllHere(known.shelf) ? home.saved : composeArriving(home, known.shelf);
  return (
    before +
    today +
    status +
    sample +
    packs +
    home.card +
    composeStamps(home, known.dayCount) +
    after
  );
}

function composeToday(home: HomePieces, { shelf, progress, step }: HomeFacts): string | null {
  const suggested = suggestLesson(lessonsToOffer(shelf), progress);
  const pack = shelf.find(({ packId }) => packId === suggested?.packId);
  const entry = pack?.lessons.find(({ lessonId }) => lessonId === suggested?.lessonId);
  if (!suggested || !pack || !entry) return '';
  const isResumed = suggested.why === 'continue' && step !== null;
  const piece = home.today[`${isResumed ? 'resume' : suggested.why}-${pack.picture}`];
  if (piece === undefined) return null;
  const at = (place: number, count: number) =>
    textToken('learner:home.stepOf', { step: String(place), total: String(count) });
  const named = piece
    .replaceAll(
      `/lessons/${drawnAs.packId}/${drawnAs.lessonId}`,
      `/lessons/${entry.packId}/${entry.lessonId}`,
    )
    .replaceAll(at(drawnAs.step, drawnAs.stepCount), at(step ?? 0, entry.stepCount));
  return withTitle(named, entry.title);
}

function composeArriving({ arriving }: HomePieces, shelf: readonly ShelvedPack[]): string {
  const lessons = shelf.flatMap((pack) => pack.lessons);
  const here = lessons.filter(({ isHere }) => isHere).length;
  const all = shelf.reduce((sum, { lessonCount }) => sum + lessonCount, 0);
  const count = (part: number, total: number) =>
    textToken('learner:download.countOf', { here: String(part), total: String(total) });
  const bar = (part: number, total: number) => `value="${part}" max="${total}"`;
  return arriving
    .replace(count(drawnAs.here, drawnAs.stepCount), count(here, all))
    .replace(bar(drawnAs.here, drawnAs.stepCount), bar(here, all));
}

function composePacks(home: HomePieces, { shelf, progress }: HomeFacts): string | null {
  const { before, itemByName, after } = home.packs;
  const items = shelf.map((pack) => {
    const item = itemByName[pack.picture];
    if (item === undefined) return null;
    const { key, number } = packProgress(pack, progress);
    const named = item
      .replaceAll(`/lessons/${drawnAs.packId}`, `/lessons/${pack.packId}`)
      .replaceAll(
        textToken('learner:pack.notYet'),
        textToken(`learner:pack.${key}`, key === 'someDone' ? { number: String(number) } : {}),
      );
    return withTitle(named, pack.title);
  });
  return items.includes(null) ? null : before + items.join('') + after;
}

function composeStamps({ stamps }: HomePieces, dayCount: number): string {
  const { before, itemByName, after }: Row = stamps[dayCount === 0 ? 'none' : 'some'];
  const { days: shown, places } = stampRow(dayCount);
  const row = [
    ...shown.map((day) => String(day % sealCount)),
    ...Array.from({ length: places }, () => 'place'),
  ];
  const days = (count: number) => textToken('learner:home.stampsCount', { number: String(count) });
  return (
    before +
    row.map((name) => itemByName[name] ?? '').join('') +
    after.replaceAll(days(drawnAs.dayCount), days(dayCount))
  );
}

/** Only the title is filled here; every other token is the page's. */
function withTitle(html: string, title: ShelvedPack['title']): string {
  return html.replaceAll(valueToken(drawnAs.title), escapeHtml(title));
}
