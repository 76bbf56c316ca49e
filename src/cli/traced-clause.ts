import type { Clause, Rulebook, RuleTrace, Severity, Span, Trace } from '../model.ts';
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
    ...quotation(quoted(trace, rules), view),
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

/** The clause without its leads, with the words underlined that the rules shown rest on. */
function quoted({ clause, grant }: Trace, rules: readonly RuleTrace[]) {
  const met = rules.flatMap((rule) => [...rule.phrase, ...decisive(rule)]);
  const evidence = [...met, ...(grant?.words ?? [])]
    .filter(({ start, end }) => start >= clause.start && end <= clause.end)
    .map(({ start, end }) => ({ role: 'act' as const, start, end }));
  return { clause: { ...clause, leads: [], before: null }, evidence, severity: worst(rules) };
}

/** What decided on a rule besides the words of its phrase. */
function decisive({ outcome }: RuleTrace): readonly Span[] {
  if (outcome.kind === 'flagged') return outcome.finding.evidence;
  if (outcome.kind === 'refused') return outcome.denials;
  return 'words' in outcome.reason ? outcome.reason.words : [];
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

/** What made rules look at the clause, where none was met. */
function foundRows({ words, rules, clause }: Trace, view: View): readonly Row[] {
  if (rules.some(({ outcome }) => outcome.kind !== 'silent')) return [];
  const listed = words.filter(({ role }) => role !== 'grant');
  return wordRows(listed, clause, { ...view, withLists: true });
}

/** Reasons that say little where others say more: what the rule looks for is simply not there. */
const LACKING: ReadonlySet<string> = new Set(['missing', 'too-far', 'out-of-order', 'lent']);
/** Rules that are told what they lack, and rules that are only named: the nearest. */
const MOST = { lacking: 3, named: 6 };

/** The rules that were met or kept from it; only where there are none, what those lack that came near. */
function shown(trace: Trace): readonly RuleTrace[] {
  const { rules } = trace;
  const rank = ({ outcome }: RuleTrace) => ['flagged', 'refused', 'silent'].indexOf(outcome.kind);
  const told = rules.filter((rule) => !isLacking(rule)).toSorted((a, b) => rank(a) - rank(b));
  if (told.length > 0 || isPutTogether(trace)) return told;
  return rules.filter(({ outcome }) => outcome.kind === 'silent' && outcome.isNear).slice(0, MOST.lacking);
}

const isLacking = ({ outcome }: RuleTrace): boolean =>
  outcome.kind === 'silent' && LACKING.has(outcome.reason.kind);

const isPutTogether = ({ clause: { kind } }: Trace): boolean => kind === 'joined' || kind === 'torn';

/** What else was looked at; or that there was nothing to look at. */
function others(trace: Trace, near: readonly RuleTrace[], view: View): readonly string[] {
  const { words, width, paint } = view;
  const { rules, clause } = trace;
  if (clause.language === null || isPutTogether(trace)) return [];
  if (rules.length === 0) return hang('  ', words.say('trace.nothing'), { width });
  const far = rules.filter((rule) => !near.includes(rule)).map(({ rule }) => rule);
  if (far.length === 0) return [];
  const named = [...far.slice(0, MOST.named), ...(far.length > MOST.named ? ['…'] : [])];
  const names = named.join(words.say('list.separator'));
  return ['', ...hang('  ', words.say('trace.others', { rules: names }), { width, style: paint.faint })];
}
