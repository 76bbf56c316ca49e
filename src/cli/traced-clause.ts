import type { Clause, Rulebook, RuleTrace, Severity, Trace, TracedWord } from '../model.ts';
import { cells } from '../report/cells.ts';
import { clip } from '../report/clip.ts';
import { lineOf, standing } from '../report/finding.ts';
import { hang, labelled } from '../report/layout.ts';
import { quotation } from '../report/quotation.ts';
import { SEVERITIES } from '../report/severity.ts';
import type { View } from '../report/view.ts';
import { print } from '../report/wrap.ts';
import { tracedRule } from './traced-rule.ts';
import { quotedWords, wordRows } from './traced-words.ts';

/** A lead is only shown to be known again: this many lines of it. */
const LEAD_LINES = 2;

/** Why one clause was flagged or was not: the clause, what it hangs from, what it grants, and what each rule made of it. */
export function tracedClause(trace: Trace, view: View, rulebook: Rulebook): readonly string[] {
  const { width, paint } = view;
  const rules = shown(trace);
  const blocks = rules.flatMap((rule) => ['', ...tracedRule(rule, trace, { view, rulebook })]);
  return [
    ...hang('', where(trace.clause, view), { width, style: paint.strong }),
    ...quotation(quoted(trace), view),
    ...labelled([...leadRows(trace, view), ...grantRows(trace, view), ...foundRows(trace, view)], {
      width,
      style: paint.faint,
    }),
    ...blocks,
    ...others(trace, rules, view),
  ];
}

/** `page 2 · line 14 of the text, clause 3(a) · English` */
function where(clause: Clause, view: View): string {
  const { words, placeOf } = view;
  const { number, language } = clause;
  const isPaged = placeOf(clause).page !== null;
  const place = [...(isPaged ? [standing({ clause }, view)] : []), lineOf(clause, view)].join(' · ');
  return [
    number === undefined ? place : words.say('place.numbered', { place, number }),
    language === null ? words.say('trace.no-language') : words.languageName(language),
  ].join(' · ');
}

/** The clause without its leads, the words that were looked at underlined. */
function quoted({ clause, words, grant, rules }: Trace) {
  const met = rules.flatMap(({ outcome }) => (outcome.kind === 'flagged' ? outcome.finding.evidence : []));
  const own = [...words, ...(grant?.words ?? []), ...met].filter(
    ({ start, end }) => start >= clause.start && end <= clause.end,
  );
  const evidence = own.map(({ start, end }) => ({ role: 'act' as const, start, end }));
  return { clause: { ...clause, leads: [], before: null }, evidence, severity: worst(rules) };
}

function worst(rules: readonly RuleTrace[]): Severity {
  const found = rules.flatMap(({ outcome }) =>
    outcome.kind === 'flagged' ? [outcome.finding.severity] : [],
  );
  return SEVERITIES.find((severity) => found.includes(severity)) ?? 'info';
}

type Row = readonly [label: string, text: string];

function leadRows({ clause, words }: Trace, { reading, width, words: { say } }: View): readonly Row[] {
  const row = (kind: string, span: { start: number; end: number }): Row => {
    const text = cells(reading.document.text.slice(span.start, span.end));
    return [say(`lead.${kind}`), print(clip(text, LEAD_LINES * (width - LABEL)))];
  };
  const isBorrowed = words.some(({ from }) => from === 'before');
  return [
    ...clause.leads.map((lead) => row(lead.kind, lead)),
    ...(clause.before && isBorrowed ? [row('before', clause.before)] : []),
  ];
}

/** Columns that labels may take. */
const LABEL = 18;

function grantRows({ grant, rules, clause }: Trace, view: View): readonly Row[] {
  const { say, knows } = view.words;
  if (rules.length === 0) return [];
  if (!grant) return [[say('role.grant'), say('trace.no-grant')]];
  const key = `grant.${grant.kind}`;
  const kind = knows(key) ? say(key) : grant.kind;
  return [[say('role.grant'), say('trace.grant', { kind, words: quotedWords(grant.words, clause, view) })]];
}

/** What rules look for, where no rule was met. */
function foundRows({ words, rules, clause }: Trace, view: View): readonly Row[] {
  if (rules.some(({ outcome }) => outcome.kind !== 'silent')) return [];
  const listed = words.filter((word) => !isGrant(word));
  return wordRows(listed, clause, { ...view, withLists: true });
}

const isGrant = ({ role }: TracedWord): boolean => role === 'grant';

/** Reasons that say little where other rules were met: what they look for is simply not there. */
const FAR: ReadonlySet<string> = new Set(['missing', 'too-far', 'out-of-order', 'lent']);

/** The rules that were met; and those that came near: without one word where none was met. */
function shown({ rules }: Trace): readonly RuleTrace[] {
  const isMet = rules.some(({ outcome }) => outcome.kind !== 'silent');
  const isNear = ({ outcome }: RuleTrace) => {
    if (outcome.kind !== 'silent' || !FAR.has(outcome.reason.kind)) return true;
    return !isMet && (outcome.reason.kind !== 'missing' || outcome.reason.slots.length < 2);
  };
  const rank = ({ outcome }: RuleTrace) => ['flagged', 'refused', 'silent'].indexOf(outcome.kind);
  return rules.filter(isNear).toSorted((a, b) => rank(a) - rank(b));
}

function others({ rules, clause }: Trace, near: readonly RuleTrace[], view: View): readonly string[] {
  const { words, width, paint } = view;
  if (clause.language === null) return [];
  if (rules.length === 0) return hang('  ', words.say('trace.nothing'), { width });
  const far = rules.filter((rule) => !near.includes(rule)).map(({ rule }) => rule);
  if (far.length === 0) return [];
  const names = far.join(words.say('list.separator'));
  return ['', ...hang('  ', words.say('trace.others', { rules: names }), { width, style: paint.faint })];
}
