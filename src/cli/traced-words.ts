import type { Clause, Role, Span, TracedWord } from '../model.ts';
import type { View } from '../report/view.ts';

/** What a span says, in quotation marks. */
export function textOf({ start, end }: Span, { reading, words }: View): string {
  return words.say('quote', { text: reading.document.text.slice(start, end).replace(/\s+/gu, ' ') });
}

/** Words in quotation marks, each once. */
export function quotedSpans(spans: readonly Span[], view: View): string {
  return [...new Set(spans.map((span) => textOf(span, view)))].join(view.words.say('list.separator'));
}

/** Words in quotation marks, each once, with the lead that each stands in. */
export function quotedWords(
  some: readonly TracedWord[],
  clause: Clause,
  view: View & { readonly withLists?: boolean },
): string {
  const { say } = view.words;
  const said = some.map((word) => {
    const text = textOf(word, view);
    const list = view.withLists && word.list !== null ? `${text} $${word.list}` : text;
    const lead = leadOf(word, clause);
    return lead === null ? list : say('trace.from', { words: list, lead: say(`lead.${lead}`) });
  });
  return [...new Set(said)].join(say('list.separator'));
}

function leadOf({ from }: TracedWord, { leads }: Clause): string | null {
  if (from === null || from === 'before') return from;
  return leads[from]?.kind ?? null;
}

/** The words by role, in the order in which roles are first met. */
export function wordRows(
  some: readonly TracedWord[],
  clause: Clause,
  view: View & { readonly withLists?: boolean },
): readonly (readonly [label: string, text: string])[] {
  const roles = [...new Set(some.map(({ role }) => role))].filter((role): role is Role => role !== null);
  return roles.map((role) => {
    const own = some.filter((word) => word.role === role);
    return [view.words.say(`role.${role}`), quotedWords(own, clause, view)];
  });
}
