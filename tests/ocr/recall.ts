/** How well pictures are read: against the documents that they show. */
import type { Finding, Reading, Span } from '../../src/model.ts';

/** A clause that a rule found, without white space. */
interface Found {
  readonly rule: string;
  readonly text: string;
}

export interface Compared {
  readonly wanted: readonly Found[];
  readonly missed: readonly Found[];
  /** Found on the picture only. */
  readonly extra: readonly Found[];
}

/** The findings of a picture beside those of the page that it shows. */
export function compare(shown: Reading, page: Span, picture: Reading): Compared {
  const wanted = foundIn(shown, page);
  const left = foundIn(picture, { start: 0, end: picture.document.text.length });
  const missed = wanted.filter((want) => {
    const at = left.findIndex((got) => got.rule === want.rule && isLike(got.text, want.text));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { wanted, missed, extra: left };
}

function foundIn({ document, findings }: Reading, page: Span): Found[] {
  const isOn = ({ clause }: Finding) => clause.start >= page.start && clause.start < page.end;
  return findings
    .filter(isOn)
    .map(({ rule, clause }) => ({ rule, text: tight(document.text.slice(clause.start, clause.end)) }));
}

const tight = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '');

/** Most of one stands in the other, whatever was misread. */
function isLike(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return nearest(short, long) < short.length * 0.4;
}

/** The fewest changes that make a text part of another. */
function nearest(part: string, whole: string): number {
  return Math.min(...changes(part, whole, () => 0));
}

/** Wrong, missing and needless characters as a share of the text; white space does not count. */
export function errorRate(text: string, read: string): number {
  const [wanted, got] = [tight(text), tight(read)];
  return (changes(wanted, got, (i) => i).at(-1) ?? 0) / wanted.length;
}

/** The last row of Levenshtein's table; `before` is what skipping the first characters of the second text costs. */
function changes(one: string, other: string, before: (skipped: number) => number): number[] {
  let row = Array.from({ length: other.length + 1 }, (_, i) => before(i));
  for (const [i, character] of Array.from(one).entries()) {
    const next = [i + 1];
    for (let j = 1; j <= other.length; j++) {
      const same = (row[j - 1] ?? 0) + (character === other[j - 1] ? 0 : 1);
      next.push(Math.min(same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row;
}
