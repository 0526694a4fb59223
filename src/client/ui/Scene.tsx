import styles from './Scene.module.css';

/**
 * The view from the beach, facing south: Enoshima left, Eboshi rock in the middle, Fuji right.
 * Stands on home, empty states and print; another city replaces this one file.
 */
export function Scene() {
  return (
    <svg
      className={styles.scene}
      viewBox="0 0 360 104"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
    >
      <circle cx="204" cy="51" r="14.5" fill="var(--art-sun)" />
      <path d="M236 72 278 33q3-2.600 6-2.600h6q3 0 6 2.600L350 72z" fill="var(--art-pale)" />
      <path
        d="M266.500 43.700 278 33q3-2.600 6-2.600h6q3 0 6 2.600l12.500 9-6 4.500-5.500-3.500-6.500 6-6.500-6.500-5.500 4.500z"
        fill="var(--art-snow)"
      />
      <path
        d="M0 72q6-11 19-12 6-7 17-6 7-6 18-3 14 1 20 9 12 2 19 12z"
        fill="var(--matsu-fill)"
        opacity=".75"
      />
      <path
        d="M44 52V38.500h5.500V52M42.500 38.500h8.500M45 38.500v-4h3.500v4"
        fill="var(--surface)"
        stroke="var(--matsu)"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <path d="M0 71h360v33H0z" fill="var(--art-pale)" />
      <g transform="translate(25 12.8) scale(.84)">
        <path d="M96 80l4-5 6-1 4 3 5-2 3 5zM212 80l4-6 5 1 3-4 6 3 4 6z" fill="var(--art-rock)" />
        <path
          d="M118 80l5-7 8-1 5-9 7-2 4-11 5-17 4-8 5-2 5 6 3 13 6 8 2 9 9 3 4 8 9 2 7 8z"
          fill="var(--art-rock)"
        />
        <path
          d="M161 23l5 6 3 13 6 8 2 9 9 3 4 8 9 2 7 8h-32l-3-12-6-9 2-12-3-9z"
          fill="#000"
          opacity=".3"
        />
      </g>
      <path
        d="M0 80q15-5 30 0t30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0v24H0z"
        fill="var(--art-mid)"
      />
      <path
        d="M-15 90q15-5 30 0t30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0v14H-15z"
        fill="var(--art-deep)"
      />
      <path
        d="M0 99.500q15-5 30 0t30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0 30 0V105H0z"
        fill="var(--paper)"
      />
    </svg>
  );
}
