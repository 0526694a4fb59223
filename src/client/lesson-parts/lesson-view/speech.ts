/**
 * Reading aloud with the phone's own voice: a queue of short utterances that can be stopped. Whether there is
 * a Japanese voice is often known only by trying, so trying tells too.
 */

export type SpeechOutcome = 'finished' | 'stopped' | 'no-voice';

export type Speech = {
  /** False when this phone certainly cannot; a phone that has not listed its voices yet may. */
  readonly mayHaveVoice: () => boolean;
  /** Speaks the phrases one after another; what was speaking before is stopped. */
  readonly speak: (phrases: readonly string[]) => Promise<SpeechOutcome>;
  readonly stop: () => void;
  /** Tells when the phone has listed its voices; returns how to stop listening. */
  readonly onVoices: (listener: () => void) => () => void;
};

export type SpeechPorts = {
  /** The browser's synthesis, where it has one. */
  readonly synthesis: SpeechSynthesis | undefined;
  readonly createUtterance: (phrase: string) => SpeechSynthesisUtterance;
  readonly after: (ms: number, callback: () => void) => () => void;
};

/** A little slower than a newsreader. */
const rate = 0.9;
/** A voice that has not begun after this time (ms) will not. */
const beginsWithin = 4_000;

export function createSpeech({ synthesis, createUtterance, after }: SpeechPorts): Speech {
  if (!synthesis) return silence;
  const current: { stop: (() => void) | null } = { stop: null };

  const stop = () => {
    current.stop?.();
    current.stop = null;
  };

  return {
    mayHaveVoice: () => {
      const voices = synthesis.getVoices();
      return voices.length === 0 || japaneseVoice(voices) !== null;
    },
    speak: (phrases) => {
      stop();
      return new Promise((resolve) => {
        const run = { isOver: false, cancelWait: () => {} };
        const finish = (outcome: SpeechOutcome) => {
          if (run.isOver) return;
          run.isOver = true;
          run.cancelWait();
          if (outcome !== 'finished') synthesis.cancel();
          resolve(outcome);
        };
        current.stop = () => finish('stopped');
        const say = (index: number) => {
          const phrase = phrases[index];
          if (run.isOver) return;
          if (phrase === undefined) return finish('finished');
          const utterance = createUtterance(phrase);
          utterance.lang = 'ja-JP';
          utterance.rate = rate;
          utterance.voice = japaneseVoice(synthesis.getVoices());
          run.cancelWait = after(beginsWithin, () => finish('no-voice'));
          utterance.addEventListener('start', () => run.cancelWait());
          utterance.addEventListener('end', () => {
            run.cancelWait();
            say(index + 1);
          });
          utterance.addEventListener('error', () => finish('no-voice'));
          synthesis.speak(utterance);
        };
        say(0);
      });
    },
    stop,
    onVoices: (listener) => {
      synthesis.addEventListener('voiceschanged', listener);
      return () => synthesis.removeEventListener('voiceschanged', listener);
    },
  };
}

/** A voice on the phone itself before one that needs the network. */
export function japaneseVoice(
  voices: readonly SpeechSynthesisVoice[],
): SpeechSynthesisVoice | null {
  const japanese = voices.filter(({ lang }) => /^ja\b/i.test(lang.replace('_', '-')));
  return japanese.find(({ localService }) => localService) ?? japanese[0] ?? null;
}

const silence: Speech = {
  mayHaveVoice: () => false,
  speak: () => Promise.resolve('no-voice'),
  stop: () => {},
  onVoices: () => () => {},
};
