/**
 * Fingers, mouse and keys on the practice phone → what was touched and how. A plain touch is the browser's own
 * click, so that keyboards and screen readers touch like fingers do; the other gestures are read from the way
 * of the finger, and each has a button beside the phone.
 */
import { useEffect, useEffectEvent, type RefObject } from 'react';
import type { PracticeGesture } from '../../../domain/lessons/scenario.ts';
import { heldFor, pinchOf, swipeOf, twiceWithin, type Point } from './recognize-gesture.ts';

export type Touched = {
  readonly gesture: PracticeGesture;
  readonly target: string | null;
  readonly onto?: string;
};

type GestureHandlers = {
  readonly onTouch: (touched: Touched) => void;
  readonly onKey: (key: HTMLElement, flicked: PracticeGesture | null) => void;
  /** Does the target wait for a second touch? */
  readonly isTwice: (target: string | null) => boolean;
};

type Way = { readonly start: Point; last: Point; readonly element: Element };

const nameOf = (element: Element | null) =>
  element?.closest<HTMLElement>('[data-target]')?.dataset['target'] ?? null;
const keyOf = (element: Element | null) => element?.closest<HTMLElement>('[data-key]') ?? null;

export function useGestures(
  phone: RefObject<HTMLElement | null>,
  { onTouch, onKey, isTwice }: GestureHandlers,
): void {
  const touch = useEffectEvent(onTouch);
  const press = useEffectEvent(onKey);
  const waitsForSecond = useEffectEvent(isTwice);
  useEffect(() => {
    const element = phone.current;
    if (!element) return undefined;
    const off = new AbortController();
    const ways = new Map<number, Way>();
    let pair: readonly [Way, Way] | null = null;
    let isAnswered = false;
    let holding: ReturnType<typeof setTimeout> | undefined;
    let first: {
      readonly target: string | null;
      readonly timer: ReturnType<typeof setTimeout>;
    } | null = null;

    const answer = (touched: Touched) => {
      isAnswered = true;
      touch(touched);
    };
    const listen = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      heed: (event: HTMLElementEventMap[Name]) => void,
    ) => element.addEventListener(name, heed, { signal: off.signal });

    listen('pointerdown', (event) => {
      const at = { x: event.clientX, y: event.clientY };
      const under = event.target as Element;
      ways.set(event.pointerId, { start: at, last: at, element: under });
      isAnswered = false;
      clearTimeout(holding);
      const [one, other] = [...ways.values()];
      if (one && other) pair = [one, other];
      else if (!keyOf(under)) {
        holding = setTimeout(
          () => answer({ gesture: 'long-press', target: nameOf(under) }),
          heldFor,
        );
      }
    });
    listen('pointermove', (event) => {
      const way = ways.get(event.pointerId);
      if (!way) return;
      way.last = { x: event.clientX, y: event.clientY };
      if (swipeOf(way.start, way.last)) clearTimeout(holding);
    });
    const lift = (event: PointerEvent) => {
      clearTimeout(holding);
      const way = ways.get(event.pointerId);
      ways.delete(event.pointerId);
      if (!way || isAnswered) return;
      if (pair) {
        const [one, other] = pair;
        pair = null;
        const gesture = pinchOf([one.start, other.start], [one.last, other.last]);
        if (gesture) answer({ gesture, target: nameOf(one.element) });
        isAnswered = true;
        return;
      }
      const swipe = swipeOf(way.start, way.last);
      if (!swipe) return;
      const key = keyOf(way.element);
      isAnswered = true;
      if (key) return press(key, swipe);
      const target = nameOf(way.element);
      const onto = nameOf(document.elementFromPoint(way.last.x, way.last.y));
      const isCarried = way.element.closest('[data-carried]') !== null;
      if (isCarried && onto !== null && onto !== target) touch({ gesture: 'drag', target, onto });
      else touch({ gesture: swipe, target });
    };
    listen('pointerup', lift);
    listen('pointercancel', (event) => {
      clearTimeout(holding);
      ways.delete(event.pointerId);
      pair = null;
    });
    listen('contextmenu', (event) => event.preventDefault());
    listen('click', (event) => {
      const isByFinger = event.detail > 0;
      if (isByFinger && isAnswered) return;
      const under = event.target as Element;
      const key = keyOf(under);
      if (key) return press(key, null);
      const target = nameOf(under);
      if (first?.target === target) {
        clearTimeout(first.timer);
        first = null;
        return touch({ gesture: 'double-tap', target });
      }
      if (!isByFinger || !waitsForSecond(target)) return touch({ gesture: 'tap', target });
      const timer = setTimeout(() => {
        first = null;
        touch({ gesture: 'tap', target });
      }, twiceWithin);
      first = { target, timer };
    });
    return () => {
      off.abort();
      clearTimeout(holding);
      if (first) clearTimeout(first.timer);
    };
  }, [phone]);
}
