/**
 * Live queries that outlive the loss of a connection. Dexie's own hook throws at some losses and waits for ever
 * after others (its live queries swallow DatabaseClosedError and AbortError); here both open the databases
 * anew and ask once more, and only a second failure reaches the screen.
 */
import { Dexie, liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import { isConnectionLost, reopen } from '../reopen-databases.ts';

/**
 * What the store holds now, redrawn whenever it changes; `undefined` until the first answer is in. While
 * another question is on its way, the last answer stays. The databases that are read stand among the `deps`;
 * `before` is the answer that the page was drawn with.
 */
export function useLive<Answer>(
  query: () => PromiseLike<Answer>,
  deps: readonly unknown[],
  before?: Answer,
): Answer | undefined {
  const [question, setQuestion] = useState({ query, deps });
  if (deps.some((dep, at) => dep !== question.deps[at])) setQuestion({ query, deps });
  const [answer, setAnswer] = useState<Answer | undefined>(before);
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    const databases = question.deps.filter((dep) => dep instanceof Dexie);
    return watchLasting(databases, question.query, (read) => setAnswer(() => read), setFailure);
  }, [question]);
  if (failure !== undefined) throw failure;
  return answer;
}

/** Tells `onAnswer` of every answer, `onFailure` of what cannot be mended; returns how to stop. */
export function watchLasting<Answer>(
  databases: readonly Dexie[],
  query: () => PromiseLike<Answer>,
  onAnswer: (answer: Answer) => void,
  onFailure: (cause: unknown) => void,
): () => void {
  let stop = ask(true);
  let isStopped = false;
  return () => {
    isStopped = true;
    stop();
  };

  function ask(isFirstTry: boolean): () => void {
    let mayRepeat = isFirstTry;
    const connections = databases.map((database) => database.backendDB());
    const subscription = liveQuery(async () => {
      try {
        return await query();
      } catch (cause) {
        // Later, and outside of the query's zone: the browser tells that it closed a connection after it failed.
        if (isConnectionLost(cause)) setTimeout(() => void repeat(cause));
        throw cause;
      }
    }).subscribe({
      next: (answer) => {
        mayRepeat = true;
        onAnswer(answer);
      },
      error: (cause) => {
        if (!isConnectionLost(cause)) onFailure(cause);
      },
    });

    const repeat = async (cause: unknown) => {
      // A query that a newer one overtook is aborted too; its connection is whole.
      const isOvertaken =
        (cause as Error).name === 'AbortError' && databases.every((database) => database.isOpen());
      if (isStopped || subscription.closed || isOvertaken) return;
      subscription.unsubscribe();
      try {
        if (!mayRepeat) throw cause;
        await Promise.all(
          databases.map((database, at) => reopen(database, connections[at] ?? null)),
        );
        if (!isStopped) stop = ask(false);
      } catch (second) {
        if (!isStopped) onFailure(second);
      }
    };
    return () => subscription.unsubscribe();
  }
}
