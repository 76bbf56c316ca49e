/** A clause with what it hangs from, as the matcher sees it: the hits of each segment, denied or not. */
import type { Clause, Lead, Span } from '../model.ts';
import { findWords, type Hit } from './find.ts';
import { foldedIndex, type Folded } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import type { Party } from './parties.ts';

/** A hit that knows whether it is denied, and in which comma piece of its segment it stands. */
export interface ScopeHit extends Hit {
  readonly denied: boolean;
  readonly piece: number;
}

/** A line of text: a lead, the sentence before, or the clause itself. */
export interface Segment {
  readonly kind: Lead['kind'] | 'before' | 'clause';
  /** Folded units. */
  readonly start: number;
  readonly end: number;
  readonly hits: ReadonlyMap<number, readonly ScopeHit[]>;
  /** A denial is still open at its end: it reaches into what hangs from it. */
  readonly openDenial: boolean;
}

export interface Scope {
  readonly clause: Clause;
  /** Outermost lead first, the clause last. */
  readonly segments: readonly Segment[];
}

/** What reading scopes needs to know of a document in one language. */
export interface Reader {
  readonly folded: Folded;
  readonly lexicon: Lexicon;
  readonly pieces: ReadonlySet<number>;
  readonly parties: ReadonlyMap<string, Party>;
  /** Segments already read: a lead serves all its items. */
  readonly memory: Map<string, Segment>;
}

/** Leads further out than this add nothing but time. */
const MAX_LEADS = 8;
/** A comma this near before an act or a conjunction only parts a list: the denial goes on. */
const COORDINATION_REACH = 3;

/** The scope of a clause: its leads, the sentence before it where a `carries` word says so, itself. A heading stands alone. */
export function readScope(clause: Clause, reader: Reader): Scope {
  const leads = clause.leads.slice(-MAX_LEADS).map((lead) => readSegment(lead, lead.kind, reader));
  const own = readSegment(clause, 'clause', reader);
  if (clause.kind === 'heading') return { clause, segments: [own] };
  const before = clause.before && carries(own, reader) ? [readSegment(clause.before, 'before', reader)] : [];
  const outer = [...leads, ...before];
  const denied = leads.at(-1)?.kind === 'line' && leads.at(-1)?.openDenial;
  return { clause, segments: [...outer, denied ? deniedWhole(own) : own] };
}

/** The hits of a list in a segment, by the list's name. */
export function hitsOf(segment: Segment, name: string, { lexicon }: Reader): readonly ScopeHit[] {
  return segment.hits.get(lexicon.index.get(name) ?? -1) ?? [];
}

/** How many folded units into a clause a `carries` word may stand. */
const CARRIES_REACH = 16;

function carries(own: Segment, reader: Reader): boolean {
  return hitsOf(own, 'carries', reader).some((hit) => hit.start - own.start <= CARRIES_REACH);
}

function deniedWhole(segment: Segment): Segment {
  const deny = (hits: readonly ScopeHit[]) => hits.map((hit) => ({ ...hit, denied: true }));
  return { ...segment, hits: new Map([...segment.hits].map(([list, hits]) => [list, deny(hits)])) };
}

function readSegment(span: Span, kind: Segment['kind'], reader: Reader): Segment {
  const key = `${kind} ${span.start} ${span.end}`;
  const known = reader.memory.get(key);
  if (known) return known;
  const start = foldedIndex(reader.folded, span.start);
  const end = foldedIndex(reader.folded, span.end);
  const found = findWords(reader.folded, reader.lexicon, [start, end]);
  const pieces = pieceEnds(reader, start, end);
  const denials = denialSpans(found, pieces, reader);
  const hits = new Map<number, ScopeHit[]>();
  for (const hit of found) {
    const scoped = { ...hit, denied: denials.some((d) => hit.start >= d.start && hit.end <= d.end), piece: pieceOf(pieces, hit) };
    for (const list of listsOf(scoped, reader)) (hits.get(list) ?? hits.set(list, []).get(list))?.push(scoped);
  }
  const segment = { kind, start, end, hits, openDenial: denials.some((d) => d.end === end) };
  reader.memory.set(key, segment);
  return segment;
}

/** Where each comma piece ends; the last ends with the segment. */
function pieceEnds({ folded, pieces }: Reader, start: number, end: number): number[] {
  const ends: number[] = [];
  for (let at = start; at < end; at++) if (pieces.has(folded.text.charCodeAt(at))) ends.push(at + 1);
  return [...ends, end];
}

function pieceOf(ends: readonly number[], { start }: Hit): number {
  const piece = ends.findIndex((end) => start < end);
  return piece === -1 ? ends.length - 1 : piece;
}

/** A label such as 甲方 counts as the party it stands for in this document; as both where that is not known. */
function listsOf(hit: Hit, { lexicon, folded, parties }: Reader): number[] {
  if (lexicon.names[hit.list] !== 'party-labels') return [hit.list];
  const party = parties.get(folded.text.slice(hit.start, hit.end));
  const names = party ? [party] : ['signer', 'lender'];
  return [hit.list, ...names.map((name) => lexicon.index.get(name) ?? -1)];
}

/** What each denial denies: from its end to the end of its comma piece, over commas that only part a list, up to an exception. */
function denialSpans(hits: readonly Hit[], pieces: readonly number[], { lexicon }: Reader): Span[] {
  const named = (name: string) => hits.filter((hit) => hit.list === lexicon.index.get(name));
  const exceptions = named('exceptions');
  const joins = [...named('coordination')];
  return named('denials').map((denial) => {
    let piece = pieceOf(pieces, denial);
    const joined = (end: number) => joins.some((j) => j.start >= end && j.start - end <= COORDINATION_REACH);
    while (piece < pieces.length - 1 && joined(pieces[piece] ?? 0)) piece++;
    const end = pieces[piece] ?? denial.end;
    const exception = exceptions.find((e) => e.start >= denial.end && e.start < end);
    return { start: denial.end, end: exception ? exception.start : end };
  });
}
