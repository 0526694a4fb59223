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
        <ScenarioMap key={scenario.scenarioId} scenario={scenario} families={families} />
      ))}
    </main>
  );
}

type ScenarioMapProps = { scenario: Scenario; families: readonly PhoneFamily[] };

/** The screens in the order of the file, a row for each: the same screen of every family, and where it leads. */
function ScenarioMap({ scenario, families }: ScenarioMapProps) {
  const phones = families.map((family) => {
    const phone = phoneFor(scenario, family);
    return { family, phone, stateByScreen: firstStates(phone) };
  });
  const placeOf = (screenId: string) => `${scenario.scenarioId}-${screenId}`;
  return (
    <section>
      <h1>{plainText(scenario.title)}</h1>
      <p>{plainText(scenario.goal)}</p>
      <ol className={styles.screens}>
        {scenario.screens.map(({ screenId }) => (
          <li key={screenId} id={placeOf(screenId)}>
            <h2>{screenId}</h2>
            <div className={styles.families}>
              {phones.map(({ family, phone, stateByScreen }) => {
                const state = stateByScreen.get(screenId);
                const ways = phone.screenById.get(screenId)?.moves ?? [];
                return (
                  <div key={family}>
                    <h3>{family}</h3>
                    {state && (
                      <PracticePhone
                        phone={phone}
                        state={state}
                        pointedAt={[]}
                        onTouch={() => {}}
                        onKey={() => {}}
                      />
                    )}
                    <ul className={styles.ways}>
                      {ways.map(({ by, target, to }, index) => (
                        // A screen's moves have no name but their place in the file.
                        <li key={`${screenId}-${String(index)}`}>
                          {by} {target}
                          {to !== undefined && <a href={`#${placeOf(to)}`}> → {to}</a>}
                        </li>
                      ))}
                    </ul>
                  </div>
                );
              })}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Each screen's first state in which a learner meets it. */
function firstStates(phone: ReturnType<typeof phoneFor>): ReadonlyMap<string, SimulatorState> {
  const stateByScreen = new Map<string, SimulatorState>();
  for (const { state } of explore(phone).placeByKey.values()) {
    if (!stateByScreen.has(state.screenId)) stateByScreen.set(state.screenId, state);
  }
  return stateByScreen;
}
