import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Latin letters and signs of one column, then Han characters and signs of two; none of them joins another. */
const PLAIN =
  /^[ -~\u00a0-\u00ac\u00ae-\u02af\u2010-\u2027\u2190-\u2193\u2500-\u257f\u25a0-\u25cf\u2713\u2716\u3000-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]*$/;
const WIDE = /[\u3000-\uff5e]/g;

/**
 * Columns a terminal needs for a line of text; Han characters take two. Plain text is counted here: the tables of
 * string-width take longer to set up than a whole report to print.
 */
export function columns(text: string): number {
  return PLAIN.test(text) ? text.length + (text.match(WIDE)?.length ?? 0) : stringWidth(text);
}

/** What a reader sees as single characters, with their UTF-16 offsets. */
export function characters(text: string): readonly { readonly text: string; readonly index: number }[] {
  if (PLAIN.test(text)) return Array.from(text, (character, index) => ({ text: character, index }));
  return Array.from(graphemes.segment(text), ({ segment, index }) => ({ text: segment, index }));
}

/** The text with spaces behind it up to a width in columns. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}
