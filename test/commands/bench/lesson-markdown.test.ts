import { expect, it } from 'vitest';
import { lessonToMarkdown } from '../../../src/commands/bench/lesson-markdown.ts';
import type { Inline, Lesson } from '../../../src/domain/lessons/lesson.ts';

const words = (text: string): readonly Inline[] => [{ kind: 'text', text }];

it('a lesson is told to others in Markdown: the first step names the page, choices stand with their reasons', () => {
  const lesson: Lesson = {
    lessonId: 'tap',
    packId: 'basics',
    title: words('さわり方'),
    version: 1,
    minutes: 10,
    goal: words('さわれます。'),
    facts: [],
    steps: [
      {
        stepId: 'tap-once',
        sentence: [
          { kind: 'ruby', base: '軽', reading: 'かる' },
          ...words('く マイナンバー\u200Bカード。'),
        ],
        blocks: [
          { kind: 'paragraph', sentence: words('そっと。') },
          { kind: 'list', items: [words('ひとつ'), words('ふたつ')] },
        ],
      },
      {
        stepId: 'ask',
        sentence: words('どうしますか。'),
        blocks: [],
        check: {
          checkId: 'ask',
          correctChoiceIds: ['once'],
          choices: [
            { choiceId: 'once', text: words('1回'), why: words('ひらきます。') },
            { choiceId: 'push', text: words('おす'), why: words('強さは いりません。') },
          ],
        },
      },
    ],
  };
  expect(lessonToMarkdown(lesson)).toBe(
    [
      '# 軽く マイナンバーカード。',
      'そっと。',
      '- ひとつ\n- ふたつ',
      '## どうしますか。',
      '- 1回 ひらきます。\n- おす 強さは いりません。\n',
    ].join('\n\n'),
  );
});
