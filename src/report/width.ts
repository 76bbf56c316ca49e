import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Columns a terminal needs for a line of text; Han characters take two. */
export function columns(text: string): number {
  return stringWidth(text);
}

/** What a reader sees as single characters, with their UTF-16 offsets. */
export function characters(text: string): readonly { readonly text: string; readonly index: number }[] {
  return Array.from(graphemes.segment(text), ({ segment, index }) => ({ text: segment, index }));
}

/** The text with spaces behind it up to a width in columns. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}
