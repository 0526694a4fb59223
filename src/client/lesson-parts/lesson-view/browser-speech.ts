import { createSpeech, type Speech } from './speech.ts';

/** The voice of this browser. */
export function browserSpeech(): Speech {
  return createSpeech({
    synthesis: globalThis.speechSynthesis,
    createUtterance: (phrase) => new SpeechSynthesisUtterance(phrase),
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  });
}
