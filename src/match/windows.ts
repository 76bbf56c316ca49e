/** A long text folded window by window: the whole of it folded at once would take ten times its memory. */
import type { Span } from '../model.ts';
import type { Fold, Folded } from './fold.ts';

/** The folded window that a span of the document lies in, whole. */
export type FoldAt = (span: Span) => Folded;

/** UTF-16 units to a window; a longer span gets one of its own. */
const SIZE = 1 << 15;
/** Clauses come in text order, but for notes: the body goes on in its own window behind them. */
const OPEN = 3;

interface Window extends Span {
  readonly folded: Folded;
}

/** Folds a text as it is asked for: a window ends anywhere, and what lies across its end is folded anew from there. */
export function createWindows(text: string, fold: Fold): FoldAt {
  const windows: Window[] = [];
  return ({ start, end }) => {
    const known = windows.find((window) => start >= window.start && end <= window.end);
    if (known) return known.folded;
    const begin = Math.max(0, start - BEHIND);
    const size = Math.max(end - begin, SIZE);
    const window = { start: begin, end: begin + size, folded: fold(text.slice(begin, begin + size), begin) };
    windows.unshift(window);
    if (windows.length > OPEN) windows.pop();
    return window.folded;
  };
}

/** A window begins a little before what it was opened for: what that hangs from mostly stands there. */
const BEHIND = 1 << 12;
