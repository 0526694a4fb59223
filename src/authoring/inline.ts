/**
 * The few signs an author may use inside a sentence. Read from the source text itself and not from
 * Markdown's own inline rules, which eat words beside Japanese brackets and colons.
 *
 *   **太字**   {明日|あす} reading for this place   {上手|} none   |  a long name may break here
 *   {{fact:id}} a value from facts.yaml           {{setting:id}} a value that the city's staff edit
 */
import { breakMark } from '../domain/lessons/phrase-length.ts';
import type { MistakeType } from './mistake-texts.ts';

export type InlineToken =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'bold-mark' }
  | { readonly kind: 'reading'; readonly base: string; readonly reading: string }
  | { readonly kind: 'fact'; readonly factId: string }
  | { readonly kind: 'setting'; readonly settingId: string };

const sign =
  /(?<bold>\*\*)|\{\{(?<registry>fact|setting):(?<id>[a-z0-9-]+)\}\}|\{(?<base>[^{}|]+)\|(?<reading>[^{}|]*)\}/g;
const strayBraces = /\{\{?[^{}\s]*\}?\}?|\}\}?/;

/** Cuts a text into tokens in the order of the text; a line's end in it is a space. */
export function readInline(
  text: string,
  report: (type: MistakeType, detail?: string) => void,
): readonly InlineToken[] {
  const source = text.replace(/\s*\n\s*/g, ' ').trim();
  const tokens: InlineToken[] = [];
  let at = 0;
  for (const match of source.matchAll(sign)) {
    tokens.push(...wordsToken(source.slice(at, match.index), report));
    tokens.push(signToken(match.groups ?? {}));
    at = match.index + match[0].length;
  }
  tokens.push(...wordsToken(source.slice(at), report));
  if (tokens.filter(({ kind }) => kind === 'bold-mark').length % 2 === 1) report('unclosed-bold');
  return tokens;
}

function signToken(groups: Record<string, string | undefined>): InlineToken {
  const { bold, registry, id = '', base = '', reading = '' } = groups;
  if (bold !== undefined) return { kind: 'bold-mark' };
  if (registry === 'fact') return { kind: 'fact', factId: id };
  if (registry === 'setting') return { kind: 'setting', settingId: id };
  return { kind: 'reading', base, reading };
}

function wordsToken(
  words: string,
  report: (type: MistakeType, detail?: string) => void,
): readonly InlineToken[] {
  const stray = strayBraces.exec(words);
  if (stray !== null) report('unknown-braces', stray[0]);
  if (words.includes('｜')) report('full-width-bar');
  return words === '' ? [] : [{ kind: 'words', text: words.replaceAll('|', breakMark) }];
}
