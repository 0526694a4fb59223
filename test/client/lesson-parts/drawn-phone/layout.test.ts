import { describe, expect, it } from 'vitest';
import {
  handCovers,
  ringReach,
  type Side,
} from '../../../../src/client/lesson-parts/drawn-phone/hand.ts';
import { layOutScreen } from '../../../../src/client/lesson-parts/drawn-phone/layout.ts';
import { widthOf } from '../../../../src/client/lesson-parts/drawn-phone/measure.ts';
import { boxOfWords } from '../../../../src/client/lesson-parts/drawn-phone/place.ts';
import type { Box, Words } from '../../../../src/client/lesson-parts/drawn-phone/shapes.ts';
import {
  phoneFamilies,
  type DrawnScreen,
  type PhoneFamily,
  type ScreenPart,
  type Touch,
} from '../../../../src/domain/lessons/lesson.ts';
import { realLessons } from '../../learner/a-pack.ts';

type Drawing = { name: string; screen: DrawnScreen; family: PhoneFamily; hand: Side };

const everyPart: readonly ScreenPart[] = [
  { kind: 'title', text: '長い 名前の 画面' },
  { kind: 'stages', labels: ['手続き選択をする', '確認', '申込'], current: 0 },
  { kind: 'text', text: '番号を 入れて ください' },
  { kind: 'row', label: '画面表示と明るさ', note: '文字サイズ、明るさ' },
  { kind: 'row', label: '壁紙' },
  { kind: 'field', label: '連絡先メールアドレス', value: '● ● ● ● ● ●' },
  { kind: 'button', label: '利用者登録せずに\u200b申し込む方はこちら' },
  { kind: 'bubble', from: '+1 202-555-0143', text: '本日中に ご確認を。todoke.example' },
  { kind: 'card', text: 'マイナンバー\u200bカード' },
  { kind: 'call', from: '+1 202-555-0110', note: '外国からの 電話' },
  { kind: 'keypad', entered: 1, length: 4 },
  { kind: 'icons', labels: ['電話', 'メール', '宅配アプリ', '設定'] },
];

const touchesOf = (index: number, part: ScreenPart): readonly Touch[] => [
  { gesture: 'tap', on: { part: index } },
  { gesture: 'swipe-up', on: { part: index } },
  { gesture: 'swipe-left', on: { part: index } },
  ...(part.kind === 'icons'
    ? part.labels.map((_, item): Touch => ({ gesture: 'long-press', on: { part: index, item } }))
    : []),
];

/** Every kind of part above and below every kind of target. */
const madeUp: readonly (readonly [string, DrawnScreen])[] = everyPart.flatMap((part, index) => {
  const neighbour = everyPart[(index + 3) % everyPart.length] ?? part;
  const parts = [neighbour, part, neighbour];
  return touchesOf(1, part).map((touch, number): [string, DrawnScreen] => [
    `${part.kind} ${touch.gesture} ${number}`,
    { device: 'phone', parts, touch, alt: '絵' },
  ]);
});

const authored: readonly (readonly [string, DrawnScreen, PhoneFamily])[] = realLessons().flatMap(
  (lesson) =>
    lesson.steps.flatMap(({ stepId, screen }) =>
      phoneFamilies.flatMap((family): [string, DrawnScreen, PhoneFamily][] =>
        screen ? [[`${lesson.lessonId} ${stepId}`, screen[family], family]] : [],
      ),
    ),
);

const hands = ['right', 'left'] as const;
const drawings: readonly Drawing[] = hands.flatMap((hand) => [
  ...authored.map(([name, screen, family]) => ({ name, screen, family, hand })),
  ...madeUp.flatMap(([name, screen]) =>
    phoneFamilies.map((family) => ({ name, screen, family, hand })),
  ),
]);

const nameOf = ({ name, family, hand }: Drawing) => `${name} (${family}, ${hand})`;
const wordsOf = (drawing: Drawing) =>
  layOutScreen(drawing.screen, drawing.family, drawing.hand).parts.flatMap(({ part, shapes }) =>
    shapes
      .filter((shape): shape is Words => shape.shape === 'words')
      .map((words) => ({ part, words, box: boxOfWords(words, widthOf) })),
  );
const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width - 0.5 &&
  b.x < a.x + a.width - 0.5 &&
  a.y < b.y + b.height - 0.5 &&
  b.y < a.y + a.height - 0.5;

/** The drawings that break a rule, each with what breaks it. */
const breaking = (rule: (drawing: Drawing) => readonly string[]) =>
  drawings.flatMap((drawing) => rule(drawing).map((what) => `${nameOf(drawing)}: ${what}`));

