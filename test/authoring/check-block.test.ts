import { expect, it } from 'vitest';
import { readCheck } from '../../src/authoring/check-block.ts';
import { aContext, onLine10 } from './a-context.ts';

const yaml = `message:
  from: "+1 202-555-0143"
  text: 午後3:30に集合
choices:
  - id: go
    text: いく
    why: いけます
  - id: stay
    text: "**いかない**"
    correct: true
    why: それが よい`;

it('reads the message, the choices and the right one, and where they stand', () => {
  const { context, reported, marked } = aContext();
  expect(readCheck(onLine10(yaml), 'meeting', context)).toEqual({
    checkId: 'meeting',
    message: { from: '+1 202-555-0143', text: '午後3:30に集合' },
    choices: [
      {
        choiceId: 'go',
        text: [{ kind: 'text', text: 'いく' }],
        why: [{ kind: 'text', text: 'いけます' }],
      },
      {
        choiceId: 'stay',
        text: [{ kind: 'strong', children: [{ kind: 'text', text: 'いかない' }] }],
        why: [{ kind: 'text', text: 'それが よい' }],
      },
    ],
    correctChoiceIds: ['stay'],
  });
  expect(reported).toEqual([]);
  expect(marked).toContain('check/choices/1/why:20');
  expect(marked).toContain('check/message:12');
});

it('takes an id of its own', () => {
  const { context } = aContext();
  expect(readCheck(onLine10(`id: other\n${yaml}`), 'meeting', context)?.checkId).toBe('other');
});

it('leaves a missing reason to the rules of the pack', () => {
  const { context, reported } = aContext();
  const check = readCheck(onLine10('choices:\n  - id: go\n    text: いく'), 'meeting', context);
  expect(check?.choices[0]?.why).toEqual([]);
  expect(reported).toEqual([]);
});

it('answers nothing where the block cannot be read', () => {
  const { context, reported } = aContext();
  expect(readCheck(onLine10('choice: []'), 'meeting', context)).toBeUndefined();
  expect(reported).toEqual([
    [10, 'missing-key', 'choices'],
    [10, 'unknown-key', 'choice'],
  ]);
});
