// @vitest-environment happy-dom
/** The pictures of the lessons: drawn by the practice phone's own parts, looked at and never touched. */
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { LessonPicture } from '../../../../src/client/lesson-parts/phone/LessonPicture.tsx';
import {
  phoneFamilies,
  type LessonPicture as Picture,
} from '../../../../src/domain/lessons/lesson.ts';
import { realLessons } from '../../learner/a-pack.ts';

const draw = (picture: Picture, family: (typeof phoneFamilies)[number] = 'android') =>
  render(<LessonPicture picture={picture} family={family} hand="right" />).container;
const settings: Picture = {
  device: 'phone',
  parts: [
    { kind: 'bar', label: '設定', back: 'もどる' },
    { kind: 'toggle', label: 'Wi-Fi', of: 'wifi' },
    { kind: 'row', label: '明るさ' },
  ],
  memory: { wifi: 'on' },
  touch: { gesture: 'tap', target: '明るさ' },
  alt: '設定の 画面。さわる場所は 明るさ',
};

const pictures = realLessons().flatMap(({ lessonId, steps }) =>
  steps.flatMap(({ stepId, picture }) =>
    picture === undefined
      ? []
      : phoneFamilies.map((family) => [lessonId, stepId, family, picture[family]] as const),
  ),
);

it.each(pictures)(
  '%s %s on %s is one picture with words, and marks one place at most',
  (...row) => {
    const [, , family, picture] = row;
    const drawing = draw(picture, family);
    expect(screen.getByRole('img', { name: picture.alt })).toBe(drawing.firstElementChild);
    expect(drawing.querySelectorAll('button, a, [tabindex], ruby, [style]')).toHaveLength(0);
    expect(drawing.querySelectorAll('[data-from]')).toHaveLength(picture.touch ? 1 : 0);
  },
);

describe('a picture', () => {
  it('marks the thing to touch, and nothing beside it', () => {
    const touched = [...draw(settings).querySelectorAll('[data-touched]')];
    expect(touched.map(({ textContent }) => textContent)).toEqual(['明るさ']);
  });

  it('shows what the phone remembers, in Japanese on every page', () => {
    expect(draw(settings).textContent).toContain('Wi-Fi入');
    expect(draw({ ...settings, memory: {} }).textContent).toContain('Wi-Fi切');
  });

  it('lets the hand come from beneath where other things stand side by side', () => {
    const grid = { kind: 'grid', items: [{ label: '電話' }, { label: '地図' }] } as const;
    const touch = { gesture: 'long-press', target: '電話' } as const;
    const drawing = draw({ ...settings, parts: [grid], touch });
    expect(drawing.querySelector('[data-from]')?.getAttribute('data-from')).toBe('beneath');
    expect(draw(settings).querySelector('[data-from]')?.getAttribute('data-from')).toBe('beside');
  });

  it('points at the button of the edge on the side on which the family has it', () => {
    const touch = { gesture: 'press-button', hardware: 'volume' } as const;
    const sideOf = (family: 'iphone' | 'android') =>
      draw({ ...settings, touch }, family).firstElementChild?.getAttribute('data-side');
    expect(sideOf('iphone')).toBe('left');
    expect(sideOf('android')).toBe('right');
  });
});
