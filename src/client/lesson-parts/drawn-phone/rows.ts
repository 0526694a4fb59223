/** Titles, running text and the rows of a list. */
import type { ScreenPart } from '../../../domain/lessons/lesson.ts';
import { edge, hairline, paleInk, targetEdge, wash } from './looks.ts';
import { sizeToFit } from './measure.ts';
import { clearSpan, fullBox, placed, setWords, type Place } from './place.ts';
import type { Box, PlacedPart, Shape } from './shapes.ts';

type Part<Kind> = Extract<ScreenPart, { kind: Kind }>;

export function layOutTitle({ text }: Part<'title'>, place: Place): PlacedPart {
  const { title } = place.look;
  const ground = title.ground === null ? null : place.look.name === 'copier' ? 17 : 14;
  const area = fullBox(place, 0, ground ?? place.look.margin);
  const span = clearSpan(place, area, ground === null ? 0 : 8);
  const size = sizeToFit(text, [title.size, title.size - 3, title.size - 6], span.width);
  const set = setWords(
    text,
    title.centered
      ? { x: (span.left + span.right) / 2, top: place.y + 6, width: span.width, middle: true }
      : { x: span.left, top: place.y + 2, width: span.width },
    { size, bold: title.bold },
  );
  const box = { ...area, height: set.height + 10 };
  const shapes: Shape[] =
    title.ground === null
      ? []
      : [{ shape: 'box', ...box, height: box.height + 2, radius: 0, fill: title.ground }];
  return placed(place, box, [...shapes, ...set.words]);
}

export function layOutText({ text, strong }: Part<'text'>, place: Place): PlacedPart {
  const box = fullBox(place, 0);
  const span = clearSpan(place, box, place.isTarget ? 8 : 0);
  const set = setWords(
    text,
    { x: span.left, top: place.y + (place.isTarget ? 6 : 0), width: span.width },
    { size: strong ? 22 : 17, bold: strong === true || place.isTarget },
  );
  const whole = { ...box, height: set.height + (place.isTarget ? 12 : 0) };
  const ground: Shape[] = place.isTarget
    ? [{ shape: 'box', ...whole, radius: 10, fill: wash }]
    : [];
  return placed(place, whole, [...ground, ...set.words]);
}

export function layOutRow({ label, note }: Part<'row'>, place: Place): PlacedPart {
  const { look, y, isTarget } = place;
  const area = fullBox(place, 0, look.row.margin);
  const reach = look.row.margin + (place.hasChevron ? 28 : 10);
  const wordsArea = {
    x: place.x + look.row.wordsAt,
    width: look.width - look.row.wordsAt - reach,
  };
  const span = clearSpan(place, wordsArea);
  const style = { size: look.row.size, bold: look.row.bold || isTarget };
  const line = { x: span.left, top: 0, width: span.width };
  const height =
    setWords(label, line, style).height +
    (note === undefined ? 0 : setWords(note, line, { size: 14 }).height);
  const box = { ...area, height: Math.max(look.row.height, height + 14) };

  const top = y + (box.height - height) / 2;
  const name = setWords(label, { ...line, top }, style);
  const second =
    note === undefined
      ? []
      : setWords(note, { ...line, top: top + name.height }, { size: 14, ink: paleInk }).words;
  return placed(place, box, [
    ...rowGround(place, box),
    ...rowIcon(place, box),
    ...(place.hasChevron ? [chevron(box)] : []),
    ...name.words,
    ...second,
  ]);
}

function rowGround(place: Place, box: Box): readonly Shape[] {
  const { look, isTarget, followsRow } = place;
  switch (look.name) {
    case 'iphone': {
      const x = place.x + look.row.wordsAt;
      return [
        ...(isTarget ? [{ shape: 'box' as const, ...box, radius: 0, fill: wash }] : []),
        ...(followsRow
          ? [
              {
                shape: 'line' as const,
                path: `M${x} ${box.y}H${box.x + box.width}`,
                ink: hairline,
                width: 1,
              },
            ]
          : []),
      ];
    }
    case 'android':
      return isTarget ? [{ shape: 'box', ...box, radius: 14, fill: wash }] : [];
    case 'easy':
    case 'copier':
      return [
        {
          shape: 'box',
          ...box,
          radius: look.name === 'easy' ? 12 : 4,
          fill: isTarget ? wash : '#f2f5f7',
          edge: isTarget ? targetEdge : '#8b98a2',
          edgeWidth: 2,
        },
      ];
  }
}

function rowIcon({ look, x, row }: Place, box: Box): readonly Shape[] {
  const { icon, iconAt, colors } = look.row;
  const fill = colors[row % colors.length] ?? colors[0];
  const middle = box.y + box.height / 2;
  if (icon === 'none') return [];
  if (icon === 'square') {
    const corner = { x: x + iconAt - 14, y: middle - 14, width: 28, height: 28 };
    return [{ shape: 'box', ...corner, radius: 7, fill }];
  }
  return [{ shape: 'disc', x: x + iconAt, y: middle, radius: icon === 'disc' ? 16 : 19, fill }];
}

function chevron(box: Box): Shape {
  const x = box.x + box.width - 16;
  const y = box.y + box.height / 2 - 6;
  return { shape: 'line', path: `M${x} ${y}l6 6-6 6`, ink: edge, width: 2.5 };
}
