import { describe, expect, it } from 'vitest';
import { readScreen } from '../../src/authoring/screen-block.ts';
import { aContext, onLine10, registries } from './a-context.ts';

function read(yaml: string) {
  const { context, reported } = aContext({ registries });
  return { screen: readScreen(onLine10(yaml), context), reported };
}

it('draws all families alike, or one by its own', () => {
  const { screen, reported } = read(
    'alt: 設定の画面\nall:\n  - title: 設定\neasy:\n  - row: 設定\n    note: 音',
  );
  expect(reported).toEqual([]);
  const same = { device: 'phone', parts: [{ kind: 'title', text: '設定' }], alt: '設定の画面' };
  expect(screen?.iphone).toEqual(same);
  expect(screen?.android).toEqual(same);
  expect(screen?.easy.parts).toEqual([{ kind: 'row', label: '設定', note: '音' }]);
});

it('names the families that are not drawn', () => {
  const { screen, reported } = read('alt: x\niphone:\n  - title: 設定');
  expect(screen).toBeUndefined();
  expect(reported).toEqual([
    [10, 'missing-family', 'android'],
    [10, 'missing-family', 'easy'],
  ]);
});

describe('touch', () => {
  it('is found by the words of a part, whatever its breaks', () => {
    const { screen } = read('alt: x\nall:\n  - title: い\n  - row: 電源を|切る\ntap: 電源を 切る');
    expect(screen?.iphone.touch).toEqual({ gesture: 'tap', on: { part: 1 } });
  });

  it('is found by the words of an icon', () => {
    const { screen } = read('alt: x\nall:\n  - icons: [電話, カメラ]\nlong-press: カメラ');
    expect(screen?.easy.touch).toEqual({ gesture: 'long-press', on: { part: 0, item: 1 } });
  });

  it('differs between families, by words and by gesture', () => {
    const { screen, reported } = read(
      'alt: x\nall:\n  - row: はし\n  - button: ホーム\nswipe-up:\n  iphone: はし\n  android: はし\ntap:\n  easy: ホーム',
    );
    expect(reported).toEqual([]);
    expect(screen?.iphone.touch).toEqual({ gesture: 'swipe-up', on: { part: 0 } });
    expect(screen?.easy.touch).toEqual({ gesture: 'tap', on: { part: 1 } });
  });

  it('presses or holds a button at the edge', () => {
    const press = read('alt: x\nall:\n  - title: い\npress-button: volume');
    expect(press.screen?.iphone.touch).toEqual({
      gesture: 'press-button',
      on: { hardware: 'volume' },
    });
    const hold = read('alt: x\nall:\n  - title: い\nhold-button: power');
    expect(hold.screen?.iphone.touch).toEqual({ gesture: 'long-press', on: { hardware: 'power' } });
  });

  it('is reported where its words are not drawn, once for each family', () => {
    expect(read('alt: x\nall:\n  - title: い\ntap: ろ').reported).toEqual([
      [13, 'touch-not-drawn', 'ろ'],
      [13, 'touch-not-drawn', 'ろ'],
      [13, 'touch-not-drawn', 'ろ'],
    ]);
  });

  it('is one', () => {
    const { reported } = read('alt: x\nall:\n  - title: い\ntap: い\nswipe-up: い');
    expect(reported[0]).toEqual([14, 'two-touches']);
  });
});

describe('parts', () => {
  const draw = (part: string) => read(`alt: x\nall:\n  - ${part}`);

  it.each([
    ['text: 文\n    strong: true', { kind: 'text', text: '文', strong: true }],
    ['button: 送る\n    plain: true', { kind: 'button', label: '送る', plain: true }],
    ['field: 名前\n    value: 太郎', { kind: 'field', label: '名前', value: '太郎' }],
    ['stages: [い, ろ]\n    current: ろ', { kind: 'stages', labels: ['い', 'ろ'], current: 1 }],
    ['bubble: はい\n    from: 見本', { kind: 'bubble', from: '見本', text: 'はい' }],
    ['keypad: 2\n    of: 4', { kind: 'keypad', entered: 2, length: 4 }],
    ['call: 見本\n    note: 外国', { kind: 'call', from: '見本', note: '外国' }],
    ['card: カード', { kind: 'card', text: 'カード' }],
    ['row: 市\n    note: "{{fact:city-line}}"', { kind: 'row', label: '市', note: '0467-82-1111' }],
  ])('reads %j', (part, drawn) => {
    const { screen, reported } = draw(part);
    expect(reported).toEqual([]);
    expect(screen?.android.parts).toEqual([drawn]);
  });

  it('refuses a part of a kind that is not drawn', () => {
    expect(draw('picture: 犬').reported).toEqual([[12, 'wrong-part', 'picture']]);
  });

  it('refuses words that do not fit the drawing', () => {
    expect(draw('row: とても長い名前の設定の段').reported[0]).toEqual([
      12,
      'long-label',
      'とても長い名前の設定の段',
    ]);
  });

  it('refuses a current stage that is not among the stages', () => {
    expect(draw('stages: [い, ろ]\n    current: は').reported[0]).toEqual([
      13,
      'stage-not-drawn',
      'は',
    ]);
  });
});
