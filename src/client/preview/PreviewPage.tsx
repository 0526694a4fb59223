import { phoneFamilies, plainText, type PhoneFamily } from '../../domain/lessons/lesson.ts';
import type { Scenario } from '../../domain/lessons/scenario.ts';
import { phoneFor, type SimulatorState } from '../../domain/lessons/simulator.ts';
import { explore } from '../../domain/lessons/solve-scenario.ts';
import { PracticePhone } from '../learner/practice/PracticePhone.tsx';
import styles from './PreviewPage.module.css';

type PreviewPageProps = {
  scenarios: readonly Scenario[];
  /** One scenario, or all of them. */
  scenarioId: string | null;
  /** One family's phones, or all three side by side. */
  only: string | null;
};

/** Every screen of the scenarios as the families' phones show it, with the ways that lead on from it. */
export function PreviewPage({ scenarios, scenarioId, only }: PreviewPageProps) {
  const families = phoneFamilies.filter((family) => only === null || family === only);
  const shown = scenarios.filter((one) => scenarioId === null || one.scenarioId === scenarioId);
  return (
    <main className={styles.page}>
      <nav className={styles.names}>
        {scenarios.map((one) => (
          <a key={one.scenarioId} href={`?scenario=${one.scenarioId}`}>
            {one.scenarioId}
          </a>
        ))}
      </nav>
      {shown.map((scenario) => (
        <section key={scenario.scenarioId}>
          <h1>{plainText(scenario.title)}</h1>
          <p>{plainText(scenario.goal)}</p>
          {families.map((family) => (
            <FamilyScreens key={family} scenario={scenario} family={family} />
          ))}
        </section>
      ))}
    </main>
  );
}

/** The screens in the order of the file, each in the first state in which a learner meets it. */
function FamilyScreens({ scenario, family }: { scenario: Scenario; family: PhoneFamily }) {
  const phone = phoneFor(scenario, family);
  const stateByScreen = new Map<string, SimulatorState>();
  for (const { state } of explore(phone).placeByKey.values()) {
    if (!stateByScreen.has(state.screenId)) stateByScreen.set(state.screenId, state);
  }
  return (
    <>
      <h2>{family}</h2>
      <ol className={styles.screens}>
        {[...phone.screenById.values()].map(({ screenId, moves }) => {
          const state = stateByScreen.get(screenId);
          if (!state) return null;
          const ways = moves.filter(({ to }) => to !== undefined);
          return (
            <li key={screenId}>
              <p className={styles.name}>{screenId}</p>
              <PracticePhone
                phone={phone}
                state={state}
                pointedAt={[]}
                onTouch={() => {}}
                onKey={() => {}}
              />
              <ul className={styles.ways}>
                {ways.map(({ by, target, to }) => (
                  <li key={`${by}-${target ?? ''}-${to ?? ''}`}>
                    {by} {target} → {to}
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
    </>
  );
}
