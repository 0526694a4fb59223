import type { PackSummary } from '../../protocol/packs.ts';
import styles from './PackPicture.module.css';

type PictureName = PackSummary['picture'];

const pen = {
  stroke: 'var(--ink)',
  strokeWidth: '2.5',
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

/** The picture by which a pack is known, beside its name. 72 grid. */
export function PackPicture({ name }: { name: PictureName }) {
  const Drawing = drawingByName[name];
  return (
    <svg className={styles.picture} viewBox="0 0 72 72" aria-hidden="true">
      <Drawing />
    </svg>
  );
}

const drawingByName = { phone: Phone, card: Card, form: Form, hook: Hook } as const;

function Phone() {
  return (
    <>
      <rect x="20" y="6" width="32" height="60" rx="7" fill="var(--surface)" {...pen} />
      <path d="M31 11.500h10" {...pen} />
      <rect x="26" y="19" width="20" height="15" rx="3" fill="var(--sea-pale)" />
      <path
        d="M30 29.500l3.500-6 3.500 6M31.200 27.500h4.600M39.500 29.500l2-3.500 2 3.500"
        fill="none"
        {...pen}
        strokeWidth="1.800"
      />
      <circle cx="36" cy="47" r="9.500" fill="none" stroke="var(--kaki-fill)" strokeWidth="2.500" />
      <circle cx="36" cy="47" r="4.500" fill="var(--kaki-fill)" />
    </>
  );
}

function Card() {
  return (
    <>
      <rect x="6" y="16" width="60" height="40" rx="6" fill="var(--surface)" {...pen} />
      <path
        d="M7.300 22a6 6 0 0 1 5.500-4.700h46.400a6 6 0 0 1 5.500 4.700v3H7.300z"
        fill="var(--matsu-fill)"
      />
      <circle cx="21" cy="37" r="5" fill="var(--matsu-soft)" {...pen} strokeWidth="2" />
      <path
        d="M12.500 50c.8-5.500 4-7.500 8.500-7.500s7.700 2 8.500 7.500"
        fill="var(--matsu-soft)"
        {...pen}
        strokeWidth="2"
      />
      <path d="M38 34h21M38 41h14" {...pen} strokeWidth="2" />
      <rect
        x="49"
        y="45.500"
        width="10"
        height="6.500"
        rx="1.500"
        fill="var(--band)"
        {...pen}
        strokeWidth="1.600"
      />
    </>
  );
}

function Form() {
  return (
    <>
      <path d="M14 9h30l9 9v45H14z" fill="var(--surface)" {...pen} />
      <path d="M44 9v9h9" fill="var(--fuji-soft)" {...pen} />
      <path
        d="M21 27h18M21 36h24M21 45h14"
        stroke="var(--fuji-fill)"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <path
        d="M40 62.500 66 50 36.500 45.500l4 7.500 11-1.200-9 3.700z"
        fill="var(--fuji-fill)"
        {...pen}
        strokeWidth="2.200"
      />
    </>
  );
}

function Hook() {
  return (
    <>
      <rect x="6" y="29" width="50" height="35" rx="5" fill="var(--surface)" {...pen} />
      <path d="M7.500 33 31 50l23.500-17" fill="var(--kaki-soft)" {...pen} />
      <path
        d="M57 4v26c0 9-13 9-13 1v-3l-4.500 4.500"
        fill="none"
        stroke="var(--surface)"
        strokeWidth="8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path
        d="M57 8v22c0 9-13 9-13 1v-3.500l-4.500 5"
        fill="none"
        stroke="var(--kaki-fill)"
        strokeWidth="3.800"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="57" cy="6.500" r="3" fill="var(--surface)" {...pen} strokeWidth="2.200" />
    </>
  );
}
