import { useContext } from 'react';
import type { PracticePart } from '../../../domain/lessons/practice-parts.ts';
import { SentenceText } from '../SentenceText.tsx';
import styles from './PartSentence.module.css';
import { PhoneContext } from './phone-context.ts';

type PartSentenceProps = { part: PracticePart; words: string | undefined };

const noCityValues = {};

/** What there is to read on a practice phone, with its readings; a picture shows the words alone. */
export function PartSentence({ part: { sentence }, words }: PartSentenceProps) {
  const { canBeTouched } = useContext(PhoneContext);
  if (!canBeTouched || !sentence) return words;
  return (
    <span className={styles.sentence}>
      <SentenceText sentence={sentence} cityValues={noCityValues} />
    </span>
  );
}
