import { expect, it } from 'vitest';
import { readTeacher } from '../../src/authoring/teacher-block.ts';
import { aContext, onLine10, registries } from './a-context.ts';

it('reads what to say and what to watch, with facts filled in', () => {
  const { context, reported, marked } = aContext({ registries });
  const yaml = 'say:\n  - 番号は {{fact:city-line}}\nwatch:\n  - まよって いないか';
  expect(readTeacher(onLine10(yaml), context)).toEqual({
    say: ['番号は 0467-82-1111'],
    watch: ['まよって いないか'],
  });
  expect(reported).toEqual([]);
  expect(marked).toEqual(['teacher/say/0:11', 'teacher/watch/0:13']);
});

it('reports a name that it does not know', () => {
  const { context, reported } = aContext();
  expect(readTeacher(onLine10('speak:\n  - はい'), context)).toBeUndefined();
  expect(reported).toEqual([[10, 'unknown-key', 'speak']]);
});
