import type { Document, DocxAnchor, Span } from '../../model.ts';
import type { Stretch } from '../clauses.ts';
import { type Maker, makerOf, parseXml, rootOf, type XmlDocument, type XmlElement } from './dom.ts';
import { dress } from './look.ts';
import { type Run, runsOf } from './runs.ts';
import { splitRun } from './split.ts';

/** A part of a document that is being marked. */
export interface MarkedPart {
  readonly name: string;
  readonly document: XmlDocument;
  readonly maker: Maker;
  /** Its runs, parted where marks begin and end, with the text of the document that each holds; in text order. */
  readonly placed: readonly Placed[];
}

export interface Placed extends Span {
  readonly element: XmlElement;
}

/** Anchors of text that stands in a run. */
type RunAnchor = DocxAnchor & { readonly run: number };

/** A piece of a run that looks alike: from and to count the text of the run. */
interface Piece extends Span {
  readonly from: number;
  readonly to: number;
  readonly look: Stretch | null;
}

/** The anchors into runs, by part. */
export function anchorsByPart({ anchors }: Document): ReadonlyMap<string, readonly RunAnchor[]> {
  const parts = new Map<string, RunAnchor[]>();
  for (const anchor of anchors) {
    if (anchor.source !== 'docx' || anchor.run === null) continue;
    const own = parts.get(anchor.part) ?? [];
    own.push({ ...anchor, run: anchor.run });
    parts.set(anchor.part, own);
  }
  return parts;
}

/** Highlights what the stretches say in one part. Throws where the part is not the one that was read. */
export async function markPart(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  anchors: readonly RunAnchor[],
  stretches: readonly Stretch[],
): Promise<MarkedPart> {
  const document = await parseXml(bytes);
  const maker = makerOf(document);
  const runs = runsOf(rootOf(document));
  const placed: Placed[] = [];
  for (const [index, pieces] of piecesByRun(anchors, stretches)) {
    const run = runs[index];
    if (!run) throw new Error(`no run ${index}`);
    placed.push(...markRun(run, pieces, maker));
  }
  return { name, document, maker, placed: placed.sort((a, b) => a.start - b.start) };
}

function piecesByRun(
  anchors: readonly RunAnchor[],
  stretches: readonly Stretch[],
): ReadonlyMap<number, readonly Piece[]> {
  const runs = new Map<number, Piece[]>();
  for (const anchor of anchors) {
    const own = runs.get(anchor.run) ?? [];
    own.push(...piecesOf(anchor, stretches));
    runs.set(anchor.run, own);
  }
  return runs;
}

/** An anchor parted where the look changes. */
function piecesOf({ start, end, offset }: RunAnchor, stretches: readonly Stretch[]): readonly Piece[] {
  const pieces: Piece[] = [];
  const add = (from: number, to: number, look: Stretch | null) => {
    if (from >= to) return;
    pieces.push({ start: from, end: to, from: offset + from - start, to: offset + to - start, look });
  };
  let at = start;
  for (let i = firstBehind(stretches, start); i < stretches.length; i++) {
    const look = stretches[i];
    if (!look || look.start >= end) break;
    const next = Math.min(end, look.end);
    add(at, Math.max(at, look.start), null);
    add(Math.max(at, look.start), next, look);
    at = next;
  }
  add(at, end, null);
  return pieces;
}

/** Index of the first stretch that ends behind an offset. */
function firstBehind(stretches: readonly Stretch[], offset: number): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function markRun(run: Run, pieces: readonly Piece[], maker: Maker): readonly Placed[] {
  const length = run.pieces.reduce((sum, { text }) => sum + text.length, 0);
  if (pieces.some(({ to }) => to > length)) throw new Error('a run shorter than it was read');
  const bounds = new Set(pieces.flatMap(({ from, to }) => [from, to]));
  const cuts = [...bounds].filter((cut) => cut > 0 && cut < length).sort((a, b) => a - b);
  const parts = splitRun(run, cuts);
  return pieces.flatMap(({ start, end, from, look }) => {
    const part = parts.findLast((candidate) => candidate.start <= from);
    if (!part) return [];
    if (look) dress(part.element, look, maker);
    return [{ start, end, element: part.element }];
  });
}
