/** A ```check block → the question's choices, each with its reason. */
import * as v from 'valibot';
import type { Check, Choice } from '../domain/lessons/lesson.ts';
import { IdWords, readYaml, Words, Yes, type YamlSource } from './lesson-yaml.ts';
import { writeSample, writeSentence, type WritingContext } from './sentence.ts';

const CheckBlock = v.strictObject({
  id: v.optional(IdWords),
  message: v.optional(v.strictObject({ from: Words, text: Words })),
  choices: v.array(
    v.strictObject({
      id: IdWords,
      text: Words,
      correct: v.optional(Yes),
      /** A missing reason is a rule of the pack, so that it is told with the choice's name. */
      why: v.optional(v.string(), ''),
    }),
  ),
});

/** Reads the choices; a check without an id of its own is called by its step's. */
export function readCheck(
  yaml: YamlSource,
  stepId: string,
  context: WritingContext,
): Check | undefined {
  const block = readYaml(yaml, CheckBlock, context.report);
  if (block === undefined) return undefined;
  const { value, lineOf } = block;

  context.mark(['check'], yaml.firstLine);
  const choices = value.choices.map(({ id, text, why }, index): Choice => {
    const path = ['choices', index];
    const [textLine, whyLine] = [lineOf([...path, 'text']), lineOf([...path, 'why'])];
    context.mark(['check', ...path], lineOf([...path, 'id']));
    context.mark(['check', ...path, 'text'], textLine);
    context.mark(['check', ...path, 'why'], whyLine);
    return {
      choiceId: id,
      text: writeSentence({ text, line: textLine }, context),
      why: writeSentence({ text: why, line: whyLine }, context),
    };
  });
  const correct = value.choices.filter((choice) => choice.correct === true);
  return {
    checkId: value.id ?? stepId,
    choices,
    correctChoiceIds: correct.map(({ id }) => id),
    ...(value.message && { message: writeMessage(value.message, lineOf, context) }),
  };
}

function writeMessage(
  message: { readonly from: string; readonly text: string },
  lineOf: (path: readonly string[]) => number,
  context: WritingContext,
): Check['message'] {
  context.mark(['check', 'message'], lineOf(['message', 'text']));
  const write = (key: 'from' | 'text') =>
    writeSample({ text: message[key], line: lineOf(['message', key]) }, context);
  return { from: write('from'), text: write('text') };
}
