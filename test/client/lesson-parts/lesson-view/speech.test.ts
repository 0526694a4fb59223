import { describe, expect, it } from 'vitest';
import {
  createSpeech,
  japaneseVoice,
} from '../../../../src/client/lesson-parts/lesson-view/speech.ts';

const voice = (name: string, lang: string, localService = true) =>
  ({ name, lang, localService }) as SpeechSynthesisVoice;

class Utterance extends EventTarget {
  lang = '';
  rate = 1;
  voice: SpeechSynthesisVoice | null = null;
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

/** A phone that speaks when the test says so. */
function aPhone(voices: SpeechSynthesisVoice[]) {
  const spoken: Utterance[] = [];
  const waits: { ms: number; callback: () => void; isCancelled: boolean }[] = [];
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: (utterance: Utterance) => spoken.push(utterance),
    cancel: () => {
      spoken.push(new Utterance('(cancel)'));
    },
  });
  const speech = createSpeech({
    synthesis: synthesis as unknown as SpeechSynthesis,
    createUtterance: (phrase) => new Utterance(phrase) as unknown as SpeechSynthesisUtterance,
    after: (ms, callback) => {
      const wait = { ms, callback, isCancelled: false };
      waits.push(wait);
      return () => {
        wait.isCancelled = true;
      };
    },
  });
  const tell = (event: string) => spoken.at(-1)?.dispatchEvent(new Event(event));
  return { speech, spoken, waits, tell, synthesis, voices };
}

const kyoko = voice('Kyoko', 'ja-JP');

describe('きく', () => {
  it('speaks one phrase after another with a Japanese voice of the phone itself', async () => {
    const phone = aPhone([
      voice('Samantha', 'en-US'),
      voice('Google 日本語', 'ja-JP', false),
      kyoko,
    ]);
    const outcome = phone.speech.speak(['一つ。', '二つ。']);
    expect(phone.spoken.map(({ text }) => text)).toEqual(['一つ。']);
    expect(phone.spoken[0]).toMatchObject({ lang: 'ja-JP', voice: kyoko, rate: 0.9 });
    phone.tell('start');
    phone.tell('end');
    expect(phone.spoken.map(({ text }) => text)).toEqual(['一つ。', '二つ。']);
    phone.tell('end');
    expect(await outcome).toBe('finished');
  });

  it('can be stopped, and then says nothing more', async () => {
    const phone = aPhone([kyoko]);
    const outcome = phone.speech.speak(['一つ。', '二つ。']);
    const first = phone.spoken[0];
    phone.speech.stop();
    expect(await outcome).toBe('stopped');
    first?.dispatchEvent(new Event('end'));
    expect(phone.spoken.map(({ text }) => text)).toEqual(['一つ。', '(cancel)']);
  });

  it('stops what it was saying when it is asked to say something else', async () => {
    const phone = aPhone([kyoko]);
    const first = phone.speech.speak(['一つ。']);
    void phone.speech.speak(['二つ。']);
    expect(await first).toBe('stopped');
    expect(phone.spoken.map(({ text }) => text)).toEqual(['一つ。', '(cancel)', '二つ。']);
  });

  it('tells when the voice cannot speak, or does not begin within four seconds', async () => {
    const failing = aPhone([kyoko]);
    const failed = failing.speech.speak(['一つ。']);
    failing.tell('error');
    expect(await failed).toBe('no-voice');

    const mute = aPhone([kyoko]);
    const waited = mute.speech.speak(['一つ。']);
    expect(mute.waits[0]?.ms).toBe(4000);
    mute.waits[0]?.callback();
    expect(await waited).toBe('no-voice');

    const slow = aPhone([kyoko]);
    void slow.speech.speak(['一つ。']);
    slow.tell('start');
    expect(slow.waits[0]?.isCancelled).toBe(true);
  });

  it('knows that a phone with voices but no Japanese one cannot; one that listed none yet may', () => {
    expect(aPhone([voice('Samantha', 'en-US')]).speech.mayHaveVoice()).toBe(false);
    expect(aPhone([]).speech.mayHaveVoice()).toBe(true);
    expect(aPhone([kyoko]).speech.mayHaveVoice()).toBe(true);
  });

  it('tells when the phone has listed its voices', () => {
    const phone = aPhone([]);
    const heard: string[] = [];
    const stop = phone.speech.onVoices(() => heard.push('voices'));
    phone.synthesis.dispatchEvent(new Event('voiceschanged'));
    stop();
    phone.synthesis.dispatchEvent(new Event('voiceschanged'));
    expect(heard).toEqual(['voices']);
  });

  it('a browser without any synthesis is silent and says so', async () => {
    const speech = createSpeech({
      synthesis: undefined,
      createUtterance: () => new Utterance('') as unknown as SpeechSynthesisUtterance,
      after: () => () => {},
    });
    expect(speech.mayHaveVoice()).toBe(false);
    expect(await speech.speak(['一つ。'])).toBe('no-voice');
  });

  it('reads Android’s ja_JP as Japanese', () => {
    expect(japaneseVoice([voice('x', 'ja_JP')])?.name).toBe('x');
    expect(japaneseVoice([voice('x', 'jav-ID')])).toBeNull();
  });
});
