import styles from './Stamp.module.css';

/** Carved seals of the beach, in the order in which they are given. 56 grid. */
const seals = [
  // shell
  'M28 41c-9-3-14-10-13-18 4-5 8-7 13-7s9 2 13 7c1 8-4 15-13 18zM28 41V17M24.500 40 19 19M31.500 40 37 19M23 42h10',
  // wave
  'M10 33c7 0 8-14 18-14 6 0 9 4 9 8 0 3-2 5-5 5s-4-2-4-4M28 33c5 0 7-3 9-3 3 0 4 3 8 3M13 40c5 0 5-2.500 9-2.500s5 2.500 9 2.500 5-2.500 9-2.500',
  // gull
  'M12 29c5-8 12-7 16 1 4-8 11-9 16-1M20 39h16',
  // fuji
  'M12 38 24 21h8l12 17zM21 25.500l3 3 4-3 4 3 3-3',
  // fish
  'M12 28c5-8 17-9 24 0-7 9-19 8-24 0zM36 28l8-6v12zM20 26.500h.01',
] as const;

/** The stamp of the `day`-th day of practice, counted from 0. */
export function Stamp({ day }: { day: number }) {
  return (
    <svg className={styles.stamp} viewBox="0 0 56 56" aria-hidden="true">
      <circle
        cx="28"
        cy="28"
        r="24"
        fill="var(--kaki-soft)"
        stroke="var(--kaki)"
        strokeWidth="2.5"
      />
      <path
        d={seals[day % seals.length]}
        fill="none"
        stroke="var(--kaki)"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** Where the next stamp will stand. */
export function StampPlace() {
  return (
    <svg className={styles.stamp} viewBox="0 0 56 56" aria-hidden="true">
      <circle
        cx="28"
        cy="28"
        r="23.5"
        fill="none"
        stroke="var(--line-strong)"
        strokeWidth="2"
        strokeDasharray="4 5"
        opacity=".7"
      />
    </svg>
  );
}
