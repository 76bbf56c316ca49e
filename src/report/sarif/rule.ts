import type { Severity } from '../../model.ts';
import { sanitise } from '../sanitise.ts';
import { rankOf } from '../severity.ts';
import type { Words } from '../words.ts';
import type { Kept } from './limits.ts';
import { LEVELS } from './result.ts';

/** By what GitHub grades an alert: from 9 critical, from 7 high, from 4 medium, above 0 low; a note has none. */
const SCORES: Readonly<Partial<Record<Severity, string>>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
};

/** The most characters that GitHub takes of a description. */
const LONGEST = 1024;

/** The rules that found something, each once, graded by the worst that it found. */
export function rulesOf(results: readonly Kept[], words: Words): readonly object[] {
  const worst = new Map<string, Kept>();
  for (const result of results) {
    const before = worst.get(result.rule);
    if (!before || rankOf(result.severity) < rankOf(before.severity)) worst.set(result.rule, result);
  }
  return [...worst.values()].map((result) => ruleOf(result, words));
}

function ruleOf({ rule: id, category, severity }: Kept, words: Words): object {
  const text = words.rule(id);
  const title = sanitise(text?.title ?? id);
  const why = sanitise(text?.why ?? '');
  const score = SCORES[severity];
  return {
    id,
    name: id,
    shortDescription: { text: short(title) },
    fullDescription: { text: short(why || title) },
    help: helpOf(id, title, words),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ['security', 'privacy', category],
      ...(score !== undefined && { 'security-severity': score }),
    },
  };
}

const short = (text: string): string => [...text].slice(0, LONGEST).join('');

/** Why it matters, what to ask for, and the provisions it rests on. */
function helpOf(id: string, title: string, words: Words): { readonly text: string } {
  const text = words.rule(id);
  const rows = [
    [words.say('label.why'), text?.why ?? ''],
    [words.say('label.ask'), text?.ask ?? ''],
    ...words.laws(id).map((law) => [words.say('label.law'), words.say('law.line', { ...law })]),
  ];
  const lines = rows.flatMap(([label = '', said = '']) =>
    said === '' ? [] : [sanitise(`${label}: ${said}`)],
  );
  return { text: lines.join('\n') || title };
}
