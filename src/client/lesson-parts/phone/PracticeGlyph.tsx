import type { PracticeIcon } from '../../../domain/lessons/practice-parts.ts';

/** Our own drawings, like what phones show and nobody's mark: 24 grid, stroke 2. */
const drawingByName: Readonly<Record<PracticeIcon, string>> = {
  battery: 'M3 8h15.500v8H3z M21 10.500v3 M6.500 11v2 M10 11v2',
  camera:
    'M4 8h3.500l1.500-2.500h6L16.500 8H20v11H4z M15.500 13.300a3.500 3.500 0 1 1-7 0 3.500 3.500 0 0 1 7 0z',
  calculator:
    'M6 3.500h12v17H6z M9 7h6 M9 12h.010 M12 12h.010 M15 12h.010 M9 16h.010 M12 16h.010 M15 16h.010',
  card: 'M3.500 6h17v12h-17z M3.500 10h17 M6.500 14.500h4',
  clock: 'M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0z M12 7.500V12l3 2',
  coin: 'M19.500 12a7.500 7.500 0 1 1-15 0 7.500 7.500 0 0 1 15 0z M9 8l3 4 3-4 M9 13h6 M12 12v5',
  gear: 'M15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0z M18 12a6 6 0 1 1-12 0 6 6 0 0 1 12 0z M12 3v3 M12 18v3 M3 12h3 M18 12h3 M5.600 5.600l2.200 2.200 M16.200 16.200l2.200 2.200 M5.600 18.400l2.200-2.200 M16.200 7.800l2.200-2.200',
  globe: 'M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0z M4 12h16 M12 4c5 5 5 11 0 16 M12 4c-5 5-5 11 0 16',
  'hang-up':
    'M3.500 14.500c5-5 12-5 17 0l-2.500 2.500-3-1.500v-2.300c-2-.600-4-.600-6 0v2.300l-3 1.500z',
  letters:
    'M3 18.500 8 6l5 12.500 M4.800 14.500h6.400 M14.500 18.500 17.500 11l3 7.500 M15.600 16h3.800',
  mail: 'M3.500 6h17v12h-17z M3.500 7l8.500 6 8.500-6',
  map: 'M4 6.500 9.500 4.500l5 2 5.500-2v13l-5.500 2-5-2L4 19.500z M9.500 4.500v13 M14.500 6.500v13',
  memo: 'M6 3.500h12v17H6z M9 8h6 M9 12h6 M9 16h3.500',
  message: 'M4 5h16v11h-9l-4.500 4V16H4z M8 10.500h8',
  person:
    'M15.700 8a3.700 3.700 0 1 1-7.400 0 3.700 3.700 0 0 1 7.400 0z M4.500 20c.600-4.300 3.600-6.300 7.500-6.300s6.900 2 7.500 6.300',
  photo: 'M4 5h16v14H4z M4 16l5-5 4 4 3-3 4 4 M16.500 9h.010',
  plane:
    'M21 12 12.500 10 8.500 3.500h-2L8 10l-3.500.500L3 8.500H1.500l1 3.500-1 3.500H3l1.500-2 3.500.500-1.500 6.500h2l4-6.500z',
  plus: 'M12 5.500v13 M5.500 12h13',
  search: 'M16 10.500a5.500 5.500 0 1 1-11 0 5.500 5.500 0 0 1 11 0z M14.500 14.500 20 20',
  shop: 'M5 8h14l1 12H4z M9 10.500V7a3 3 0 0 1 6 0v3.500',
  shutter: 'M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0z M17 12a5 5 0 1 1-10 0 5 5 0 0 1 10 0z',
  speaker: 'M4 9.500v5h3.500L12 18.500v-13L7.500 9.500z M15.500 9a4.200 4.200 0 0 1 0 6',
  sun: 'M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0z M12 3.500v2 M12 18.500v2 M3.500 12h2 M18.500 12h2 M6 6l1.400 1.400 M16.600 16.600 18 18 M6 18l1.400-1.400 M16.600 7.400 18 6',
  tel: 'M6 4h3l1.600 4.300-2 1.400a11 11 0 0 0 5.700 5.700l1.400-2L20 15v3a2 2 0 0 1-2.200 2C10.400 19.300 4.700 13.600 4 6.200A2 2 0 0 1 6 4z',
  trash: 'M5 7h14 M9.500 7V4.500h5V7 M6.500 7l1 13h9l1-13 M10 11v5.500 M14 11v5.500',
  warn: 'M12 4 21 19.500H3z M12 10v4.200 M12 16.900h.010',
  wifi: 'M4 9.500c5-4.500 11-4.500 16 0 M7 13c3-2.700 7-2.700 10 0 M12 17.500h.010',
};

/** Hidden from voices: the word beside it, or the button's name, says the same. */
export function PracticeGlyph({ name }: { name: PracticeIcon | undefined }) {
  if (!name) return null;
  return (
    <svg
      width="1.6em"
      height="1.6em"
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={drawingByName[name]} />
    </svg>
  );
}
