/** The places of both documents that show a change. */
import type { Change, Evidence, Passage, Role, Span } from '../../model.ts';
import { where } from '../finding.ts';
import type { View } from '../view.ts';

/** Both documents as one reader sees them. */
export interface Views {
  readonly old: View;
  readonly new: View;
}

/** One document's part in a change. */
export interface Shown {
  readonly side: 'old' | 'new';
  /** Where it stands, in words: `before, page 1, clause 2`. */
  readonly heading: string;
  /** What is to be quoted, with the words marked that changed; none where there is nothing of the kind. */
  readonly passage: Pick<Passage, 'clause' | 'evidence'> | null;
}

/** What each document has of a change, the old one first. */
export function sidesOf(change: Change, views: Views): readonly [Shown, Shown] {
  return [sideOf(change, 'old', views), sideOf(change, 'new', views)];
}

function sideOf(change: Change, side: 'old' | 'new', views: Views): Shown {
  const view = views[side];
  const { say, count } = view.words;
  const [passage, ...others] = change[side];
  if (passage) {
    const place = say(`diff.${side}-place`, { place: placeOf(passage, view) });
    const n = new Set(others.map(({ clause }) => clause.start)).size;
    const heading = n === 0 ? place : `${place} · ${count('diff.more', n)}`;
    return { side, heading, passage: { clause: passage.clause, evidence: marksOf(change, side, passage) } };
  }
  if (change.closest) {
    const place = say('diff.closest', { place: placeOf(change.closest, view) });
    return { side, heading: say(`diff.${side}-place`, { place }), passage: change.closest };
  }
  const isSafeguard = change.kind.startsWith('safeguard-');
  return { side, heading: say(`diff.${isSafeguard ? 'unsaid' : 'nowhere'}-${side}`), passage: null };
}

const placeOf = (passage: Passage, view: View): string =>
  where({ ...passage, stance: passage.stance ?? 'granted' }, view);

/** The words to mark: what was added or went, else all that the finding rests on. */
function marksOf(
  { matters }: Change,
  side: 'old' | 'new',
  { evidence, clause }: Passage,
): readonly Evidence[] {
  const spans = matters.flatMap((matter) =>
    (side === 'old' ? matter.removed : matter.added).map((span) => asEvidence(span, matter.role)),
  );
  const changed = spans.filter((span) => isShown(span, clause));
  return changed.length > 0 ? changed : evidence.filter((piece) => isShown(piece, clause));
}

/** What stands in the clause or in a line it hangs from; headings tell nothing new. */
function isShown({ path, role, start }: Evidence, clause: Passage['clause']): boolean {
  const pieces: readonly Span[] = [clause, ...clause.leads.filter(({ kind }) => kind !== 'heading')];
  return (
    path === undefined &&
    role !== 'promise' &&
    pieces.some((piece) => piece.start <= start && start < piece.end)
  );
}

const asEvidence = ({ start, end }: Span, role: Role): Evidence => ({ role, start, end });
