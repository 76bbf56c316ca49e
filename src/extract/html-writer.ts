import type { Block, BlockKind, CellPlace, HtmlAnchor, Mark, MarkKind } from '../model.ts';
import type { Segment } from './html-align.ts';
import { textBlocks } from './text-blocks.ts';

/** What kind of block text belongs to where it stands. */
export interface Place {
  readonly kind: BlockKind;
  readonly level?: number;
  readonly cell?: CellPlace;
}

/** A text node on its way out. */
export interface Piece {
  readonly text: string;
  /** The way back into the source, as `align` found it. */
  readonly segments: readonly Segment[];
  readonly isPre: boolean;
  readonly mark: MarkKind | null;
  readonly place: Place;
}

export interface Written {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly marks: readonly Mark[];
  readonly anchors: readonly HtmlAnchor[];
}

/** A block as written: it may hold several lines. */
interface Raw {
  readonly start: number;
  readonly end: number;
  readonly place: Place;
}

type Growing<T> = { -readonly [K in keyof T]: T[K] };

const WORDS = /[^ \t\n\f\r]+/gu;
/** Preformatted text is one word, without the white space around it. */
const ALL = /\S(?:[^]*\S)?/gu;

/** Protected spaces and zero-width characters alone make no block. */
const VISIBLE = /[^\s\u200b-\u200d\u2060]/u;

/** Takes pieces in order and sets them as a browser would: white space collapsed, blocks on lines of their own. */
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
    for (const found of text.matchAll(isPre ? ALL : WORDS)) {
      this.space(text.slice(done, found.index), isPre);
      done = found.index + found[0].length;
      this.ink(piece, found.index, done);
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
      this.addAnchor({ start: this.length + first - from, end: this.length + last - from }, segment.offset + first - segment.at);
    }
  }

  /** One anchor serves as long as text and source run side by side. */
  private addAnchor({ start, end }: { start: number; end: number }, offset: number): void {
    const before = this.anchors.at(-1);
    if (before && before.offset - before.start === offset - start) before.end = end;
    else this.anchors.push({ source: 'html', start, end, offset });
  }

  private addMark(kind: MarkKind, length: number): void {
    const before = this.marks.at(-1);
    const end = this.length + length;
    if (before?.kind === kind && before.end >= this.length - 2) before.end = end;
    else this.marks.push({ kind, start: this.length, end });
  }
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

/** Line breaks within a block (`br`, preformatted text) are read as those of plain text; headings stay whole. */
function cutLines(text: string, raws: readonly Raw[]): Block[] {
  let tables = raws.reduce((most, { place }) => Math.max(most, (place.cell?.table ?? -1) + 1), 0);
  return raws.flatMap(({ start, end, place }): Block[] => {
    const content = text.slice(start, end);
    if (place.kind === 'heading' || !content.includes('\n')) return [{ start, end, ...place }];
    const lines = textBlocks(content);
    const first = tables;
    tables = lines.reduce((most, { cell }) => Math.max(most, first + (cell?.table ?? -1) + 1), tables);
    return lines.map((line) => {
      const span = { start: start + line.start, end: start + line.end };
      if (place.kind !== 'paragraph') return { ...span, ...place };
      return { ...line, ...span, ...(line.cell ? { cell: { ...line.cell, table: first + line.cell.table } } : {}) };
    });
  });
}
