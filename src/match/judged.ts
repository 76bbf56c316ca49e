/** A finding with what a comparison with others needs to know. */
import type { Finding, Role } from '../model.ts';
import type { Found } from './found.ts';
import { type Given, givenOf } from './giving.ts';
import type { Match } from './phrase.ts';
import type { Scope } from './scope.ts';
import { hitsNamed, type Reader, type Segment } from './segments.ts';
import { overlap } from './spans.ts';

/** A finding as it is judged, before it stands alone. */
export interface Judged {
  readonly finding: Finding;
  /** What it speaks of: by role, the list and the folded word. */
  readonly matters: readonly Matter[];
  /** No exception, condition or proviso ("without your consent", "the following") is tied to it. */
  readonly isPlain: boolean;
  /** A promise of the lender: the signer's own duties ("you may not share your password") are none. */
  readonly isLenders: boolean;
  /** Nothing but a sale is spoken of. */
  readonly isSale: boolean;
  /** What it puts on the map of what is given away. */
  readonly given: readonly Given[];
}

/** Something a clause speaks of. */
export interface Matter {
  readonly role: Role;
  readonly list: string;
  readonly word: string;
}

/** A finding with what its clause says of it. */
export function judgedOf(
  finding: Finding,
  { match, scope, refused }: Found,
  { reader, text }: { readonly reader: Reader; readonly text: string },
): Judged {
  const { names } = reader.lexicon;
  const matters = match.flatMap(({ role, hit: { list, start, end }, segment }) =>
    role !== null && COMPARED.has(role)
      ? [
          {
            role,
            list: names[list] ?? '',
            word: scope.segments[segment]?.folded.text.slice(start, end) ?? '',
          },
        ]
      : [],
  );
  const isTied = ['conditions', 'provisos', 'pointers'].some(
    (name) => hitsNamed(scope.own, name, reader).length > 0,
  );
  return {
    ...{ finding, matters },
    isPlain: finding.stance === 'granted' && !isTied,
    isLenders: refused && isLenders(match, scope, reader),
    isSale: isSale(match, scope, reader),
    given: givenOf(finding.evidence, text, reader),
  };
}

/** Roles in which a promise and a grant are compared. */
export const COMPARED: ReadonlySet<Role> = new Set(['data', 'source', 'recipient', 'person', 'purpose']);

/** Whether the party named last before the first word of the match is the lender: in the clause, else in the line above; verbs may name it, too. */
function isLenders(match: Match, { segments, own }: Scope, reader: Reader): boolean {
  const first = match.find(({ segment }) => segment === segments.length - 1)?.hit.start ?? own.start;
  const last = (segment: Segment, list: string, before: number) =>
    hitsNamed(segment, list, reader).findLast(({ end }) => end <= before)?.end ?? -1;
  for (const segment of segments.toReversed()) {
    const before = segment === own ? first : segment.end;
    const [lender, signer] = [last(segment, 'lender', before), last(segment, 'signer', before)];
    if (lender !== -1 || signer !== -1) return lender >= signer;
  }
  return true;
}

/** Whether every act of the match is one of selling. */
function isSale(match: Match, { segments }: Scope, reader: Reader): boolean {
  const acts = match.filter(({ role }) => role === 'act');
  return (
    acts.length > 0 &&
    acts.every(({ hit, segment }) => {
      const read = segments[segment];
      const sales = read ? hitsNamed(read, 'selling', reader) : [];
      return sales.some((sale) => overlap(sale, hit));
    })
  );
}
