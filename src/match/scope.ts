/** A clause with all it is read together with: its leads, and the sentence before it where that is borrowed. */
import type { Clause } from '../model.ts';
import { deniedWhole, hasOpenDenial, hitsNamed, type Reader, readSegment, type Segment } from './segments.ts';

export interface Scope {
  readonly clause: Clause;
  /** Outermost lead first, the clause last. */
  readonly segments: readonly Segment[];
  readonly own: Segment;
}

/** Leads further out than this add nothing but time. */
const MAX_LEADS = 8;
/** How many folded units into a clause a `carries` word may stand. */
const CARRIES_REACH = 16;

/** The scope of a clause. A heading stands alone. */
export function readScope(clause: Clause, reader: Reader): Scope {
  const plain = readSegment(clause, 'clause', reader);
  if (clause.kind === 'heading') return { clause, segments: [plain], own: plain };
  const leads = clause.leads.slice(-MAX_LEADS).map((lead) => readSegment(lead, lead.kind, reader));
  const before =
    clause.before && carries(plain, reader) ? [readSegment(clause.before, 'before', reader)] : [];
  const nearest = leads.at(-1);
  const own = nearest?.kind === 'line' && hasOpenDenial(nearest) ? deniedWhole(plain) : plain;
  return { clause, segments: [...leads, ...before, own], own };
}

function carries(own: Segment, reader: Reader): boolean {
  return hitsNamed(own, 'carries', reader).some((hit) => hit.start - own.start <= CARRIES_REACH);
}
