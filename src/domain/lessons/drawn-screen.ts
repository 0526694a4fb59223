/** What a drawn screen's touch points at. */
import type { DrawnScreen, ScreenPart } from './lesson.ts';

/** Does the touch point at something that is drawn? A screen without a touch points at nothing. */
export function touchExists(screen: DrawnScreen): boolean {
  if (screen.touch === undefined) return true;
  const { gesture, on } = screen.touch;
  if ('hardware' in on) return gesture === 'press-button' || gesture === 'long-press';
  const part = screen.parts[on.part];
  if (part === undefined || gesture === 'press-button') return false;
  if (on.item === undefined) return true;
  return part.kind === 'icons' && on.item >= 0 && on.item < part.labels.length;
}

/** The words by which an author and a listener name a part; a row of icons has one for each. */
export function labelsOf(part: ScreenPart): readonly string[] {
  switch (part.kind) {
    case 'title':
    case 'text':
    case 'bubble':
    case 'card':
      return [part.text];
    case 'row':
    case 'button':
    case 'field':
      return [part.label];
    case 'icons':
    case 'stages':
      return part.labels;
    case 'call':
      return [part.from];
    case 'keypad':
      return ['数字'];
  }
}
