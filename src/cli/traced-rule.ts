import type { Finding, MissingSlot, Rule, Rulebook, RuleTrace, SilentReason, Trace } from '../model.ts';
import { standing, titleLine } from '../report/finding.ts';
import { hang, labelled, spread } from '../report/layout.ts';
import type { View } from '../report/view.ts';
import { quotedSpans, wordRows } from './traced-words.ts';

interface Showing {
  readonly view: View;
  readonly rulebook: Rulebook;
}

/** What one rule made of a clause: what it met, or why that was not enough. */
export function tracedRule(traced: RuleTrace, trace: Trace, { view, rulebook }: Showing): readonly string[] {
  const { width, paint } = view;
  const rule = rulebook.rules.find(({ id }) => id === traced.rule);
  return [
    ...title(traced, view),
    ...hang('  ', sentence(traced, trace, { view, rule }), { width }),
    ...labelled([...wordRows(traced.phrase, trace.clause, view), ...alsoRow(traced, trace, view)], {
      width,
      style: paint.faint,
    }),
  ];
}

/** Words that were taken along: what else the clause says of the same. */
function alsoRow(
  { outcome, phrase }: RuleTrace,
  trace: Trace,
  view: View,
): readonly (readonly [string, string])[] {
  if (outcome.kind !== 'flagged' || phrase.length === 0) return [];
  const known = [...phrase, ...(trace.grant?.words ?? []), ...trace.stance.words];
  const rest = outcome.finding.evidence.filter(
    ({ start, end }) => !known.some((word) => word.start < end && word.end > start),
  );
  return [[view.words.say('trace.also'), rest.length === 0 ? '' : quotedSpans(rest, view)]];
}

function title({ rule, outcome }: RuleTrace, view: View): readonly string[] {
  const { words, paint, width } = view;
  if (outcome.kind === 'flagged') return titleLine(outcome.finding, view);
  const isRefused = outcome.kind === 'refused';
  const label = isRefused
    ? paint.good(`✓ ${words.say('trace.refused')}`)
    : paint.faint(`– ${words.say('trace.silent')}`);
  return spread(hang(`${label}  `, words.rule(rule)?.title ?? rule, { width }), paint.faint(rule), width);
}

interface Telling {
  readonly view: View;
  readonly rule: Rule | undefined;
}

function sentence({ outcome }: RuleTrace, trace: Trace, { view, rule }: Telling): string {
  const { say } = view.words;
  if (outcome.kind === 'silent') return reasonOf(outcome.reason, view);
  if (outcome.kind === 'refused') return say('trace.denied', { words: quotedSpans(outcome.denials, view) });
  if (rule?.derived === 'hidden')
    return say('trace.hidden', { words: quotedSpans(outcome.finding.evidence, view) });
  if (rule?.derived === 'contradicted') return contradiction(outcome.finding, view);
  const { stance, words } = trace.stance;
  if (stance === 'granted') return say('trace.met');
  return say('trace.eased', { stance: say(`stance.${stance}`), words: quotedSpans(words, view) });
}

function contradiction({ evidence, clause }: Finding, view: View): string {
  const promise = evidence.find(({ role }) => role === 'promise');
  const at = promise ? { ...clause, ...promise, body: promise.start } : clause;
  return view.words.say('trace.contradicted', { place: standing({ clause: at }, view) });
}

function reasonOf(reason: SilentReason, view: View): string {
  const { say } = view.words;
  switch (reason.kind) {
    case 'no-grant':
      return reason.denied.length === 0
        ? say('trace.ungranted')
        : say('trace.grant-denied', { words: quotedSpans(reason.denied, view) });
    case 'framed':
      return say('trace.framed', { words: quotedSpans(reason.words, view), frame: reason.frame });
    case 'unless':
      return say('trace.unless', { words: quotedSpans(reason.words, view) });
    case 'yields':
      return say('trace.yields', { rule: reason.rule });
    case 'missing':
      return say('trace.missing', {
        slots: reason.slots.map((slot) => slotOf(slot, view)).join(say('list.separator')),
      });
    default:
      return say(`trace.${reason.kind}`);
  }
}

/** `data such as “contact list”, “phonebook”` */
function slotOf({ role, examples }: MissingSlot, { words: { say } }: View): string {
  const name = say(`role.${role ?? 'joining'}`);
  const quotes = examples.map((text) => say('quote', { text })).join(say('list.separator'));
  return quotes === '' ? name : say('trace.slot', { role: name, examples: quotes });
}
