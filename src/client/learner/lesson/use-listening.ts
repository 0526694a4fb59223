/** きく on a step: whether it can, whether it does, and that it stops when the step is left. */
import { useEffect, useState } from 'react';
import type { ListenState } from './LessonView.tsx';
import type { Speech } from './speech.ts';

export type Listening = {
  readonly state: ListenState;
  /** Begins to read the phrases, or stops. */
  readonly toggle: (phrases: readonly string[]) => void;
  readonly stop: () => void;
};

export function useListening(speech: Speech): Listening {
  const [isSpeaking, setIsSpeaking] = useState(false);
  const [isSilent, setIsSilent] = useState(() => !speech.mayHaveVoice());

  useEffect(() => {
    const stopListening = speech.onVoices(() => setIsSilent(!speech.mayHaveVoice()));
    return () => {
      stopListening();
      speech.stop();
    };
  }, [speech]);

  const read = async (phrases: readonly string[]) => {
    setIsSpeaking(true);
    const outcome = await speech.speak(phrases);
    setIsSpeaking(false);
    if (outcome === 'no-voice') setIsSilent(true);
  };

  return {
    state: isSilent ? 'silent' : isSpeaking ? 'speaking' : 'ready',
    toggle: (phrases) => (isSpeaking ? speech.stop() : void read(phrases)),
    stop: speech.stop,
  };
}
