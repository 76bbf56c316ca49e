import { type Cell, rowWidth } from './cells.ts';

/** Characters that may not begin a line, and such that may not end one (JIS X 4051, W3C clreq). */
const NO_START = /^[\p{Pe}\p{Pf}、。，．：；！？…‥・·,.:;!?%％～—]/u;
const NO_END = /[\p{Ps}\p{Pi}]$/u;

/**
 * Cells broken into lines of at most `width` columns: at spaces, and between wide characters where typography
 * allows. A word longer than the line is cut.
 */
export function wrap(row: readonly Cell[], width: number): readonly (readonly Cell[])[] {
  const lines: (readonly Cell[])[] = [];
  let rest = row;
  while (rowWidth(rest) > width) {
    const cut = cutAt(rest, width);
    lines.push(trimEnd(rest.slice(0, cut)));
    rest = trimStart(rest.slice(cut));
  }
  if (rest.length > 0) lines.push(rest);
  return lines;
}

/** How many cells, from the first on, fit into `width` columns. */
export function fitting(row: readonly Cell[], width: number): number {
  let used = 0;
  for (const [i, cell] of row.entries()) {
    used += cell.width;
    if (used > width) return i;
  }
  return row.length;
}

/** The characters of a row. */
export function print(row: readonly Cell[]): string {
  return row.map(({ text }) => text).join('');
}

/** Index of the first cell that goes to the next line; at least 1. */
function cutAt(row: readonly Cell[], width: number): number {
  const most = fitting(row, width);
  for (let i = most; i > 0; i--) if (breakable(row[i - 1], row[i])) return i;
  return Math.max(1, most);
}

function breakable(before: Cell | undefined, after: Cell | undefined): boolean {
  if (!before || !after) return false;
  if (before.text === ' ' || after.text === ' ') return true;
  if (NO_START.test(after.text) || NO_END.test(before.text)) return false;
  return before.width > 1 || after.width > 1;
}

function trimEnd(row: readonly Cell[]): readonly Cell[] {
  const last = row.findLastIndex(({ text }) => text !== ' ');
  return row.slice(0, last + 1);
}

function trimStart(row: readonly Cell[]): readonly Cell[] {
  const first = row.findIndex(({ text }) => text !== ' ');
  return first < 0 ? [] : row.slice(first);
}
