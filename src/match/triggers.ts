/** Which rules can find anything in a clause: those one of whose matter words stands in it. */
import type { Phrase, Rule } from '../model.ts';
import type { Lexicon } from './lexicon.ts';
import { isMatter } from './phrase.ts';
import type { Scope } from './scope.ts';

/** Rules by the index of a list that must be hit for one of their phrases to match. */
export type Triggers = ReadonlyMap<number, ReadonlySet<Rule>>;

/** Indexes the rules that speak a language by the lists of their matter slots. */
export function indexTriggers(rules: readonly Rule[], language: string, lexicon: Lexicon): Triggers {
  const triggers = new Map<number, Set<Rule>>();
  for (const rule of rules) {
    const text = rule.texts[language];
    for (const phrase of text ? [...text.any, ...text.alone] : []) {
      for (const list of triggerLists(phrase)) {
        const index = lexicon.index.get(list) ?? -1;
        (triggers.get(index) ?? triggers.set(index, new Set()).get(index))?.add(rule);
      }
    }
  }
  return triggers;
}

function triggerLists(phrase: Phrase): string[] {
  const matter = phrase.filter((slot) => isMatter(slot.role));
  return (matter.length > 0 ? matter : phrase).map((slot) => slot.list);
}

/** The rules worth trying on a scope, in the order of the rulebook. */
export function candidates(scope: Scope, triggers: Triggers): Set<Rule> {
  const rules = new Set<Rule>();
  for (const segment of scope.segments) {
    if (segment.kind !== 'clause' && segment.kind !== 'before') continue;
    for (const list of segment.hits.keys()) for (const rule of triggers.get(list) ?? []) rules.add(rule);
  }
  return rules;
}
