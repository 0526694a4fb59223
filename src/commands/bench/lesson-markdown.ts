import { plainText, type Block, type Lesson, type Sentence } from '../../domain/lessons/lesson.ts';

/** A lesson's words as the Markdown that other systems read: the first step names the page, the others follow. */
export function lessonToMarkdown({ steps }: Lesson): string {
  return steps
    .flatMap(({ sentence, blocks, check }, index) => [
      `${index === 0 ? '#' : '##'} ${wordsOf(sentence)}`,
      ...blocks.map(blockToMarkdown),
      ...(check
        ? [check.choices.map(({ text, why }) => `- ${wordsOf(text)} ${wordsOf(why)}`).join('\n')]
        : []),
    ])
    .join('\n\n')
    .concat('\n');
}

function blockToMarkdown(block: Block): string {
  return block.kind === 'paragraph'
    ? wordsOf(block.sentence)
    : block.items.map((item) => `- ${wordsOf(item)}`).join('\n');
}

/** Without the signs of where a long name may break. */
const wordsOf = (sentence: Sentence): string => plainText(sentence).replaceAll('\u200B', '');
