import { decode } from './decode.ts';
import { READ_LIMITS, tooLarge } from './limits.ts';
import { type Reader, unreadable } from './reader.ts';
import { textBlocks } from './text/blocks.ts';
import { hasMoreLines } from './text/lines.ts';

/** Reads a plain text file. The text is the decoded file as it is, so that lines are those of the file. */
export const readText: Reader = async (bytes, { limits = READ_LIMITS }) => {
  const { text, garbled } = decode(bytes);
  if (garbled) return unreadable('text', 'malformed', 'unknown-binary');
  if (hasMoreLines(text, limits.lines)) return tooLarge('text', 'lines', limits);
  const blocks = textBlocks(text);
  if (blocks.length === 0) return unreadable('text', 'no-text', 'no-text');
  return { format: 'text', outcome: 'read', text, pages: [], blocks, marks: [], anchors: [], notes: [] };
};
