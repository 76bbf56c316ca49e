import type { Line } from './lines.ts';

/** Tells whether the hyphen at the end of a line stands there only because the line ends. */
export type IsHyphenation = (last: Line, next: Line) => boolean;

const ENDS_IN_HYPHEN = /\p{L}[-\u2010\u00ad]$/u;
const WORD = /\p{L}+(?:[-\u2010]\p{L}+)*/gu;

/**
 * Judges hyphens at line ends by the other words of the document: "conten-/to" is one word unless the
 * document writes "conten-to" elsewhere, or both halves as words of their own ("data-/processing"). No word
 * is cut behind its first letter ("e-/mail").
 */
export function hyphenationIn(lines: readonly Line[]): IsHyphenation {
  let words: ReadonlySet<string> | undefined;
  return (last, next) => {
    const [before, behind] = [last.text, next.text];
    if (!ENDS_IN_HYPHEN.test(before) || !/^\p{Ll}/u.test(behind)) return false;
    if (!before.endsWith('-')) return true;
    words ??= wordsOf(lines);
    const first = before.slice(0, -1).match(WORD)?.at(-1)?.toLowerCase() ?? '';
    const second = behind.match(WORD)?.[0]?.toLowerCase() ?? '';
    if (first.length === 1) return false;
    if (words.has(first + second)) return true;
    return !words.has(`${first}-${second}`) && !(words.has(first) && words.has(second));
  };
}

/** All words of the lines, halves at a hyphen apart. */
function wordsOf(lines: readonly Line[]): Set<string> {
  return new Set(
    lines.flatMap(({ text }, i) => {
      const words = text.match(WORD)?.map((word) => word.toLowerCase()) ?? [];
      const from = ENDS_IN_HYPHEN.test(lines[i - 1]?.text ?? '') ? 1 : 0;
      return words.slice(from, ENDS_IN_HYPHEN.test(text) ? -1 : undefined);
    }),
  );
}
