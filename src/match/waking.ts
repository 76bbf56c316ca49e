/** The words of a clause that make rules look at it. */
import type { TracedWord } from '../model.ts';
import type { Case } from './found.ts';
import type { PreparedRule } from './grammar.ts';
import { hitsOf } from './segments.ts';
import { isParty, listName, tracedWord } from './traced.ts';

/** The words of the clause that made the rules look at it, each once in each role. */
export function wakingWords(rules: readonly PreparedRule[], { scope, reader }: Case): TracedWord[] {
  const words = new Map<string, TracedWord>();
  for (const [segment, read] of scope.segments.entries()) {
    if (read.kind !== 'clause' && read.kind !== 'before') continue;
    for (const { role, list } of wakingSlots(rules)) {
      for (const hit of hitsOf(read, list, reader)) {
        const key = `${role} ${segment} ${hit.start} ${hit.end}`;
        const isNamed = listName(list, reader) !== null;
        if (isParty(hit, read, reader) || (words.has(key) && !isNamed)) continue;
        words.set(key, tracedWord({ role, hit, segment }, scope, reader));
      }
    }
  }
  return withoutParts([...words.values()]);
}

/** The slots whose words wake a rule, each role and list once. */
function wakingSlots(rules: readonly PreparedRule[]) {
  const slots = rules
    .flatMap(({ alone, any }) => [...alone, ...any])
    .flatMap(({ slots: some, needsMatter }) => some.filter(({ isMatter }) => isMatter || !needsMatter));
  return new Map(slots.map((slot) => [`${slot.role} ${slot.list}`, slot])).values();
}

/** Of words of one role, those that are no part of a longer one. */
function withoutParts(words: readonly TracedWord[]): TracedWord[] {
  const isPart = (one: TracedWord) =>
    words.some(
      (other) =>
        other !== one &&
        other.role === one.role &&
        other.start <= one.start &&
        other.end >= one.end &&
        other.end - other.start > one.end - one.start,
    );
  return words.filter((one) => !isPart(one)).toSorted((a, b) => a.start - b.start || a.end - b.end);
}
