import type { Span } from '../model.ts';
import { sanitise } from './sanitise.ts';
import { characters, columns } from './width.ts';

/** One visible character of a line: what is printed, its columns, and whether it is evidence. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly marked: boolean;
}

/** Stands for what is left out. */
export const ELLIPSIS: Cell = { text: '…', width: 1, marked: false };

/** White space not yet printed: whether a line breaks in it, and whether all of it is evidence. */
interface Gap {
  readonly broken: boolean;
  readonly marked: boolean;
}

const LINE_BREAK = /^[\n\r\u2028\u2029]/;

/**
 * A piece of text as cells, fit for the terminal. White space shrinks to one space, and to nothing where a line
 * breaks between two wide (Han) characters. `marks` are the spans of `text`, in UTF-16 units, that are evidence.
 */
export function cells(text: string, marks: readonly Span[] = []): readonly Cell[] {
  const row: Cell[] = [];
  let gap = null as Gap | null;
  for (const { text: character, index } of characters(text)) {
    const marked = marks.some((mark) => mark.start < index + character.length && mark.end > index);
    if (/^[^\S\ufeff]+$/u.test(character)) {
      gap = {
        broken: LINE_BREAK.test(character) || gap?.broken === true,
        marked: marked && gap?.marked !== false,
      };
      continue;
    }
    const next = printed(character, marked);
    if (next.length === 0) continue;
    if (gap && row.length > 0 && !joins(gap.broken, row.at(-1), next[0])) row.push(space(gap.marked));
    row.push(...next);
    gap = null;
  }
  return row;
}

/** A blank between two pieces. */
export function space(marked: boolean): Cell {
  return { text: ' ', width: 1, marked };
}

/** How many columns a row of cells takes. */
export function rowWidth(row: readonly Cell[]): number {
  return row.reduce((sum, { width }) => sum + width, 0);
}

/** A character as it is printed: itself, nothing, or the names of what cannot be seen in it. */
function printed(character: string, marked: boolean): readonly Cell[] {
  return characters(sanitise(character)).map(({ text }) => ({ text, width: columns(text), marked }));
}

function joins(broken: boolean, before: Cell | undefined, next: Cell | undefined): boolean {
  return broken && before?.width === 2 && next?.width === 2;
}
