import { Fragment } from 'react';
import type { Sentence } from '../../domain/lessons/lesson.ts';
import { longestPhrase } from '../../domain/lessons/phrase-length.ts';
import { phrasesOf, type Run } from './phrases.ts';
import styles from './SentenceText.module.css';

type SentenceTextProps = {
  sentence: Sentence;
  /** The city's own values by the id that lessons name. */
  cityValues: Readonly<Record<string, string>>;
};

/** A sentence with its readings. Voices read the word and not its reading too. */
export function SentenceText({ sentence, cityValues }: SentenceTextProps) {
  return phrasesOf(sentence, cityValues).map(({ runs, length, hasBlank }, index) => (
    // A sentence's phrases have no name but their place in it.
    <Fragment key={`${String(index)}-${runs[0]?.text ?? ''}`}>
      <span className={classOf(length)}>
        {runs.map((run, place) => (
          <RunText key={`${String(place)}-${run.text}`} run={run} />
        ))}
      </span>
      {hasBlank ? ' ' : <wbr />}
    </Fragment>
  ));
}

function classOf(length: number): string | undefined {
  // The headline of doubled text holds six characters and a closing sign.
  if (length < longestPhrase) return styles.short;
  return length <= longestPhrase + 1 ? styles.phrase : undefined;
}

function RunText({ run: { text, reading, strong } }: { run: Run }) {
  const words =
    reading === null ? (
      text
    ) : (
      <ruby>
        {text}
        <rt aria-hidden="true">{reading}</rt>
      </ruby>
    );
  return strong ? <strong>{words}</strong> : words;
}
