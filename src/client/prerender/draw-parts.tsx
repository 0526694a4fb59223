/** The pieces of every page that is not a lesson's step, and the texts that any page drawn ahead may name. */
import { defaultSettings } from '../../domain/learner-settings.ts';
import type { Lesson } from '../../domain/lessons/lesson.ts';
import { sealCount } from '../../domain/lessons/stamp-row.ts';
import type { City } from '../../protocol/city.ts';
import { packPictures } from '../../protocol/packs.ts';
import type { OpenedPage } from '../../protocol/pages/page-facts.ts';
import {
  cityNameValue,
  drawnAs,
  type ByCity,
  type HomePieces,
  type PageParts,
  type Row,
} from '../../protocol/pages/page-pieces.ts';
import { valueToken } from '../../protocol/pages/tokens.ts';
import type { ShelvedPack } from '../../protocol/shelf.ts';
import { InAppAdvice } from '../app/install/InAppAdvice.tsx';
import { cityPhoneFallback } from '../learner/help/telephone-numbers.ts';
import { CardLink } from '../learner/home/CardLink.tsx';
import { ArrivalCard, SavedChip } from '../learner/home/DownloadStatus.tsx';
import { PackCards } from '../learner/home/PackCards.tsx';
import { StampCard } from '../learner/home/StampCard.tsx';
import { TodayCard } from '../learner/home/TodayCard.tsx';
import { SampleMark } from '../learner/SampleChip.tsx';
import { Stamp, StampPlace } from '../learner/Stamp.tsx';
import { drawPage, drawPart } from './draw-page.tsx';
import { textsByLanguage } from './token-texts.ts';

const city: City = {
  municipalityCode: '',
  name: valueToken(cityNameValue),
  timeZone: '',
  sample: false,
  settings: {},
};

export function drawParts(): Omit<PageParts, 'markup'> {
  return {
    texts: textsByLanguage,
    cityPhone: cityPhoneFallback,
    help: byCity('/help', { page: 'help' }),
    familyQuestion: drawFamilyQuestion(),
    home: drawHome(),
    inApp: {
      line: drawPart(<InAppAdvice app={drawnAs.app.line} />),
      other: drawPart(<InAppAdvice app={drawnAs.app.other} />),
    },
  };
}

function byCity(path: string, opened: OpenedPage): ByCity {
  const draw = (of: City | null) =>
    drawPage({ path, settings: defaultSettings, city: of, inApp: null, opened });
  return { unknown: draw(null), city: draw(city), sample: draw({ ...city, sample: true }) };
}

/** It stands before a lesson's first picture, and says the same in every lesson. */
function drawFamilyQuestion(): string {
  const picture = { device: 'phone', parts: [], memory: {}, alt: '' } as const;
  const lesson: Lesson = {
    packId: drawnAs.packId,
    lessonId: drawnAs.lessonId,
    title: [],
    version: 1,
    minutes: 1,
    goal: [],
    facts: [],
    steps: [
      {
        stepId: 'asking',
        sentence: [],
        blocks: [],
        picture: { iphone: picture, android: picture, easy: picture },
      },
    ],
  };
  return drawPage({
    path: `/lessons/${lesson.packId}/${lesson.lessonId}`,
    settings: defaultSettings,
    city: null,
    inApp: null,
    opened: { page: 'lesson', lesson, stepId: null },
  });
}

function drawHome(): HomePieces {
  return {
    frame: { unknown: drawFrame(null), city: drawFrame(city) },
    today: Object.fromEntries(packPictures.flatMap(drawTodays)),
    arriving: drawPart(
      <ArrivalCard
        words="arriving"
        count={{ here: drawnAs.here, total: drawnAs.stepCount }}
        note="canLeave"
      />,
    ),
    saved: drawPart(<SavedChip words="savedOffline" />),
    sample: drawPart(<SampleMark />),
    packs: {
      ...splitAt(drawPart(<PackCards shelf={[]} progress={[]} />), '</ul>'),
      itemByName: Object.fromEntries(
        packPictures.map((picture) => [
          picture,
          between(
            drawPart(<PackCards shelf={[aPack(picture)]} progress={[]} />),
            drawPart(<PackCards shelf={[]} progress={[]} />),
            '</ul>',
          ),
        ]),
      ),
    },
    card: drawPart(<CardLink />),
    stamps: { none: drawStamps(0), some: drawStamps(drawnAs.dayCount) },
  };
}

/** Home with no card at all: the cards belong before the end of its content. */
function drawFrame(of: City | null): readonly [string, string] {
  const html = drawPage({
    path: '/',
    settings: defaultSettings,
    city: of,
    inApp: null,
    opened: {
      page: 'home',
      known: { shelf: [], progress: [], dayCount: 0, step: null },
    },
  });
  const cards =
    drawPart(<SavedChip words="savedOffline" />) +
    drawEmptyPacks() +
    drawPart(<CardLink />) +
    drawStampCard(0);
  const at = html.indexOf(cards);
  if (at < 0) throw new Error('home does not hold the cards that it is made of');
  return [html.slice(0, at), html.slice(at + cards.length)];
}

const drawEmptyPacks = () => drawPart(<PackCards shelf={[]} progress={[]} />);
const drawStampCard = (dayCount: number) => drawPart(<StampCard dayCount={dayCount} />);

function drawTodays(picture: ShelvedPack['picture']): readonly (readonly [string, string])[] {
  const draw = (why: 'start' | 'continue' | 'again', step: number | null) =>
    drawPart(
      <TodayCard
        shelf={[aPack(picture)]}
        suggested={{ packId: drawnAs.packId, lessonId: drawnAs.lessonId, why, stepId: null }}
        step={step}
      />,
    );
  return [
    [`start-${picture}`, draw('start', null)],
    [`again-${picture}`, draw('again', null)],
    [`continue-${picture}`, draw('continue', null)],
    [`resume-${picture}`, draw('continue', drawnAs.step)],
  ];
}

function drawStamps(dayCount: number): Row {
  const seals = Array.from({ length: sealCount }, (_, day) => drawPart(<Stamp day={day} />));
  const place = drawPart(<StampPlace />);
  const html = drawStampCard(dayCount);
  const shown = (seals[0] ?? '').repeat(dayCount) + place.repeat(5 - dayCount);
  const [before = '', after = ''] = html.split(shown);
  return {
    before,
    after,
    itemByName: { ...Object.fromEntries(seals.map((seal, day) => [String(day), seal])), place },
  };
}

function aPack(picture: ShelvedPack['picture']): ShelvedPack {
  const title = valueToken(drawnAs.title);
  const { packId, lessonId, stepCount } = drawnAs;
  const lesson = { lessonId, packId, title, stepCount, version: 1, minutes: 1, hash: '' };
  return { packId, title, picture, lessonCount: 1, lessons: [{ ...lesson, isHere: true }] };
}

function splitAt(html: string, end: string): Pick<Row, 'before' | 'after'> {
  const at = html.indexOf(end);
  return { before: html.slice(0, at), after: html.slice(at) };
}

/** What `full` holds more than `empty` before `end`. */
function between(full: string, empty: string, end: string): string {
  return full.slice(empty.indexOf(end), full.length - (empty.length - empty.indexOf(end)));
}
