/** What changed, in words. */
import type { Change, MatterChange, Passage, Reading, Span } from '../../model.ts';
import { doubts } from '../doubts.ts';
import { isIncomplete } from '../unread.ts';
import type { Words } from '../words.ts';
import type { Compared } from './index.ts';

/** What a change is, in a sentence: `Goes further: You let the lender pass your data on to others`. */
export function sentenceOf({ kind, rule }: Pick<Change, 'kind' | 'rule'>, words: Words): string {
  return words.say(`change.${kind}`, { title: words.rule(rule)?.title ?? rule });
}

/** What exactly changed, a sentence each. */
export function detailsOf(change: Change, compared: Compared, words: Words): readonly string[] {
  const { matters, kind } = change;
  const isPromise = kind.startsWith('promise-');
  const told = matters.map((matter) =>
    isPromise ? promiseWords(matter, compared, words) : matterWords(matter, compared, words),
  );
  return [...told, ...stanceWords(change, words), ...numberWords(change, words), ...alsoWords(change, words)];
}

function matterWords({ role, extent, ...spans }: MatterChange, compared: Compared, words: Words): string {
  const values = { role: words.say(`role.${role}`), ...itemsOf(spans, compared, words) };
  const isStretch = role === 'term' && spans.added.length > 0 && spans.removed.length > 0;
  if (isStretch) return words.say('extent.longer', values);
  const key = extent === 'more' || extent === 'fewer' ? `extent.${role}.${extent}` : `extent.${extent}`;
  return words.say(key, values);
}

function promiseWords({ extent, ...spans }: MatterChange, compared: Compared, words: Words): string {
  const key = extent === 'fewer' ? 'extent.lost-promise' : 'extent.made-promise';
  return words.say(key, itemsOf(spans, compared, words));
}

function itemsOf(
  { added, removed }: Pick<MatterChange, 'added' | 'removed'>,
  { old, new: fresh }: Compared,
  words: Words,
) {
  const list = (spans: readonly Span[], reading: Reading) =>
    [...new Set(spans.map((span) => itemText(span, reading)))].join(words.say('list.separator'));
  return { added: list(added, fresh), removed: list(removed, old) };
}

/** The words of a thing that a document names, on one line. */
export const itemText = ({ start, end }: Span, { document }: Reading): string =>
  document.text.slice(start, end).replace(/\s+/gu, ' ').trim();

/** How firmly it was granted, and is now. */
function stanceWords({ kind, also, old, new: fresh }: Change, words: Words): readonly string[] {
  const changed = [kind, ...also.map((one) => one.kind)].some((one) => one === 'firmer' || one === 'softer');
  if (!changed) return [];
  const told = (passages: readonly Passage[]) => words.say(`stance.${passages[0]?.stance ?? 'granted'}`);
  return [words.say('change.stance', { before: told(old), now: told(fresh) })];
}

/** Clauses that name nothing only became others, more or fewer. */
function numberWords({ kind, matters, old, new: fresh }: Change, words: Words): readonly string[] {
  if (matters.length > 0) return [];
  const clauses = (passages: readonly Passage[]) => new Set(passages.map(({ clause }) => clause.start)).size;
  if (kind === 'widened') return [words.count('change.further', clauses(fresh))];
  if (kind === 'narrowed') return [words.count('change.fewer', clauses(old))];
  return kind === 'altered' ? [words.say('change.others')] : [];
}

/** What else the same words change, each title once. */
function alsoWords({ also, rule, kind }: Change, words: Words): readonly string[] {
  const told = also.filter((one) => one.rule !== rule || one.kind.split('-')[0] !== kind.split('-')[0]);
  const own = told.filter((one) => !(one.rule === rule && (one.kind === 'firmer' || one.kind === 'softer')));
  const sentences = [...new Set(own.map((one) => sentenceOf(one, words)))];
  if (sentences.length === 0) return [];
  return [words.say('change.also', { changes: sentences.join(words.say('list.separator')) })];
}

/** How many changes there are of each direction, in words; empty where there are none. */
export function tally({ comparison: { changes } }: Compared, words: Words): readonly string[] {
  return (['worse', 'better'] as const).flatMap((direction) => {
    const n = changes.filter((change) => change.direction === direction).length;
    return n === 0 ? [] : [words.count(`diff.${direction}`, n)];
  });
}

/** What must be known to understand the comparison: that it is not whole, or only of rules, or finds nothing. */
export function statements({ comparison, old, new: fresh }: Compared, words: Words): readonly string[] {
  const { changes, basis, isWhole } = comparison;
  const isText = [old, fresh].every(({ document }) => document.text.trim() !== '');
  if (!isText) return [words.say('diff.nothing')];
  const names = ({ languages }: Reading) =>
    languages.map(words.languageName).join(words.say('list.separator'));
  const languages = { old: names(old), new: names(fresh) };
  return [
    ...(isWhole ? [] : [words.say('diff.partly')]),
    ...([old, fresh].some(isRecognised) && changes.length > 0 ? [words.say('diff.recognised')] : []),
    ...(basis === 'rules' ? [words.say('diff.languages', languages)] : []),
    ...(isWhole && changes.length === 0
      ? [words.say(basis === 'rules' ? 'diff.none-of-kind' : 'diff.none')]
      : []),
  ];
}

const isRecognised = ({ document: { pages } }: Reading): boolean => pages.some(({ read }) => read === 'ocr');

/** The grades before and now, where they differ. */
export function gradeWords({ old, new: fresh }: Compared, words: Words): readonly string[] {
  const [before, after] = [old, fresh].map(({ quality }) => quality.grade);
  if (before === after || [old, fresh].some(isIncomplete)) return [];
  const told = (grade: string | null | undefined) => grade ?? words.say('diff.ungraded');
  return [words.say('diff.grade', { old: told(before), new: told(after) })];
}

/** What was not read of a document, or not as it should be, a sentence each, with its name. */
export function readingDoubts({ old, new: fresh }: Compared, words: Words): readonly string[] {
  return [old, fresh].flatMap((reading) => {
    const { document, unread } = reading;
    const said = doubts(document.notes, unread, words);
    const told = said.length > 0 || !isIncomplete(reading) ? said : [outcomeWords(reading, words)];
    const path = document.path === '-' ? words.say('stdin') : document.path;
    return told.map((sentence) => words.say('page.labelled', { label: path, text: sentence }));
  });
}

const outcomeWords = ({ document: { outcome } }: Reading, words: Words): string =>
  words.say(outcome === 'read' ? 'heading.language' : `outcome.${outcome}`);
