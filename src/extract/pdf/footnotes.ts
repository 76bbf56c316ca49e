import type { Line } from './lines.ts';
import type { Rule } from './shapes.ts';

/** Lines of a page, footnotes apart. */
export interface Noted {
  readonly body: readonly Line[];
  readonly notes: readonly Line[];
}

const MARK = /^([*†‡§¶※①-⑳]|[[〔（(]\d{1,2}[\])〕）]|\d{1,2}(?=[^\d.．、,，%)）\-/]))/u;
const SMALLER = 0.93;

/**
 * Takes the footnotes out of the lines of a page (headers and footers already gone): the last lines of a
 * column, beginning with a note mark, in smaller type or under a short rule.
 */
export function takeFootnotes(lines: readonly Line[], rules: readonly Rule[]): Noted {
  const notes = columnsOf(lines).flatMap((column) => notesOf(column, rules));
  return { body: lines.filter((line) => !notes.includes(line)), notes };
}

function columnsOf(lines: readonly Line[]): Line[][] {
  const columns = new Map<Line['column'], Line[]>();
  for (const line of lines)
    if (!line.cell) columns.set(line.column, [...(columns.get(line.column) ?? []), line]);
  return [...columns.values()];
}

function notesOf(lines: readonly Line[], rules: readonly Rule[]): readonly Line[] {
  const first = lines.findIndex((line, i) => i > 0 && startsNote(line) && isSetApart(lines, i, rules));
  if (first < 0) return [];
  const gap = lines.findIndex((line, i) => i > first && isFarBelow(lines[i - 1] as Line, line));
  return lines.slice(first, gap < 0 ? undefined : gap);
}

/** What stands well below the notes is no part of them, but a foot. */
function isFarBelow(last: Line, line: Line): boolean {
  return line.baseline - last.baseline > 2.2 * Math.max(line.size, last.size);
}

/** Whether a line begins with a note mark: raised, a sign, or a bare number. */
export function startsNote({ runs, text: whole }: Line): boolean {
  const [mark, text] = runs;
  const isRaised = mark && text && mark.ink.size < text.ink.size * 0.8 && /^[\d*]{1,3}$/u.test(mark.text);
  return isRaised === true || MARK.test(whole);
}

/**
 * Under a rule that spans part of the column, or smaller than every line above and as small as all that
 * follow.
 */
function isSetApart(lines: readonly Line[], i: number, rules: readonly Rule[]): boolean {
  const [before, line] = [lines[i - 1] as Line, lines[i] as Line];
  const width = line.column.right - line.column.left;
  const isRuled = rules.some(
    ({ x, y, x2, y2 }) =>
      y2 - y < 1 &&
      y > before.baseline &&
      y < line.baseline &&
      Math.abs(x - line.column.left) < 6 &&
      x2 - x < width * 0.7,
  );
  if (isRuled) return true;
  const above = lines
    .slice(0, i)
    .map((each) => each.size)
    .sort((a, b) => a - b);
  const limit = (above[Math.floor(above.length / 2)] ?? 0) * SMALLER;
  const isLow = line.baseline > line.page.height * 0.6;
  return isLow && lines.slice(i).every((each) => each.size <= limit) && before.size > limit;
}
