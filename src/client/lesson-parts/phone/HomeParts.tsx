/** Things side by side: apps on the home screen, the dock, a machine's panes, a menu, round buttons, tabs. */
import type { PartProps } from './part-props.ts';
import { PracticeGlyph } from './PracticeGlyph.tsx';
import styles from './HomeParts.module.css';
import { Target } from './Target.tsx';

export function GridPart({ part }: PartProps<'grid' | 'dock' | 'tiles' | 'menu'>) {
  return (
    <ul className={styles[part.kind]} data-count={part.items.length}>
      {part.items.map(({ label, icon }) => (
        <li key={label}>
          <Target label={label}>
            {part.kind !== 'menu' && part.kind !== 'tiles' && (
              <span className={styles.icon}>
                <PracticeGlyph name={icon} />
              </span>
            )}
            <span>{label}</span>
          </Target>
        </li>
      ))}
    </ul>
  );
}

export function RoundPart({ part }: PartProps<'actions'>) {
  return (
    <ul className={styles.actions} data-count={part.items.length}>
      {part.items.map(({ label, icon }) => (
        <li key={label}>
          <Target label={label}>
            <span className={styles.round} data-icon={icon}>
              <PracticeGlyph name={icon} />
            </span>
            <span>{label}</span>
          </Target>
        </li>
      ))}
    </ul>
  );
}

export function TabsPart({ part }: PartProps<'tabs'>) {
  return (
    <ul className={styles.tabs} data-count={part.items.length}>
      {part.items.map(({ label, icon }) => (
        <li key={label}>
          <Target label={label}>
            <PracticeGlyph name={icon} />
            <span>{label}</span>
          </Target>
        </li>
      ))}
    </ul>
  );
}

/** Which home screen of how many: pictures for the eye, which voices have in the words that answer a swipe. */
export function PagesPart({ part }: PartProps<'pages'>) {
  return (
    <p className={styles.pages} aria-hidden="true">
      {part.steps.map((step) => (
        <span key={step} data-here={step === part.label ? '' : undefined} />
      ))}
    </p>
  );
}
