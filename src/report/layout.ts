import { cells } from './cells.ts';
import { columns, padTo } from './width.ts';
import { print, wrap } from './wrap.ts';

/** The text column never gets narrower than this, whatever its label and the terminal. */
const NARROWEST = 16;

/**
 * Text behind a label, wrapped, its later lines hanging under its first. The label may hold colour codes; the
 * text may come from outside: it is made fit for the terminal before `style` colours it.
 */
export function hang(
  label: string,
  text: string,
  { width, style = (line: string) => line }: Hanging,
): readonly string[] {
  const indent = columns(label);
  const lines = wrap(cells(text), Math.max(NARROWEST, width - indent)).map((row) => style(print(row)));
  if (lines.length === 0) return [label.trimEnd()];
  return lines.map((line, i) => (i === 0 ? label : ' '.repeat(indent)) + line);
}

export interface Hanging {
  readonly width: number;
  readonly style?: (line: string) => string;
}

/** Lines with a last word at the right edge: on the last of them where there is room, else on a line of its own. */
export function spread(lines: readonly string[], right: string, width: number): readonly string[] {
  const last = lines.at(-1) ?? '';
  const room = width - columns(right);
  if (columns(last) + 2 <= room)
    return [...lines.slice(0, -1), last + ' '.repeat(room - columns(last)) + right];
  return [...lines, ' '.repeat(Math.max(0, room)) + right];
}

/** Rows of a label and its text, the texts aligned; a row without text is left out, an empty label repeats the one above. */
export function labelled(
  rows: readonly (readonly [label: string, text: string])[],
  { width, style }: Hanging,
): readonly string[] {
  const indent = Math.max(0, ...rows.map(([label]) => columns(label))) + 2;
  return rows
    .filter(([, text]) => text !== '')
    .flatMap(([label, text]) =>
      hang(`  ${style ? style(padTo(label, indent)) : padTo(label, indent)}`, text, { width }),
    );
}
