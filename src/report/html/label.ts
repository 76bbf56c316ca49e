import { cells, ELLIPSIS, rowWidth } from '../cells.ts';
import type { Words } from '../words.ts';
import { print, wrap } from '../wrap.ts';
import { inert } from './escape.ts';
import type { Tongue } from './tongues.ts';

/** Height of a line, the space around a label, and how wide a column is taken to be, in pixels. */
export const LINE = 19;
const PAD = 9;
const COLUMN = 7.6;

/** A line of a label; `rank` is the paragraph it belongs to: the first is what matters. */
interface Line {
  readonly text: string;
  readonly rank: number;
}

/** Wrapped text in each language; only one where all say the same, without a language. */
export type Label = readonly { readonly language: string | null; readonly lines: readonly Line[] }[];

/** A label in a box, placed. */
export interface Shape {
  readonly look: string;
  readonly label: Label;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Paragraphs in each language, wrapped to fit a box of a width; empty ones leave no trace. */
export function labelOf(
  tongues: readonly Tongue[],
  tell: (words: Words) => readonly string[],
  width: number,
): Label {
  const room = Math.floor((width - 2 * PAD) / COLUMN);
  const all = tongues.map(({ language, words }) => ({ language, paragraphs: tell(words) }));
  const [first] = all;
  const isSame = all.every(({ paragraphs }) => paragraphs.join('\n') === first?.paragraphs.join('\n'));
  const told = isSame && first ? [{ ...first, language: null }] : all;
  return told.map(({ language, paragraphs }) => ({ language, lines: linesOf(paragraphs, room) }));
}

/** Most characters of a paragraph: a picture is no place to read more. */
const MOST = 240;

function linesOf(paragraphs: readonly string[], room: number): readonly Line[] {
  return paragraphs.flatMap((paragraph, rank) => {
    const row = cells(paragraph.slice(0, 4 * MOST));
    const shown = row.length > MOST ? [...row.slice(0, MOST), ELLIPSIS] : row;
    return wrap(shown, room).map((line) => ({ text: print(line), rank }));
  });
}

/** The height of a box with this label, in whatever language. */
export function sizeOf(label: Label): number {
  return Math.max(...label.map(({ lines }) => lines.length)) * LINE + 2 * PAD - 4;
}

/** A box with its label. */
export function shape({ look, label, x, y, width }: Shape): string {
  const rect = `<rect x="${x}" y="${y}" width="${width}" height="${sizeOf(label)}" rx="7"/>`;
  return `<g class="${look}">${rect}${label.map((said) => textOf(said, [x + PAD, y + PAD + 11], width)).join('')}</g>`;
}

function textOf(
  { language, lines }: Label[number],
  [x, y]: readonly [number, number],
  width: number,
): string {
  const spans = lines.map(({ text, rank }, i) => {
    const isTight = estimate(text) > width - 2 * PAD;
    const fit = isTight ? ` textLength="${width - 2 * PAD}" lengthAdjust="spacingAndGlyphs"` : '';
    return `<tspan${rank === 0 ? '' : ' class="more"'} x="${x}" y="${y + i * LINE}"${fit}>${inert(text)}</tspan>`;
  });
  const tongue = language === null ? '' : ` class="l" lang="${inert(language)}"`;
  return `<text${tongue}>${spans.join('')}</text>`;
}

/** About how wide a line is drawn: capitals are wide. */
function estimate(text: string): number {
  const capitals = text.match(/[\p{Lu}mw%@]/gu)?.length ?? 0;
  return rowWidth(cells(text)) * 7 + capitals * 2.5;
}