describe('the drawn phone', () => {
  it('has real and made-up screens of all families to judge', () => {
    expect(authored.length).toBeGreaterThan(90);
    expect(drawings.length).toBeGreaterThan(400);
  });

  it('lets no words run into others', () => {
    const found = breaking((drawing) => {
      const all = wordsOf(drawing);
      return all.flatMap((one, index) =>
        all
          .slice(index + 1)
          .filter((other) => overlap(one.box, other.box))
          .map((other) => `${one.words.text} × ${other.words.text}`),
      );
    });
    expect(found).toEqual([]);
  });

  it('keeps all words inside the screen and above the wave', () => {
    const found = breaking((drawing) => {
      const { x, look, cut } = layOutScreen(drawing.screen, drawing.family, drawing.hand);
      return wordsOf(drawing)
        .filter(
          ({ box }) =>
            box.x < x + 10 ||
            // A closing 、 or 。 may hang by its own width, as type does.
            box.x + box.width > x + look.width - 4 ||
            box.y < 24 ||
            box.y + box.height > cut - 5,
        )
        .map(({ words }) => words.text);
    });
    expect(found).toEqual([]);
  });

  it('puts the ring beside the words that it means, and keeps the hand off all words', () => {
    const found = breaking((drawing) => {
      const { touch } = layOutScreen(drawing.screen, drawing.family, drawing.hand);
      if (!touch) return [];
      const on = drawing.screen.touch?.on;
      const target = on && 'part' in on ? on.part : -1;
      return wordsOf(drawing)
        .filter(({ part, box, words }) => {
          const isDigit = /^\d$/.test(words.text);
          const nearX = Math.max(box.x, Math.min(touch.x, box.x + box.width));
          const nearY = Math.max(box.y, Math.min(touch.y, box.y + box.height));
          const distance = Math.hypot(touch.x - nearX, touch.y - nearY);
          return (
            handCovers(touch, box) || (part === target && !isDigit && distance < ringReach - 6)
          );
        })
        .map(({ words }) => words.text);
    });
    expect(found).toEqual([]);
  });

  it('leaves out words under the hand only beside a touched icon', () => {
    const textsOf = (screen: DrawnScreen, { family, hand }: Drawing, parts: number) =>
      wordsOf({ name: '', screen, family, hand })
        .filter(({ part }) => part < parts)
        .map(({ words }) => words.text.replaceAll(' ', ''))
        .join('');
    const found = breaking((drawing) => {
      const { touch, ...untouched } = drawing.screen;
      const part = touch && 'part' in touch.on ? drawing.screen.parts[touch.on.part] : undefined;
      if (part?.kind === 'icons') return [];
      // What is left to the wave is no matter of the hand.
      const { parts } = layOutScreen(drawing.screen, drawing.family, drawing.hand);
      const missing =
        textsOf(untouched, drawing, parts.length) !==
        textsOf(drawing.screen, drawing, parts.length);
      // Digits of a pad stand closely; the hand may cover some.
      return missing &&
        !drawing.screen.parts.some(({ kind }) => kind === 'keypad' || kind === 'icons')
        ? ['words are missing']
        : [];
    });
    expect(found).toEqual([]);
  });

  it('breaks lines above a swipe before its arrow', () => {
    const long = { kind: 'row' as const, label: '一二三四五六七八九十一二三四五六七八九十' };
    const screen: DrawnScreen = {
      device: 'phone',
      parts: [long, long, { kind: 'row', label: '下' }],
      touch: { gesture: 'swipe-up', on: { part: 2 } },
      alt: '絵',
    };
    const [right, left] = hands.map((hand) =>
      phoneFamilies.flatMap((family) => {
        const touchX = layOutScreen(screen, family, hand).touch?.x ?? 0;
        return wordsOf({ name: '', screen, family, hand }).map(({ box }) =>
          hand === 'right' ? touchX - (box.x + box.width) : box.x - touchX,
        );
      }),
    );
    // Half the arrow's breadth, with its white edge.
    expect(Math.min(...(right ?? []))).toBeGreaterThanOrEqual(11);
    expect(Math.min(...(left ?? []))).toBeGreaterThanOrEqual(11);
  });

  it('shows the touched part whole, however long the screen', () => {
    const rows = Array.from({ length: 14 }, (_, index) => ({
      kind: 'row' as const,
      label: `行${String(index)}`,
    }));
    const screen: DrawnScreen = {
      device: 'phone',
      parts: rows,
      touch: { gesture: 'tap', on: { part: 9 } },
      alt: '絵',
    };
    const layout = layOutScreen(screen, 'iphone', 'right');
    expect(layout.parts.at(-1)?.part).toBe(9);
    expect(layout.touch?.y).toBeLessThan(layout.cut);
  });

  it('leaves what is beyond four hundred units to the wave when nothing is touched there', () => {
    const parts = Array.from({ length: 14 }, () => ({ kind: 'row' as const, label: '行' }));
    const layout = layOutScreen({ device: 'phone', parts, alt: '絵' }, 'android', 'right');
    expect(layout.parts).toHaveLength(6);
    expect(layout.cut).toBeLessThan(420);
  });

  it('points at a key on the side where it is, with the hand of that side', () => {
    const screen = (hardware: 'power' | 'volume'): DrawnScreen => ({
      device: 'phone',
      parts: [{ kind: 'text', text: '13:30' }],
      touch: { gesture: 'press-button', on: { hardware } },
      alt: '絵',
    });
    const volume = layOutScreen(screen('volume'), 'iphone', 'right');
    expect(volume.touch?.side).toBe('left');
    expect(volume.touch?.x).toBe(volume.x - 3);
    const power = layOutScreen(screen('power'), 'iphone', 'left');
    expect(power.touch?.side).toBe('right');
    expect(power.touch?.x).toBe(power.x + 273);
    expect(layOutScreen(screen('volume'), 'android', 'left').touch?.side).toBe('right');
  });

  it('mirrors ring and phone for the left hand', () => {
    const screen: DrawnScreen = {
      device: 'phone',
      parts: [{ kind: 'row', label: '明るさ' }],
      touch: { gesture: 'tap', on: { part: 0 } },
      alt: '絵',
    };
    const right = layOutScreen(screen, 'iphone', 'right');
    const left = layOutScreen(screen, 'iphone', 'left');
    expect(left.touch?.x).toBe(328 - (right.touch?.x ?? 0));
    expect(left.x).toBe(328 - right.x - right.look.width);
  });
});
