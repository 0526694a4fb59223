/** Buttons, fields, the stages of a form, message bubbles and cards. */
import type { ScreenPart } from '../../../domain/lessons/lesson.ts';
import { edge, ink, paleInk, ring, wash } from './looks.ts';
import { sizeToFit } from './measure.ts';
import { clearSpan, fullBox, lineHeight, placed, setWords, type Place } from './place.ts';
import type { PlacedPart, Shape } from './shapes.ts';

type Part<Kind> = Extract<ScreenPart, { kind: Kind }>;

export function layOutButton({ label, plain }: Part<'button'>, place: Place): PlacedPart {
  const { button } = place.look;
  const span = clearSpan(place, fullBox(place, 0), 12);
  const middle = { x: (span.left + span.right) / 2, width: span.width, middle: true as const };
  const size = sizeToFit(label, [17, 16], span.width);
  const { height } = setWords(label, { ...middle, top: 0 }, { size });
  const box = fullBox(place, Math.max(48, height + 16));
  const set = setWords(
    label,
    { ...middle, top: place.y + (box.height - height) / 2 },
    { size, bold: true, ink: plain ? ink : '#ffffff' },
  );
  const ground: Shape = {
    shape: 'box',
    ...box,
    radius: Math.min(button.radius, box.height / 2),
    fill: plain ? '#ffffff' : button.fill,
    ...(plain && { edge, edgeWidth: 2 }),
    ...(place.isTarget && { edge: ring, edgeWidth: 3 }),
  };
  return placed(place, box, [ground, ...set.words]);
}

export function layOutField({ label, value }: Part<'field'>, place: Place): PlacedPart {
  const area = fullBox(place, 0);
  const name = clearSpan(place, area);
  const above = setWords(
    label,
    { x: name.left, top: place.y, width: name.width },
    { size: 14, ink: paleInk },
  );
  const inside = clearSpan(place, area, 12);
  const top = place.y + above.height + 2;
  const typed = setWords(
    value ?? '',
    { x: inside.left, top: 0, width: inside.width },
    { size: 17 },
  );
  const well = { ...area, y: top, height: Math.max(40, typed.height + 12) };
  const words = setWords(
    value ?? '',
    { x: inside.left, top: top + (well.height - typed.height) / 2, width: inside.width },
    { size: 17, bold: place.isTarget },
  ).words;
  const ground: Shape = {
    shape: 'box',
    ...well,
    radius: 8,
    fill: place.isTarget ? wash : '#ffffff',
    edge: place.isTarget ? ring : edge,
    edgeWidth: place.isTarget ? 3 : 1.5,
  };
  const box = { ...area, height: above.height + 2 + well.height };
  return placed(place, box, [...above.words, ground, ...words]);
}

/** A numbered mark for each stage; only the present one has room for its name. */
export function layOutStages({ labels, current }: Part<'stages'>, place: Place): PlacedPart {
  const area = fullBox(place, 0);
  const span = clearSpan(place, area);
  const radius = 13;
  const step = labels.length > 1 ? (span.width - 2 * radius) / (labels.length - 1) : 0;
  const y = place.y + radius + 2;
  const marks = labels.flatMap((_, index): Shape[] => {
    const x = span.left + radius + step * index;
    const isPresent = index === current;
    return [
      {
        shape: 'disc',
        x,
        y,
        radius,
        fill: isPresent ? place.look.button.fill : '#ffffff',
        edge: isPresent ? place.look.button.fill : edge,
      },
      {
        shape: 'words',
        text: String(index + 1),
        x,
        y: y + 5,
        size: 14,
        bold: true,
        ink: isPresent ? '#ffffff' : paleInk,
        anchor: 'middle',
      },
    ];
  });
  const line: Shape = {
    shape: 'line',
    path: `M${span.left + radius} ${y}H${span.right - radius}`,
    ink: edge,
    width: 2,
  };
  const name = setWords(
    labels[current] ?? '',
    { x: span.left, top: place.y + 2 * radius + 8, width: span.width },
    { size: 15, bold: true },
  );
  const box = { ...area, height: 2 * radius + 8 + name.height };
  return placed(place, box, [line, ...marks, ...name.words]);
}

export function layOutBubble({ from, text }: Part<'bubble'>, place: Place): PlacedPart {
  const area = fullBox(place, 0, place.look.margin - 6);
  const bubbleWidth = area.width - 18;
  const span = clearSpan(place, { x: area.x, width: bubbleWidth }, 12);
  const sender = setWords(
    from,
    { x: span.left, top: place.y, width: span.width },
    { size: 14, ink: paleInk },
  );
  const top = place.y + sender.height + 2;
  const size = text.includes(' ') ? 16 : sizeToFit(text, [16, 15, 14], span.width);
  const message = setWords(text, { x: span.left, top: top + 8, width: span.width }, { size });
  const bubble: Shape = {
    shape: 'box',
    x: area.x,
    y: top,
    width: bubbleWidth,
    height: message.height + 16,
    radius: 14,
    fill: place.isTarget ? wash : '#e6eaee',
    ...(place.isTarget && { edge: ring, edgeWidth: 3 }),
  };
  const box = { ...area, width: bubbleWidth, height: sender.height + 2 + message.height + 16 };
  return placed(place, box, [...sender.words, bubble, ...message.words]);
}

/** A card of plastic: a green band, a chip, and what is said of it. */
export function layOutCard({ text }: Part<'card'>, place: Place): PlacedPart {
  const area = fullBox(place, 64);
  const picture = { x: Math.max(area.x, place.minX), y: place.y + 4, width: 84, height: 56 };
  const words = clearSpan(place, {
    x: picture.x + 96,
    width: area.x + area.width - picture.x - 96,
  });
  const { height } = setWords(text, { x: 0, top: 0, width: words.width }, { size: 17 });
  const box = { ...area, height: Math.max(64, height) };
  const set = setWords(
    text,
    { x: words.left, top: place.y + (box.height - height) / 2, width: words.width },
    { size: 17, bold: true },
  );
  const person = { x: picture.x + 20, y: picture.y + 36 };
  return placed(place, box, [
    { shape: 'box', ...picture, radius: 7, fill: '#ffffff', edge: ink, edgeWidth: 2 },
    { shape: 'box', ...picture, height: 12, radius: 5, fill: '#3f8a68' },
    { shape: 'disc', ...person, radius: 10, fill: '#e4f1e9', edge: ink },
    {
      shape: 'line',
      path: `M${picture.x + 40} ${picture.y + 28}h34m-34 ${lineHeight(8)}h22`,
      ink,
      width: 2,
    },
    {
      shape: 'box',
      x: picture.x + 66,
      y: picture.y + 41,
      width: 12,
      height: 9,
      radius: 2,
      fill: '#ffd65c',
      edge: ink,
      edgeWidth: 1.5,
    },
    ...set.words,
  ]);
}
