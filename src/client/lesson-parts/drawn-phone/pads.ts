/** Home-screen icons, the pad of digits and the screen of a call. */
import type { ScreenPart } from '../../../domain/lessons/lesson.ts';
import { edge, ink, paleInk, ring, targetEdge, wash } from './looks.ts';
import { sizeToFit } from './measure.ts';
import { clearSpan, fullBox, placed, setWords, type Place } from './place.ts';
import type { Box, PlacedPart, Shape } from './shapes.ts';

type Part<Kind> = Extract<ScreenPart, { kind: Kind }>;

const iconColors = ['#5a9ab8', '#8f7fc0', '#3f8a68', '#8a94a0'];
/** Leaves the ring its room above the icon's name. */
const iconToName = 36;

/** `target` counts the icons from 0. */
export function layOutIcons(
  { labels }: Part<'icons'>,
  place: Place,
  target: number | undefined,
): PlacedPart {
  const { iconColumns: columns, name } = place.look;
  const area = fullBox(place, 0, name === 'easy' ? place.look.row.margin : 14);
  const gap = name === 'easy' ? 8 : 0;
  const width = (area.width - gap * (columns - 1)) / columns;
  const isTiled = name === 'easy';
  const lines = labels.map(
    (label) => setWords(label, { x: 0, top: 0, width: width - 5 }, styleOf(label)).height,
  );
  const height = 28 + iconToName + Math.max(...lines) - 4 + (isTiled ? 10 : 0);
  const rows = Math.ceil(labels.length / columns);

  const items = labels.map((_, index): Box => {
    const column = index % columns;
    const row = Math.floor(index / columns);
    return {
      x: area.x + column * (width + gap),
      y: place.y + row * (height + gap),
      width,
      height,
    };
  });
  const shapes = items.flatMap((item, index) =>
    icon(
      labels[index] ?? '',
      item,
      index === target,
      isTiled,
      iconColors[index % iconColors.length],
    ),
  );
  const box = { ...area, height: rows * (height + gap) - gap };
  return { part: place.part, box, items, shapes };

  function styleOf(label: string) {
    return { size: isTiled ? 17 : sizeToFit(label, [14, 13], width - 5) };
  }

  function icon(
    label: string,
    item: Box,
    isTarget: boolean,
    hasFrame: boolean,
    color = '#8a94a0',
  ): readonly Shape[] {
    const { x, y } = iconMiddle(item);
    const frame: Shape = {
      shape: 'box',
      ...item,
      radius: 12,
      fill: isTarget ? wash : '#f2f5f7',
      edge: isTarget ? targetEdge : '#8b98a2',
      edgeWidth: 2,
    };
    const picture: Shape =
      name === 'iphone'
        ? { shape: 'box', x: x - 21, y: y - 21, width: 42, height: 42, radius: 10, fill: color }
        : { shape: 'disc', x, y, radius: 21, fill: hasFrame ? '#2b4d60' : color };
    const words = setWords(
      label,
      { x, top: y + iconToName - 2, width: width - 5, middle: true },
      { ...styleOf(label), bold: isTarget || hasFrame },
    ).words;
    return [...(hasFrame ? [frame] : []), picture, ...words];
  }
}

/** Middle of the icon in its cell. */
export function iconMiddle(item: Box): { readonly x: number; readonly y: number } {
  return { x: item.x + item.width / 2, y: item.y + 28 };
}

export function layOutKeypad({ entered, length }: Part<'keypad'>, place: Place): PlacedPart {
  const area = fullBox(place, 0);
  const span = clearSpan(place, area);
  const middle = (span.left + span.right) / 2;
  const places = Array.from({ length }, (_, index): Shape => {
    const x = middle + (index - (length - 1) / 2) * 30;
    return {
      shape: 'disc',
      x,
      y: place.y + 14,
      radius: 9,
      fill: index < entered ? ink : '#ffffff',
      edge: ink,
    };
  });
  const gap = 6;
  const keyWidth = Math.min(64, (span.width - 2 * gap) / 3);
  const keyHeight = 36;
  const left = middle - (3 * keyWidth + 2 * gap) / 2;
  const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0'].flatMap(
    (digit, index): Shape[] => {
      if (digit === '') return [];
      const x = left + (index % 3) * (keyWidth + gap);
      const y = place.y + 34 + Math.floor(index / 3) * (keyHeight + gap);
      const ground = { x, y, width: keyWidth, height: keyHeight, radius: 8, fill: '#ffffff' };
      return [
        { shape: 'box', ...ground, edge, edgeWidth: 1.5 },
        {
          shape: 'words',
          text: digit,
          x: x + keyWidth / 2,
          y: y + 25,
          size: 20,
          ink,
          anchor: 'middle',
        },
      ];
    },
  );
  const frame: Shape[] = place.isTarget
    ? [
        {
          shape: 'box',
          x: left - 5,
          y: place.y + 29,
          width: 3 * keyWidth + 2 * gap + 10,
          height: 4 * (keyHeight + gap) + 4,
          radius: 12,
          fill: wash,
          edge: ring,
          edgeWidth: 3,
        },
      ]
    : [];
  const box = { ...area, height: 34 + 4 * (keyHeight + gap) - gap + (place.isTarget ? 5 : 0) };
  return placed(place, box, [...places, ...frame, ...keys]);
}

export function layOutCall({ from, note }: Part<'call'>, place: Place): PlacedPart {
  const area = fullBox(place, 0);
  const span = clearSpan(place, area);
  const x = (span.left + span.right) / 2;
  const number = setWords(
    from,
    { x, top: place.y + 62, width: span.width, middle: true },
    { size: sizeToFit(from, [22, 20, 18], span.width), bold: true },
  );
  const below = place.y + 62 + number.height;
  const second =
    note === undefined
      ? { words: [], height: 0 }
      : setWords(
          note,
          { x, top: below, width: span.width, middle: true },
          { size: 15, ink: paleInk },
        );
  const box = { ...area, height: 62 + number.height + second.height + 4 };
  return placed(place, box, [
    { shape: 'disc', x, y: place.y + 30, radius: 26, fill: '#dce3e8' },
    { shape: 'disc', x, y: place.y + 23, radius: 9, fill: paleInk },
    {
      shape: 'line',
      path: `M${x - 15} ${place.y + 47}q0-13 15-13t15 13`,
      ink: paleInk,
      width: 5,
    },
    ...number.words,
    ...second.words,
  ]);
}
