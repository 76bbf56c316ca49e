import type { Mark } from '../model.ts';
import { decode } from './decode.ts';
import { READ_LIMITS, tooLarge } from './limits.ts';
import { markdownBlocks } from './markdown/blocks.ts';
import { type Reader, unreadable } from './reader.ts';
import { hasMoreLines } from './text/lines.ts';

/**
 * Reads Markdown. The text is the decoded file as it is, signs and all, so that lines are those of the file.
 */
export const readMarkdown: Reader = async (bytes, { limits = READ_LIMITS }) => {
  const { text, garbled } = decode(bytes);
  if (garbled) return unreadable('markdown', 'malformed', 'unknown-binary');
  if (hasMoreLines(text, limits.lines)) return tooLarge('markdown', 'lines', limits);
  const blocks = markdownBlocks(text);
  if (blocks.length === 0) return unreadable('markdown', 'no-text', 'no-text');
  return {
    format: 'markdown',
    outcome: 'read',
    text,
    pages: [],
    blocks,
    marks: hidden(text),
    anchors: [],
    notes: [],
  };
};

/** HTML comments are the one thing that a rendered page does not show. */
function hidden(text: string): Mark[] {
  const marks: Mark[] = [];
  for (let start = text.indexOf('<!--'); start !== -1; ) {
    const close = text.indexOf('-->', start);
    const end = close === -1 ? text.length : close + 3;
    marks.push({ start, end, kind: 'hidden' });
    start = text.indexOf('<!--', end);
  }
  return marks;
}
