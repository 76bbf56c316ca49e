/** A finding with what a comparison with others needs to know. */
import type { Finding, Role } from '../model.ts';
import type { Found } from './found.ts';
import { type Given, givenOf } from './giving.ts';
import { hitsNamed, type Reader } from './segments.ts';

/** A finding as it is judged, before it stands alone. */
export interface Judged {
  readonly finding: Finding;
  /** What it speaks of: by role, the list and the folded word. */
  readonly matters: readonly Matter[];
  /** No exception, condition or proviso ("without your consent") is tied to it. */
  readonly isPlain: boolean;
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
  { match, scope }: Found,
  { reader, text }: { readonly reader: Reader; readonly text: string },
): Judged {
  const { names } = reader.lexicon;
  const matters = match.flatMap(({ role, hit: { list, start, end }, segment }) =>
    role !== null && MATTERS.has(role)
      ? [
          {
            role,
            list: names[list] ?? '',
            word: scope.segments[segment]?.folded.text.slice(start, end) ?? '',
          },
        ]
      : [],
  );
  const isTied = ['conditions', 'provisos'].some((name) => hitsNamed(scope.own, name, reader).length > 0);
  const isPlain = finding.stance === 'granted' && !isTied;
  return { finding, matters, isPlain, given: givenOf(finding.evidence, text, reader) };
}

export const MATTERS: ReadonlySet<Role> = new Set(['data', 'source', 'recipient', 'person']);
