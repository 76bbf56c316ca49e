import type { LetterBlock } from '../letter.ts';

const LISTED: readonly string[] = ['line', 'item', 'request'];

/** A letter as plain text: a paragraph a line, blank lines between; what is listed stands close together. */
export function letterText(blocks: readonly LetterBlock[]): string {
  const isClose = (i: number) =>
    blocks[i]?.kind === blocks[i - 1]?.kind && LISTED.includes(blocks[i]?.kind ?? '');
  const lines = blocks.flatMap(({ text }, i) => (i === 0 || isClose(i) ? [text] : ['', text]));
  return `${lines.join('\n')}\n`;
}
