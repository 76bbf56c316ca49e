/** A clause with all it is read together with: its leads, and the sentence before it where that is borrowed. */
import type { Clause } from '../model.ts';
import { addBits, type Bits } from './bits.ts';
import { once } from './once.ts';
import {
  deniedWhole,
  hasOpenDenial,
  hitsNamed,
  type Reader,
  readLead,
  readWords,
  type Segment,
  toSegment,
  type Words,
} from './segments.ts';

export interface Scope {
  readonly clause: Clause;
  /** Outermost lead first, the clause last. */
  readonly segments: readonly Segment[];
  readonly own: Segment;
  /** The clause is an item, a cell or a few words: it lives on its leads. */
  readonly isBare: boolean;
  /** The lists that any segment has a word of: without headings, which lend less, and with them. */
  readonly lists: Bits;
  readonly lent: Bits;
}

/** Leads further out than this add nothing but time. */
const MAX_LEADS = 8;
/** What passes an open denial on: a line that introduces, a title. What stands before a semicolon is done with it. */
const DENYING: ReadonlySet<Segment['kind']> = new Set(['line', 'heading', 'column', 'row']);
/** How many folded units into a clause a `carries` word may stand. */
const CARRIES_REACH = 16;

/** A clause with its words; what it is read together with is worked out only when somebody asks. */
export interface ReadClause {
  readonly clause: Clause;
  readonly words: Words;
  readonly scope: () => Scope;
}

/** Reads a clause. */
export function readClause(clause: Clause, reader: Reader): ReadClause {
  const words = readWords(clause, reader);
  return { clause, words, scope: once(() => readScope(clause, words, reader)) };
}

/** The scope of a clause whose words were read already. A heading stands alone. */
export function readScope(clause: Clause, words: Words, reader: Reader): Scope {
  const plain = toSegment(words, 'clause', reader);
  if (clause.kind === 'heading') return toScope([plain], { clause, own: plain, isBare: false });
  const leads = clause.leads.slice(-MAX_LEADS).map((lead) => readLead(lead, reader));
  const before =
    clause.before && carries(plain, reader)
      ? [toSegment(readWords(clause.before, reader), 'before', reader)]
      : [];
  const nearest = leads.at(-1);
  const own =
    nearest && DENYING.has(nearest.kind) && hasOpenDenial(nearest)
      ? deniedWhole(plain, clause.body, reader)
      : plain;
  const isBare = clause.kind === 'item' || clause.kind === 'cell' || isUnfinished(own, reader);
  return toScope([...leads, ...before, own], { clause, own, isBare });
}

/** A few words that no stop closes. */
function isUnfinished(own: Segment, reader: Reader): boolean {
  return isShort(own, reader) && reader.ends[own.folded.text.charCodeAt(own.end - 1)] !== 1;
}

/** Whether a segment is hardly a sentence, by its length. */
export const isShort = ({ start, end }: Segment, { bareLength }: Reader): boolean =>
  end - start <= bareLength;

/** Puts segments together, the clause's own last. */
export function toScope(segments: readonly Segment[], rest: Pick<Scope, 'clause' | 'own' | 'isBare'>): Scope {
  const lent = unite(segments);
  const hasHeading = segments.some(({ kind }) => kind === 'heading');
  const lists = hasHeading ? unite(segments.filter(({ kind }) => kind !== 'heading')) : lent;
  return { clause: rest.clause, own: rest.own, isBare: rest.isBare, segments, lists, lent };
}

function unite(segments: readonly Segment[]): Bits {
  const united: number[] = [];
  for (const { lists } of segments) addBits(united, lists);
  return united;
}

function carries(own: Segment, reader: Reader): boolean {
  return hitsNamed(own, 'carries', reader).some((hit) => hit.start - own.start <= CARRIES_REACH);
}
