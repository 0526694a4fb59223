import { describe, expect, it } from 'vitest';
import { readScreen } from '../../src/authoring/screen-block.ts';
import { aScenario } from '../domain/lessons/a-scenario.ts';
import { aContext, onLine10, registries } from './a-context.ts';

const scenario = aScenario();
const scenarios = new Map([
  ['known', scenario],
  ['unreadable', undefined],
]);

function read(yaml: string) {
  const { context, reported } = aContext({ registries, scenarios });
  return { picture: readScreen(onLine10(yaml), context), reported };
}

it('draws all families alike, or one by its own', () => {
  const { picture, reported } = read(
    'alt: 設定の画面\nall:\n  - bar: 設定\neasy:\n  - row: 設定\n    note: 音',
  );
  expect(reported).toEqual([]);
  const same = {
    device: 'phone',
    parts: [{ kind: 'bar', label: '設定' }],
    memory: {},
    alt: '設定の画面',
  };
  expect(picture?.iphone).toEqual(same);
  expect(picture?.android).toEqual(same);
  expect(picture?.easy.parts).toEqual([{ kind: 'row', label: '設定', note: '音' }]);
});

it('names the families that are not drawn', () => {
  const { picture, reported } = read('alt: x\niphone:\n  - bar: 設定');
  expect(picture).toBeUndefined();
  expect(reported).toEqual([
    [10, 'missing-family', 'android'],
    [10, 'missing-family', 'easy'],
  ]);
});

describe('a screen of a practice', () => {
  const [first] = scenario.screens;

  it('is drawn as the practice shows it, with what the picture says it remembers', () => {
    const { picture, reported } = read(
      `practice: known\nscreen: ${first?.screenId}\nmemory: extra=on\nalt: x`,
    );
    expect(reported).toEqual([]);
    expect(picture?.android.memory).toEqual({ ...scenario.memory, extra: 'on' });
    expect(picture?.android.parts.length).toBeGreaterThan(0);
  });

  it('is reported by its line where it is not there', () => {
    expect(read('practice: known\nscreen: nowhere\nalt: x').reported).toEqual([
      [11, 'unknown-screen', 'nowhere'],
    ]);
    expect(read('practice: other\nscreen: home\nalt: x').reported).toEqual([
      [10, 'unknown-practice', 'other'],
    ]);
  });

  it('is passed over where the practice itself could not be read', () => {
    expect(read('practice: unreadable\nscreen: home\nalt: x')).toEqual({
      picture: undefined,
      reported: [],
    });
  });

  it('has its place to touch checked like any other', () => {
    const { reported } = read(
      `practice: known\nscreen: ${first?.screenId}\nalt: x\ntap: どこにも ない`,
    );
    expect(reported[0]).toEqual([13, 'touch-not-drawn', 'どこにも ない']);
  });
});

describe('touch', () => {
  it('is found by the words of a part, whatever its breaks', () => {
    const { picture } = read('alt: x\nall:\n  - bar: い\n  - row: 電源を|切る\ntap: 電源を 切る');
    expect(picture?.iphone.touch).toEqual({ gesture: 'tap', target: '電源を切る' });
  });

  it('is found by the words of one of several things', () => {
    const { picture } = read('alt: x\nall:\n  - grid: [電話=tel, カメラ]\nlong-press: カメラ');
    expect(picture?.easy.touch).toEqual({ gesture: 'long-press', target: 'カメラ' });
  });

  it('is the screen as a whole where it says so', () => {
    const { picture } = read('alt: x\nall:\n  - bar: い\nswipe-left: 画面');
    expect(picture?.easy.touch).toEqual({ gesture: 'swipe-left', target: null });
  });

  it('differs between families, by words and by gesture', () => {
    const { picture, reported } = read(
      'alt: x\nall:\n  - button: ホーム\nswipe-up:\n  iphone: 画面\n  android: 画面\ntap:\n  easy: ホーム',
    );
    expect(reported).toEqual([]);
    expect(picture?.iphone.touch).toEqual({ gesture: 'swipe-up', target: null });
    expect(picture?.easy.touch).toEqual({ gesture: 'tap', target: 'ホーム' });
  });

  it('presses or holds a button at the edge', () => {
    const press = read('alt: x\nall:\n  - bar: い\npress-button: volume');
    expect(press.picture?.iphone.touch).toEqual({ gesture: 'press-button', hardware: 'volume' });
    const hold = read('alt: x\nall:\n  - bar: い\nhold-button: power');
    expect(hold.picture?.iphone.touch).toEqual({ gesture: 'long-press', hardware: 'power' });
  });

  it('is reported where its words are not drawn, once for each family', () => {
    expect(read('alt: x\nall:\n  - bar: い\ntap: ろ').reported).toEqual([
      [13, 'touch-not-drawn', 'ろ'],
      [13, 'touch-not-drawn', 'ろ'],
      [13, 'touch-not-drawn', 'ろ'],
    ]);
  });

  it('is one', () => {
    const { reported } = read('alt: x\nall:\n  - row: い\ntap: い\nswipe-up: い');
    expect(reported[0]).toEqual([14, 'two-touches']);
  });
});

describe('parts', () => {
  const draw = (part: string) => read(`alt: x\nall:\n  - ${part}`);

  it.each([
    ['text: 文\n    strong: true', { kind: 'text', label: '文', strong: true }],
    ['bubble: はい\n    from: 見本', { kind: 'bubble', label: 'はい', from: '見本' }],
    ['row: 市\n    note: "{{fact:city-line}}"', { kind: 'row', label: '市', note: '0467-82-1111' }],
  ])('reads %j', (part, drawn) => {
    const { picture, reported } = draw(part);
    expect(reported).toEqual([]);
    expect(picture?.android.parts).toEqual([drawn]);
  });

  it('refuses a part of a kind that is not drawn', () => {
    expect(draw('picture: 犬').reported).toEqual([[12, 'wrong-part', 'picture']]);
  });

  it('refuses words that do not fit a doubled line', () => {
    expect(draw('row: とても長い名前の設定の段').reported[0]).toEqual([
      12,
      'long-phrase',
      'とても長い名前の設定の段',
    ]);
  });

  it('refuses a stage that is not among the stages', () => {
    expect(draw('stages: は\n    steps: [い, ろ]').reported[0]).toEqual([
      12,
      'stage-not-drawn',
      'は',
    ]);
  });
});
