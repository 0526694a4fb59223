/**
 * A lesson file → front matter and one section for each `##` heading, still as source texts with
 * their lines. Markdown decides what a heading, a list and a fenced block is; everything that is
 * not on the short list of allowed forms, raw HTML first, is refused.
 */
import type { Nodes, RootContent } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { YamlSource } from './lesson-yaml.ts';
import type { ReportMistake } from './mistakes.ts';
import type { SourceText } from './sentence.ts';

export type BlockSource =
  | { readonly kind: 'paragraph'; readonly source: SourceText }
  | { readonly kind: 'list'; readonly items: readonly SourceText[] }
  | {
      readonly kind: 'fence';
      readonly language: string;
      readonly line: number;
      readonly yaml: YamlSource;
    };

export type Section = {
  readonly stepId: string;
  readonly line: number;
  readonly heading: SourceText;
  readonly blocks: readonly BlockSource[];
};

export type FrontMatter = { readonly frontMatter: YamlSource; readonly body: string };

/** Cuts off the front matter; the body keeps its place, so that lines stay true. */
export function splitFrontMatter(text: string, report: ReportMistake): FrontMatter | undefined {
  const match = /^---[ \t]*\n([\s\S]*?\n)---[ \t]*(?:\n|$)/.exec(text);
  if (match === null) {
    report(1, 'missing-front-matter');
    return undefined;
  }
  const [whole, frontMatter = ''] = match;
  const body = '\n'.repeat(whole.split('\n').length - 1) + text.slice(whole.length);
  return { frontMatter: { text: frontMatter, firstLine: 2 }, body };
}

/** The sections of a body, in order. */
export function readSections(body: string, report: ReportMistake): readonly Section[] {
  const sections: { section: Omit<Section, 'blocks'>; blocks: BlockSource[] }[] = [];
  for (const node of unified().use(remarkParse).parse(body).children) {
    const line = lineOf(node);
    if (node.type === 'heading') {
      const heading = readHeading(sourceOf(node, body), line, sections.length, report);
      reportRefused(node, report);
      sections.push({ section: heading, blocks: [] });
      continue;
    }
    const block = readBlock(node, body, report);
    const last = sections.at(-1);
    if (last === undefined) report(line, 'text-before-step');
    else if (block !== undefined) last.blocks.push(block);
  }
  return sections.map(({ section, blocks }) => ({ ...section, blocks }));
}

const headingForm = /^##(?!#)\s+(?<words>.*?)\s*(?:\{#(?<id>[^}]*)\})?\s*$/;
const idForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function readHeading(
  source: string,
  line: number,
  index: number,
  report: ReportMistake,
): Omit<Section, 'blocks'> {
  const groups = headingForm.exec(source)?.groups;
  if (groups === undefined) report(line, 'wrong-heading');
  const id = groups?.['id'];
  if (groups !== undefined && id === undefined) report(line, 'missing-step-id');
  if (id !== undefined && !idForm.test(id)) report(line, 'wrong-id', id);
  // A section without a name of its own is still read, so that its other mistakes are found too.
  const stepId = id !== undefined && idForm.test(id) ? id : `unnamed-${index + 1}`;
  return { stepId, line, heading: { text: groups?.['words'] ?? source, line } };
}

function readBlock(
  node: RootContent,
  body: string,
  report: ReportMistake,
): BlockSource | undefined {
  const line = lineOf(node);
  if (node.type === 'code' && isFenced(node, body)) {
    const yaml = { text: node.value, firstLine: line + 1 };
    return { kind: 'fence', language: node.lang ?? '', line, yaml };
  }
  if (node.type === 'paragraph') {
    reportRefused(node, report);
    return { kind: 'paragraph', source: { text: sourceOf(node, body), line } };
  }
  if (node.type === 'list' && node.ordered !== true) {
    const items = node.children.flatMap((item) => {
      const [first, ...others] = item.children;
      for (const other of others) report(lineOf(other), 'refused-markdown', '箇条書きの中の段落');
      if (first?.type !== 'paragraph') return [];
      reportRefused(first, report);
      return [{ text: sourceOf(first, body), line: lineOf(first) }];
    });
    return { kind: 'list', items };
  }
  report(line, 'refused-markdown', nameOf(node));
  return undefined;
}

const isFenced = (node: RootContent, body: string) => sourceOf(node, body).startsWith('```');

/** Reports what Markdown would make of a sentence beyond words and bold. */
function reportRefused(node: Nodes, report: ReportMistake): void {
  if (!('children' in node)) return;
  for (const child of node.children) {
    if (child.type !== 'text' && child.type !== 'strong') {
      report(lineOf(child), 'refused-markdown', nameOf(child));
    }
    reportRefused(child, report);
  }
}

const nameByType: Readonly<Record<string, string>> = {
  html: 'HTML のタグ',
  link: 'リンク',
  linkReference: 'リンク',
  definition: 'リンクの定義',
  image: '画像',
  imageReference: '画像',
  emphasis: '「*」1つの強調',
  inlineCode: '「`」の囲み',
  code: '字下げした囲み',
  blockquote: '「>」の引用',
  thematicBreak: '横線',
  list: '番号つきの箇条書き',
  break: '行末の空白2つや「\\」の改行',
};

const nameOf = (node: Nodes) => nameByType[node.type] ?? node.type;
const lineOf = (node: Nodes) => node.position?.start.line ?? 1;

function sourceOf(node: Nodes, body: string): string {
  return body.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}
