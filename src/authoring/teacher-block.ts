/** A ```teacher block → what the person teaching says, and what to watch for. */
import * as v from 'valibot';
import type { TeacherNotes } from '../domain/lessons/lesson.ts';
import { readYaml, Words, type YamlSource } from './lesson-yaml.ts';
import { writePlainText, type WritingContext } from './sentence.ts';

const WordsList = v.optional(v.array(Words), []);
const TeacherBlock = v.strictObject({ say: WordsList, watch: WordsList });

export function readTeacher(yaml: YamlSource, context: WritingContext): TeacherNotes | undefined {
  const block = readYaml(yaml, TeacherBlock, context.report);
  if (block === undefined) return undefined;
  const write = (list: keyof TeacherNotes) =>
    block.value[list].map((text, index) => {
      const line = block.lineOf([list, index]);
      context.mark(['teacher', list, index], line);
      return writePlainText({ text, line }, context);
    });
  return { say: write('say'), watch: write('watch') };
}
