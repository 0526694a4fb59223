/**
 * YAML as authors of lessons write it: every value is text (`0120` keeps its zero, `no` stays a
 * word), and every mistake has a line of the file it stands in.
 */
import * as v from 'valibot';
import {
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
} from 'yaml';
import type { MistakeType } from './mistake-texts.ts';
import type { ReportMistake } from './mistakes.ts';

/** A piece of YAML and the line of the file on which it begins. */
export type YamlSource = { readonly text: string; readonly firstLine: number };

export type YamlPath = readonly (string | number)[];

export type ReadYaml<Value> = {
  readonly value: Value;
  /** Line of the file for a path into the value, or of its nearest parent that was written. */
  readonly lineOf: (path: YamlPath) => number;
};

/** Reads and checks; reports every mistake and answers undefined where there is any. */
export function readYaml<Schema extends v.GenericSchema>(
  source: YamlSource,
  schema: Schema,
  report: ReportMistake,
): ReadYaml<v.InferOutput<Schema>> | undefined {
  if (reportTraps(source, report)) return undefined;

  const lineCounter = new LineCounter();
  const document = parseDocument(source.text, { lineCounter, schema: 'failsafe' });
  const lineAt = (offset: number) => source.firstLine + lineCounter.linePos(offset).line - 1;
  for (const { pos, code } of document.errors) {
    report(lineAt(pos[0]), typeOfYamlError(code), code);
  }
  if (document.errors.length > 0) return undefined;

  const lineOf = (path: YamlPath) => lineAt(offsetOf(document, path));
  const parsed = v.safeParse(schema, document.toJS() ?? {});
  if (parsed.success) return { value: parsed.output, lineOf };
  for (const issue of parsed.issues) reportIssue(issue, lineOf, report);
  return undefined;
}

/** Where the name of a value stands, or the item of a list, or the nearest parent of both. */
function offsetOf(document: Document.Parsed, path: YamlPath): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const pair = isMap<Node, Node>(parent)
      ? parent.items.find(({ key }) => isScalar(key) && key.value === path[length - 1])
      : undefined;
    const node = pair?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range[0] ?? 0;
}

const beforeValue = /^\s*(?:-\s+)*(?:[\w-]+:\s+)?/;
const signNeedsQuotes = /^(?!\{\})(?:\[[^"']*([*&{])|([*&@%!`{]))/;
const lostToComment = /^(?!["']).*?\s(#.*)$/;

/** Finds what YAML would read as something else without a word: quotes mend all of it. */
function reportTraps({ text, firstLine }: YamlSource, report: ReportMistake): boolean {
  const traps = text.split('\n').flatMap((line, index) => {
    const value = line.replace(beforeValue, '');
    if (value.startsWith('#')) return [];
    const signs = signNeedsQuotes.exec(value);
    const sign = signs?.[1] ?? signs?.[2];
    const lost = lostToComment.exec(value)?.[1];
    return [
      ...(sign === undefined ? [] : [[index, 'yaml-needs-quotes', sign] as const]),
      ...(lost === undefined ? [] : [[index, 'yaml-lost-words', lost] as const]),
    ];
  });
  for (const [index, type, detail] of traps) report(firstLine + index, type, detail);
  return traps.length > 0;
}

function typeOfYamlError(code: string): MistakeType {
  if (code === 'DUPLICATE_KEY') return 'yaml-duplicate-key';
  return code === 'TAB_AS_INDENT' ? 'yaml-tab' : 'yaml-unreadable';
}

function reportIssue(
  issue: v.BaseIssue<unknown>,
  lineOf: (path: YamlPath) => number,
  report: ReportMistake,
): void {
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  const name = String(path.findLast((key) => typeof key === 'string') ?? '');
  if (issue.type === 'strict_object' && issue.received === 'undefined') {
    report(lineOf(path.slice(0, -1)), 'missing-key', name);
  } else if (issue.type === 'strict_object' && issue.expected === 'never') {
    report(lineOf(path), 'unknown-key', name);
  } else if (issue.type === 'custom') {
    report(lineOf(path), 'wrong-part', Object.keys(Object(issue.input)).join('・'));
  } else if (issue.type === 'regex') {
    report(lineOf(path), 'wrong-id', String(issue.input));
  } else {
    report(lineOf(path), 'wrong-value', name);
  }
}

/** Text that is not empty. */
export const Words = v.pipe(v.string(), v.trim(), v.minLength(1));
/** A name for machines: lower-case words with hyphens. */
export const IdWords = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
export const CountingNumber = v.pipe(
  v.string(),
  v.check((text) => /^[1-9]\d{0,3}$/.test(text)),
  v.transform(Number),
);
export const Yes = v.pipe(
  v.literal('true'),
  v.transform((): true => true),
);
