import styles from './DepartureCard.module.css';

/** The light itself: a tick in a full disc, or a mark in a broken ring; the words beside it say the same. */
export function Lamp({ isReady }: { isReady: boolean }) {
  return (
    <svg className={styles.lamp} viewBox="0 0 56 56" fill="none" aria-hidden="true">
      {isReady ? (
        <>
          <circle
            cx="28"
            cy="28"
            r="26"
            stroke="currentColor"
            strokeOpacity="0.5"
            strokeWidth="2.5"
          />
          <circle cx="28" cy="28" r="19" fill="currentColor" />
          <path
            d="m19 28.5 6 6L37 22"
            className={styles.tick}
            strokeWidth="4.5"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      ) : (
        <>
          <circle
            cx="28"
            cy="28"
            r="26"
            stroke="currentColor"
            strokeWidth="2.5"
            strokeDasharray="5 5"
          />
          <path d="M28 17v14" stroke="currentColor" strokeWidth="5" strokeLinecap="round" />
          <circle cx="28" cy="39" r="3" fill="currentColor" />
        </>
      )}
    </svg>
  );
}
