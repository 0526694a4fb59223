/** What a practice phone's screen is made of, top to bottom, and which of it can be touched. */
import type { PhoneFamily, Sentence } from './lesson.ts';

/** What the practice phone remembers, by names that the author chose: switches, typed texts, counts. */
export type Memory = Readonly<Record<string, string>>;

export const practiceIcons = [
  'battery',
  'camera',
  'calculator',
  'card',
  'clock',
  'coin',
  'gear',
  'globe',
  'hang-up',
  'letters',
  'mail',
  'map',
  'memo',
  'message',
  'person',
  'photo',
  'plane',
  'plus',
  'search',
  'shop',
  'shutter',
  'speaker',
  'sun',
  'tel',
  'trash',
  'warn',
  'wifi',
] as const;
export type PracticeIcon = (typeof practiceIcons)[number];

export type PartItem = {
  readonly label: string;
  readonly icon?: PracticeIcon;
  readonly note?: string;
};

type Items<Kind extends string> = { readonly kind: Kind; readonly items: readonly PartItem[] };
type Labelled<Kind extends string> = { readonly kind: Kind; readonly label: string };

type PartBody =
  /** Apps on the home screen; the row that stays at its foot; a machine's large panes. */
  | Items<'grid'>
  | Items<'dock'>
  | Items<'tiles'>
  /** Round buttons side by side, as under a call or a camera. */
  | Items<'actions'>
  | Items<'tabs'>
  /** The dots that tell which of the home screens this one is: `steps` are their numbers. */
  | (Labelled<'pages'> & { readonly steps: readonly string[] })
  /** What comes up over the screen when a thing is held. */
  | Items<'menu'>
  | Items<'photos'>
  | (Labelled<'bar'> & { readonly back?: string; readonly action?: string })
  | (Labelled<'text'> & { readonly strong?: true; readonly size?: string })
  | Labelled<'banner'>
  | (Labelled<'row'> & {
      readonly note?: string;
      readonly value?: string;
      readonly icon?: PracticeIcon;
    })
  /** On when the memory holds `on` under the name `of`. */
  | (Labelled<'toggle'> & { readonly of: string; readonly note?: string })
  | (Labelled<'check'> & { readonly of: string })
  /** A knob between `steps`; the memory holds one of them. */
  | (Labelled<'slider'> & { readonly of: string; readonly steps: readonly string[] })
  | (Labelled<'field'> & { readonly of?: string; readonly value?: string })
  | (Labelled<'button'> & { readonly plain?: true })
  | (Labelled<'stages'> & { readonly steps: readonly string[] })
  | (Labelled<'dialog'> & { readonly text?: string; readonly buttons: readonly string[] })
  | (Labelled<'notice'> & { readonly from: string })
  | (Labelled<'bubble'> & {
      /** Who wrote it, where the screen has no name at its top. */
      readonly from?: string;
      readonly mine?: true;
      /** Shows what the memory holds instead of the words. */
      readonly of?: string;
      readonly link?: string;
    })
  | (Labelled<'caller'> & { readonly note?: string })
  | (Labelled<'camera'> & { readonly note?: string })
  | (Labelled<'photo'> & { readonly of?: string })
  | (Labelled<'address'> & { readonly safe?: true })
  | (Labelled<'app'> & {
      readonly maker: string;
      readonly note?: string;
      readonly icon?: PracticeIcon;
    })
  | (Labelled<'map'> & { readonly places: readonly string[]; readonly of?: string })
  | {
      readonly kind: 'keyboard';
      readonly layout: KeyboardLayout;
      readonly of: string;
      /** What the voice layout writes down when it is spoken to. */
      readonly hears?: string;
    }
  /** Digits, shown as dots; the memory holds them only until the practice is left. */
  | (Labelled<'pin'> & { readonly of: string; readonly length: number })
  /** A card that is carried to the place where a machine or a phone reads it. */
  | (Labelled<'card'> & { readonly place: string })
  | (Labelled<'coins'> & { readonly items: readonly PartItem[]; readonly slot: string })
  | (Labelled<'sensor'> & { readonly sense: 'face' | 'finger' })
  | (Labelled<'warning'> & { readonly text: string; readonly number: string });

export const keyboardLayouts = ['kana', 'qwerty', 'numbers', 'voice'] as const;
export type KeyboardLayout = (typeof keyboardLayouts)[number];

export type PracticePart = PartBody & {
  /** The part's sentence with its readings, where it has one to read: a text, a message, what a dialog says. */
  readonly sentence?: Sentence;
  /** Drawn on these families' phones only. */
  readonly only?: readonly PhoneFamily[];
  /** Drawn while the memory holds this. */
  readonly when?: Memory;
};

/** Does the phone remember all of this? */
export function holds(memory: Memory, when: Memory | undefined): boolean {
  return Object.entries(when ?? {}).every(([name, value]) => (memory[name] ?? '') === value);
}

/** A label without the blanks and marks that are only there for its lines: the name of a target. */
export function targetName(label: string): string {
  return label.replaceAll(/[ \u200b]/g, '');
}

/** Names of what can be touched in a part, in the order in which it is drawn. */
export function targetsOf(part: PracticePart): readonly string[] {
  return touchable(part).map(targetName);
}

function touchable(part: PracticePart): readonly string[] {
  switch (part.kind) {
    case 'grid':
    case 'dock':
    case 'tiles':
    case 'actions':
    case 'tabs':
    case 'menu':
    case 'photos':
      return part.items.map(({ label }) => label);
    case 'bar':
      return [part.back, part.action].filter((label) => label !== undefined);
    case 'row':
    case 'toggle':
    case 'check':
    case 'slider':
    case 'field':
    case 'button':
    case 'notice':
    case 'photo':
    case 'sensor':
      return [part.label];
    case 'app':
      return [part.label];
    case 'dialog':
      return part.buttons;
    case 'bubble':
      return part.link === undefined ? [] : [part.link];
    case 'map':
      return [part.label, ...part.places];
    case 'card':
      return [part.label, part.place];
    case 'coins':
      return [...part.items.map(({ label }) => label), part.slot];
    case 'warning':
      return [part.number];
    case 'text':
    case 'banner':
    case 'stages':
    case 'pages':
    case 'caller':
    case 'camera':
    case 'address':
    case 'keyboard':
    case 'pin':
      return [];
  }
}

/** The memory that a part's keys type into, and how many signs it holds. */
export function typingOf(
  part: PracticePart,
): { readonly of: string; readonly most: number } | null {
  if (part.kind === 'pin') return { of: part.of, most: part.length };
  if (part.kind === 'keyboard') return { of: part.of, most: longestTyped };
  return null;
}

/** Signs that a field of the practice phone takes in. */
const longestTyped = 24;
