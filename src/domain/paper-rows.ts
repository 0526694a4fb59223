/**
 * The rows of a paper sheet as a volunteer types them afterwards: `1,2,4-9`, 「1、2、4〜9」, whatever the
 * keyboard gave. What can be understood is understood, and what not is named, so that a preview can show both
 * before anything is recorded.
 */

/** What stood in the text and was not taken as it stands. */
export type PaperFault =
  /** Cannot be read as a row or as rows from one to another. */
  | { readonly type: 'unreadable'; readonly text: string }
  /** The sheet has no such rows. */
  | { readonly type: 'outside'; readonly from: number; readonly to: number }
  /** The greater number came first; taken as if it had come last. */
  | { readonly type: 'reversed'; readonly from: number; readonly to: number };

export type PaperRows = {
  /** Rows that the sheet has, each once, in order. */
  readonly rows: readonly number[];
  readonly faults: readonly PaperFault[];
};

/** Rows beneath the seats, for people who come without one. */
const walkInRows = 3;

/** The numbers of a sheet: the class's seats, and the next ones for whoever comes besides. */
export function sheetRowsOf(seats: readonly number[]): {
  readonly seats: readonly number[];
  readonly walkIns: readonly number[];
} {
  const greatest = Math.max(0, ...seats);
  return {
    seats,
    walkIns: Array.from({ length: walkInRows }, (_, index) => greatest + 1 + index),
  };
}

/** Hyphens, dashes, the long-vowel sign and waves: on Japanese keyboards all of them are typed for "from … to". */
const rangeMarks = /\s*(?:[-‐‑‒–—―−ー~〜∼]|から)\s*/g;
const separators = /[\s,、，.．。・;；/／と]+/;
const noise = /番|まで|ばん/g;

/** `sheetRows`: the numbers that stand on the sheet. */
export function parsePaperRows(typed: string, sheetRows: readonly number[]): PaperRows {
  const parts = typed
    .normalize('NFKC')
    .replace(noise, '')
    .replace(rangeMarks, '-')
    .split(separators)
    .filter((part) => part !== '');
  const found = new Set<number>();
  const faults: PaperFault[] = [];
  for (const part of parts) {
    const match = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part);
    if (!match) {
      faults.push({ type: 'unreadable', text: part });
      continue;
    }
    const first = Number(match[1]);
    const last = Number(match[2] ?? first);
    const from = Math.min(first, last);
    const to = Math.max(first, last);
    if (last < first) faults.push({ type: 'reversed', from, to });
    const inside = sheetRows.filter((row) => row >= from && row <= to);
    for (const row of inside) found.add(row);
    faults.push(...outsideOf(from, to, sheetRows));
  }
  return { rows: [...found].sort((a, b) => a - b), faults };
}

/** What lies before the sheet's first row and after its last; numbers in between that nobody has are not missed. */
function outsideOf(from: number, to: number, sheetRows: readonly number[]): readonly PaperFault[] {
  const least = Math.min(...sheetRows);
  const greatest = Math.max(...sheetRows);
  if (sheetRows.length === 0) return [{ type: 'outside', from, to }];
  const faults: PaperFault[] = [];
  if (from < least) faults.push({ type: 'outside', from, to: Math.min(to, least - 1) });
  if (to > greatest) faults.push({ type: 'outside', from: Math.max(from, greatest + 1), to });
  if (from === to && faults.length === 0 && !sheetRows.includes(from))
    faults.push({ type: 'outside', from, to });
  return faults;
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Four letters that stand on a class's sheets and on its screen, so that a sheet is not typed into another
 * class: FNV-1a of its id. Shorter than a receipt's code (six) and an enrollment's (eight).
 */
export function sheetCodeOf(classSessionId: string): string {
  let hash = 0x811c9dc5;
  for (const character of classSessionId)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return Array.from({ length: 4 }, (_, place) => letters.charAt((hash >>> (place * 5)) & 31)).join(
    '',
  );
}
