/** きく on a step: whether it can, whether it does, and that it stops when the step is left. */
import { useCallback, useEffect, useState } from 'react';
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
  // A page drawn ahead of time cannot know the voices, and the first look must be that page.
  const [isSilent, setIsSilent] = useState(false);

  useEffect(() => {
    const look = () => setIsSilent(!speech.mayHaveVoice());
    look();
    const stopListening = speech.onVoices(look);
    return () => {
      stopListening();
      speech.stop();
    };
  }, [speech]);

  const toggle = useCallback(
    (phrases: readonly string[]) => {
      const read = async () => {
        setIsSpeaking(true);
        const outcome = await speech.speak(phrases);
        setIsSpeaking(false);
        if (outcome === 'no-voice') setIsSilent(true);
      };
      if (isSpeaking) speech.stop();
      else void read();
    },
    [isSpeaking, speech],
  );

  return {
    state: isSilent ? 'silent' : isSpeaking ? 'speaking' : 'ready',
    toggle,
    stop: speech.stop,
  };
}
