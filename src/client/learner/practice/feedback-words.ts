/** What the practice phone says after a touch, and how strong a hint is put into words. */
import type { UseTranslationResponse } from 'react-i18next';
import type { Sentence } from '../../../domain/lessons/lesson.ts';
import type { Feedback, PracticeEvent } from '../../../domain/lessons/simulator.ts';

export type PracticeTexts = UseTranslationResponse<'practice', undefined>['t'];

/** An author's sentence, or words of our own. */
export type Said = { readonly sentence: Sentence } | { readonly words: string };

export function wordsOfFeedback(feedback: Feedback, isSecret: boolean, t: PracticeTexts): Said {
  switch (feedback.type) {
    case 'said':
      return { sentence: feedback.sentence };
    case 'other-gesture':
      return {
        words: t('otherGesture', {
          made: t(`made.${feedback.made}`),
          wanted: t(`wanted.${feedback.wanted}`),
        }),
      };
    case 'typed':
      if (feedback.text === '') return { words: t('typedNothing') };
      return isSecret
        ? { words: t('typedDots', { number: feedback.text.length }) }
        : { words: t('typed', { text: feedback.text }) };
    case 'field-full':
      return { words: t('fieldFull') };
    case 'nothing-to-erase':
      return { words: t('nothingToErase') };
    case 'undone':
      return { words: t('undone') };
    case 'at-start':
      return { words: t('atStart') };
    case 'reset':
      return { words: t('wasReset') };
    case 'hint':
      return { words: '' };
  }
}

/** The next event of the shortest way, as a person would say it. */
export function wordsOfStep(
  events: readonly PracticeEvent[],
  isSecret: boolean,
  t: PracticeTexts,
): string {
  const [next] = events;
  if (next === undefined) return '';
  switch (next.type) {
    case 'wait':
      return t('hintWait');
    case 'erase':
      return t('hintErase');
    case 'type': {
      const others = events.findIndex(({ type }) => type !== 'type');
      const typed = events.slice(0, others < 0 ? undefined : others);
      const text = typed.map((event) => (event.type === 'type' ? event.sign : '')).join('');
      return isSecret ? t('hintDigit', { text: next.sign }) : t('hintType', { text });
    }
    case 'touch': {
      const gesture = t(`wanted.${next.gesture}`);
      if (next.target === null) return t('hintScreen', { gesture });
      return next.onto === undefined
        ? t('hintTouch', { target: next.target, gesture })
        : t('hintDrag', { target: next.target, onto: next.onto });
    }
    case 'undo':
    case 'reset':
    case 'hint':
      return '';
  }
}
