/**
 * What a lesson is once it has been checked: typed data without markup, from which every screen,
 * voice and print is drawn. Authors write Markdown; `authoring` turns it into this and nothing else.
 */
import type { Memory, PracticePart } from './practice-parts.ts';

/** Id of a pack, a lesson, a step or a check: lower-case words with hyphens. */
export type LessonPartId = string;

/**
 * A run of text. Spaces between phrases are where a line may break; they are part of the text. A
 * long name may hold U+200B (zero-width space) where it may break inside; browsers know the sign.
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  /**
   * `repeated`: the word has had its reading higher up on the same screen, so it is drawn without,
   * and still read aloud by `reading`.
   */
  | {
      readonly kind: 'ruby';
      readonly base: string;
      readonly reading: string;
      readonly repeated?: true;
    }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  /** A value that the city's staff edit; `fallback` is shown where the city has given none. */
  | { readonly kind: 'setting'; readonly settingId: string; readonly fallback: string };

export type Sentence = readonly Inline[];

export type Block =
  | { readonly kind: 'paragraph'; readonly sentence: Sentence }
  | { readonly kind: 'list'; readonly items: readonly Sentence[] };

export const phoneFamilies = ['iphone', 'android', 'easy'] as const;
export type PhoneFamily = (typeof phoneFamilies)[number];

/** Hardware of the phone's edge that a lesson can point at. */
export const hardwareParts = ['power', 'volume'] as const;
export type HardwarePart = (typeof hardwareParts)[number];

/** What a finger does in a picture, and on what; null is the screen as a whole. */
export type PictureTouch =
  | { readonly gesture: PictureGesture; readonly target: string | null }
  | { readonly gesture: 'press-button' | 'long-press'; readonly hardware: HardwarePart };

/** Gestures that a picture can show; they are the practice phone's own. */
export const pictureGestures = [
  'tap',
  'long-press',
  'swipe-up',
  'swipe-down',
  'swipe-left',
  'swipe-right',
] as const;
export type PictureGesture = (typeof pictureGestures)[number];

/**
 * A screen of a practice phone as a picture: what stands on it now, and the place to touch. `device` says what is
 * drawn: the learner's phone in its family's looks, or a machine that looks the same for everybody (the copier of a
 * convenience store).
 */
export type LessonPicture = {
  readonly device: 'phone' | 'copier';
  readonly parts: readonly PracticePart[];
  /** What its switches, fields and signs show. */
  readonly memory: Memory;
  readonly touch?: PictureTouch;
  /** Says the same as the picture, for those who hear it. */
  readonly alt: string;
};

export type PictureByFamily = Readonly<Record<PhoneFamily, LessonPicture>>;

export type Choice = {
  readonly choiceId: LessonPartId;
  readonly text: Sentence;
  /** Why this choice is right or wrong; every choice has a reason. */
  readonly why: Sentence;
};

export type Check = {
  readonly checkId: LessonPartId;
  readonly choices: readonly Choice[];
  readonly correctChoiceIds: readonly LessonPartId[];
  /** A message that the question is about, shown as it would arrive. */
  readonly message?: { readonly from: string; readonly text: string };
};

/** What the person teaching sees and says; learners never see it. */
export type TeacherNotes = {
  readonly say: readonly string[];
  readonly watch: readonly string[];
};

/** One screen of a lesson. Its sentence is the title; a step with a check asks it as a question. */
export type Step = {
  readonly stepId: LessonPartId;
  readonly sentence: Sentence;
  readonly blocks: readonly Block[];
  /** Earlier builds wrote `screen`, with other parts: whoever reads one of the other time shows no picture. */
  readonly picture?: PictureByFamily;
  readonly check?: Check;
  readonly teacher?: TeacherNotes;
};

/** A fact that the lesson states, as `lessons/facts.yaml` holds it. */
export type StatedFact = {
  readonly factId: string;
  readonly source: string;
  readonly checkedOn: string;
};

export type Lesson = {
  readonly lessonId: LessonPartId;
  readonly packId: LessonPartId;
  readonly title: Sentence;
  /** Counted up by the author when the meaning changes; records name the version they speak of. */
  readonly version: number;
  readonly minutes: number;
  /** What the learner can do afterwards, in one sentence. */
  readonly goal: Sentence;
  readonly steps: readonly Step[];
  readonly facts: readonly StatedFact[];
};

/** Plain text of a sentence, without readings; what a name, a search or a test sees. */
export function plainText(
  sentence: Sentence,
  settings: Readonly<Record<string, string>> = {},
): string {
  return sentence
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return inline.text;
        case 'ruby':
          return inline.base;
        case 'strong':
          return plainText(inline.children, settings);
        case 'setting':
          return settings[inline.settingId] ?? inline.fallback;
      }
    })
    .join('');
}

/** A lesson's name where it cannot break, e.g. on the browser's tab. */
export function lessonTitle({ title }: Pick<Lesson, 'title'>): string {
  return plainText(title).replaceAll('\u200b', '');
}

/** What stands where the city has no value of its own, by the id that a step's sentences name. */
export function settingFallbacks(step: Step): Readonly<Record<string, string>> {
  return Object.fromEntries(
    sentencesOf(step)
      .flat()
      .flatMap((inline) => (inline.kind === 'strong' ? inline.children : [inline]))
      .flatMap((inline) =>
        inline.kind === 'setting' ? [[inline.settingId, inline.fallback] as const] : [],
      ),
  );
}

function sentencesOf({ sentence, blocks, check }: Step): readonly Sentence[] {
  return [
    sentence,
    ...blocks.flatMap((block) => (block.kind === 'list' ? block.items : [block.sentence])),
    ...(check?.choices.flatMap(({ text, why }) => [text, why]) ?? []),
  ];
}
