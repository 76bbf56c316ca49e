import type { BlockKind } from '../../model.ts';
import { isClosed } from '../text/closing.ts';
import { markerOf } from '../text/marker.ts';
import type { Line } from './lines.ts';
import { isCentred, type Paragraph } from './paragraphs.ts';

/** What a paragraph is; `level` counts the sizes of headings, the largest first. */
export interface Kind {
  readonly kind: BlockKind;
  readonly level?: number;
}

/** The usual type of a document, against which headings stand out. */
interface Usual {
  readonly size: number;
  readonly isBold: boolean;
}

/** The kind of each paragraph of the running text, by its type, its place and how it begins. */
export function kindsOf(paragraphs: readonly Paragraph[]): Kind[] {
  const usual = usualType(paragraphs.flat());
  const kinds = paragraphs.map((paragraph) => plainKind(paragraph, usual));
  const ranks = ranksOf(paragraphs.filter((_, i) => kinds[i] === 'heading'));
  return kinds.map((kind, i) =>
    kind === 'heading'
      ? { kind, level: ranks.indexOf(rankedSize(paragraphs[i] as Paragraph)) + 1 }
      : { kind },
  );
}

function plainKind(paragraph: Paragraph, usual: Usual): BlockKind {
  const first = paragraph[0] as Line;
  if (first.cell) return 'cell';
  if (isHeading(paragraph, usual)) return 'heading';
  return markerOf(first.text) ? 'item' : 'paragraph';
}

function usualType(lines: readonly Line[]): Usual {
  const lengths = new Map<number, number>();
  let [bold, all] = [0, 0];
  for (const run of lines.flatMap((line) => line.runs)) {
    const size = halfPoints(run.ink.size);
    lengths.set(size, (lengths.get(size) ?? 0) + run.text.length);
    all += run.text.length;
    if (run.ink.bold) bold += run.text.length;
  }
  return { size: [...lengths].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0, isBold: bold > all / 2 };
}

function halfPoints(size: number): number {
  return Math.round(size * 2) / 2;
}

const LONGEST_HEADING = 120;
const MOST_LINES = 3;
const LARGER = 1.15;

/** Short, without an end, and in larger type, all bold, or alone in the middle. */
function isHeading(paragraph: Paragraph, usual: Usual): boolean {
  const text = paragraph.map((line) => line.text).join('');
  const width = Array.from(text).reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
  if (paragraph.length > MOST_LINES || width > LONGEST_HEADING || isClosed(text) || !/\p{L}/u.test(text))
    return false;
  const first = paragraph[0] as Line;
  if (first.size >= usual.size * LARGER) return true;
  const isBold = !usual.isBold && paragraph.every((line) => line.runs.every((run) => run.ink.bold));
  return first.size >= usual.size * 0.95 && (isBold || (paragraph.length === 1 && isCentred(first)));
}

function rankedSize(paragraph: Paragraph): number {
  return halfPoints((paragraph[0] as Line).size);
}

function ranksOf(headings: readonly Paragraph[]): number[] {
  return [...new Set(headings.map(rankedSize))].sort((a, b) => b - a);
}
