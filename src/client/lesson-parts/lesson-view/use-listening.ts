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
