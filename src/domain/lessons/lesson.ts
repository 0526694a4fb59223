/**
 * What a lesson is once it has been checked: typed data without markup, from which every screen,
 * voice and print is drawn. Authors write Markdown; `authoring` turns it into this and nothing else.
 */

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

export const gestures = ['tap', 'long-press', 'swipe-up', 'swipe-left', 'press-button'] as const;
export type Gesture = (typeof gestures)[number];

/** Hardware of the phone's edge that a lesson can point at. */
export const hardwareParts = ['power', 'volume'] as const;
export type HardwarePart = (typeof hardwareParts)[number];

/** One part of a drawn screen, top to bottom. Words are plain text: pictures carry no furigana. */
export type ScreenPart =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly strong?: boolean }
  | { readonly kind: 'row'; readonly label: string; readonly note?: string }
  | { readonly kind: 'icons'; readonly labels: readonly string[] }
  | { readonly kind: 'button'; readonly label: string; readonly plain?: boolean }
  | { readonly kind: 'field'; readonly label: string; readonly value?: string }
  /** The steps of a form along its top; `current` counts `labels` from 0. */
  | { readonly kind: 'stages'; readonly labels: readonly string[]; readonly current: number }
  | { readonly kind: 'bubble'; readonly from: string; readonly text: string }
  /** A pad of digits; `entered` of `length` places are filled. */
  | { readonly kind: 'keypad'; readonly entered: number; readonly length: number }
  | { readonly kind: 'call'; readonly from: string; readonly note?: string }
  | { readonly kind: 'card'; readonly text: string };

/** Where to touch, and how. `part` counts `parts` from 0; `item` counts icons from 0. */
export type Touch = {
  readonly gesture: Gesture;
  readonly on:
    | { readonly part: number; readonly item?: number }
    | { readonly hardware: HardwarePart };
};

/**
 * `device` says what is drawn: the learner's phone in its family's looks, or a machine that looks
 * the same for everybody (the copier of a convenience store, a page seen on a larger screen).
 */
export type DrawnScreen = {
  readonly device: 'phone' | 'copier';
  readonly parts: readonly ScreenPart[];
  readonly touch?: Touch;
  /** Says the same as the picture, for those who hear it. */
  readonly alt: string;
};

export type ScreenByFamily = Readonly<Record<PhoneFamily, DrawnScreen>>;

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
  readonly screen?: ScreenByFamily;
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
