import type { HtmlAnchor, Mark, MarkKind, Span } from '../../model.ts';
import type { Segment } from './align.ts';
import { cutLines } from './lines.ts';
import type { Piece, Raw, Written } from './piece.ts';

type Growing<T> = { -readonly [K in keyof T]: T[K] };

/** What a browser sets between white space that it collapses; protected spaces are part of a word. */
const WORD = /[^ \t\n\f\r]+/g;

/** Protected spaces and zero-width characters alone make no block. */
const VISIBLE = /[^\s\u200b-\u200d\u2060]/u;

/**
 * Takes pieces in order and sets them as a browser would: white space collapsed, blocks on lines of their
 * own.
 */
export class HtmlWriter {
  private readonly parts: string[] = [];
  private readonly raws: Raw[] = [];
  private readonly marks: Growing<Mark>[] = [];
  private readonly anchors: Growing<HtmlAnchor>[] = [];
  private length = 0;
  private open: Omit<Raw, 'end'> | null = null;
  /** Behind the last character that shows. */
  private end = 0;
  private hasLabel = false;
  /** White space that shows only if something follows in the block. */
  private pending = '';

  write(piece: Piece): void {
    const { text, isPre } = piece;
    let done = 0;
    for (const word of isPre ? inkOf(text) : wordsOf(text)) {
      this.space(text.slice(done, word.start), isPre);
      this.ink(piece, word.start, word.end);
      done = word.end;
    }
    this.space(text.slice(done), isPre);
  }

  breakLine(): void {
    if (this.open) this.pending = this.pending.startsWith('\n') ? '\n\n' : '\n';
  }

  /** Two labels are two statements, though nothing but a style sets them apart. */
  beginLabel(): void {
    if (this.hasLabel) this.endBlock();
  }

  endLabel(): void {
    this.hasLabel = this.open !== null;
  }

  /** Keeps what follows apart by a space. */
  gap(): void {
    this.space(' ', false);
  }

  endBlock(): void {
    if (this.open) this.raws.push({ ...this.open, end: this.end });
    this.open = null;
    this.pending = '';
    this.hasLabel = false;
  }

  finish(): Written {
    this.endBlock();
    const text = this.parts.join('');
    return { text, blocks: cutLines(text, this.raws), marks: this.marks, anchors: this.anchors };
  }

  private space(space: string, isPre: boolean): void {
    if (space === '' || !this.open || this.pending !== '') return;
    this.pending = isPre ? space : ' ';
  }

  private ink(piece: Piece, from: number, to: number): void {
    const word = piece.text.slice(from, to);
    const blank = this.open ? 0 : word.search(VISIBLE);
    if (blank === -1) return;
    if (!this.open && this.length > 0) this.put('\n');
    if (this.open) this.put(this.pending);
    this.open ??= { start: this.length, place: piece.place };
    this.pending = '';
    this.addAnchors(piece.segments, from + blank, to);
    if (piece.mark) this.addMark(piece.mark, word.length - blank);
    this.put(word.slice(blank));
    if (VISIBLE.test(word)) this.end = this.length - (word.length - word.trimEnd().length);
  }

  private put(text: string): void {
    this.parts.push(text);
    this.length += text.length;
  }

  private addAnchors(segments: readonly Segment[], from: number, to: number): void {
    for (let i = segmentAt(segments, from); i < segments.length; i++) {
      const segment = segments[i];
      if (!segment || segment.at >= to) return;
      const first = Math.max(from, segment.at);
      const last = Math.min(to, segments[i + 1]?.at ?? to);
      const start = this.length + first - from;
      const anchor = { start, end: start + last - first, offset: segment.offset + first - segment.at };
      if (segment.isReference || !this.extendAnchor(anchor)) this.anchors.push({ source: 'html', ...anchor });
    }
  }

  /** One anchor serves as long as text and source run side by side. */
  private extendAnchor({ start, end, offset }: Omit<HtmlAnchor, 'source'>): boolean {
    const before = this.anchors.at(-1);
    if (!before || before.offset - before.start !== offset - start) return false;
    before.end = end;
    return true;
  }

  private addMark(kind: MarkKind, length: number): void {
    const before = this.marks.at(-1);
    const end = this.length + length;
    if (before?.kind === kind && before.end >= this.length - 2) before.end = end;
    else this.marks.push({ kind, start: this.length, end });
  }
}

function* wordsOf(text: string): Generator<Span> {
  for (const { index, 0: word } of text.matchAll(WORD)) yield { start: index, end: index + word.length };
}

/** Preformatted text is one word, without the white space around it. */
function inkOf(text: string): Span[] {
  const start = text.length - text.trimStart().length;
  return text.trim() === '' ? [] : [{ start, end: start + text.trim().length }];
}

/** The last segment that begins at or before `at`. */
function segmentAt(segments: readonly Segment[], at: number): number {
  let [low, high] = [0, segments.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
