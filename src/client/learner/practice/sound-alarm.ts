/** The noise of a fake warning, softer than the real one and over by itself; only ever after a touch. */

/** Seconds. */
const lasts = 1.5;

export function soundAlarm(): void {
  if (!('AudioContext' in globalThis)) return;
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  volume.gain.value = 0.08;
  tone.type = 'square';
  const start = audio.currentTime;
  for (let beep = 0; beep < lasts * 4; beep += 1) {
    tone.frequency.setValueAtTime(beep % 2 === 0 ? 880 : 660, start + beep / 4);
  }
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + lasts);
  tone.addEventListener('ended', () => void audio.close());
}
