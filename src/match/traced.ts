/** What was met in a scope, as spans of the original text. */
import type { Span, TracedWord } from '../model.ts';
import type { Denial } from './denials.ts';
import { originalSpan } from './fold.ts';
import type { Filled } from './phrase.ts';
import type { Scope } from './scope.ts';
import { hitsNamed, type Reader, type Segment } from './segments.ts';

/** Begins the name of a list that is spelled out in its phrase. */
const SPELLED_OUT = '=';

/** The name of a list; null where it is spelled out. */
export function listName(list: number, { lexicon }: Reader): string | null {
  const name = lexicon.names[list] ?? SPELLED_OUT;
  return name.startsWith(SPELLED_OUT) ? null : name;
}

/** Folded units of a segment as a span of the document. */
export const spanIn = ({ folded }: Segment, hit: Span): Span => originalSpan(folded, hit);

/** A filled slot as a reader can see it. */
export function tracedWord({ role, hit, segment }: Filled, scope: Scope, reader: Reader): TracedWord {
  const at = scope.segments[segment] ?? scope.own;
  return {
    ...spanIn(at, hit),
    role,
    list: listName(hit.list, reader),
    from: placeOf(segment, scope),
    isDenied: hit.denied,
  };
}

/** Which lead a segment is: of many only the nearest are read. */
function placeOf(segment: number, { segments, clause }: Scope): TracedWord['from'] {
  const at = segments[segment];
  if (!at || segment === segments.length - 1) return null;
  if (at.kind === 'before') return 'before';
  const read = segments.filter(({ kind }) => kind !== 'before').length - 1;
  return clause.leads.length - read + segment;
}

/** Whether a word only says who somebody is. */
export const isParty = ({ start, end }: Span, segment: Segment, reader: Reader): boolean =>
  ['signer', 'lender'].some((name) =>
    hitsNamed(segment, name, reader).some((hit) => hit.start <= start && hit.end >= end),
  );

/** The words that deny what was met: in its own line, or in the line that it hangs from. */
export function denialsOf(match: readonly Filled[], scope: Scope, reader: Reader): Span[] {
  const spans = match
    .filter(({ hit }) => hit.denied)
    .flatMap(({ hit, segment }) => {
      const at = scope.segments[segment] ?? scope.own;
      const inLine = denialWords(at, ({ start, end }) => start <= hit.start && end >= hit.end, reader);
      return inLine.length > 0 ? inLine : fromLead(scope, reader);
    });
  return spans.filter(({ start }, i) => spans.findIndex((other) => other.start === start) === i);
}

/** A denial that is still open where a line ends reaches into what hangs from it. */
function fromLead(scope: Scope, reader: Reader): Span[] {
  const lead = scope.segments.slice(0, -1).findLast(({ kind }) => kind !== 'before');
  return lead ? denialWords(lead, ({ isOpen }) => isOpen, reader) : [];
}

/** The words of the denials that are meant; a denial begins with the second unit of its word. */
function denialWords(segment: Segment, isMeant: (denial: Denial) => boolean, reader: Reader): Span[] {
  const meant = segment.denials.filter(isMeant);
  return hitsNamed(segment, 'denials', reader)
    .filter(({ start }) => meant.some((denial) => denial.start === start + 1))
    .map((hit) => spanIn(segment, hit));
}
