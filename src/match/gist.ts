/** What a finding says apart from how it says it, so that it can be compared with what another document says. */
import { numberOf } from '../characters.ts';
import type { Clause, Document, Evidence, Gister, Matter, NamedThing, Rulebook, Span } from '../model.ts';
import { MATTERS } from '../vocabulary.ts';
import { hasBit } from './bits.ts';
import type { Hit } from './find.ts';
import { foldedText, originalSpan } from './fold.ts';
import { createOpener } from './opener.ts';
import { readScope } from './scope.ts';
import { type Reader, readWords, type Segment } from './segments.ts';
import { createHolder } from './spans.ts';

/** How the lists are named whose words are one thing. */
const CONCEPT = 'concept-';
/** Lists of what takes in all of its kind, and of what takes in anything. */
const ALL: readonly string[] = ['concept-generic-data'];
const ANY: readonly string[] = [
  ...['concept-anybody', 'concept-any-purpose', 'concept-often'],
  ...['perpetual', 'kept-forever', 'no-end'],
];
/** Lists whose words are names of organisations, or end them. */
const NAMES: readonly string[] = ['organizations', 'organization-forms'];
/** Days of one unit of time, by the lists of its words. */
const DAYS: Readonly<Record<string, number>> = {
  'lasting-days': 1,
  'lasting-weeks': 7,
  'lasting-months': 365 / 12,
  'lasting-years': 365,
};
/** How the lists are named whose words are a number: `spelled-2`. */
const SPELLED = 'spelled-';
const SIGNS = /[^\p{L}\p{N}]/gu;

/** What tells the gist of a document's findings. */
export interface Telling {
  readonly gist: Gister;
  /** Letters and digits of a clause behind its number, folded. */
  readonly lettersOf: (clause: Clause) => string;
}

/** Prepares the rules; the gist of findings is then told document by document. */
export function createGister(rulebook: Rulebook): (document: Document) => Telling {
  const open = createOpener(rulebook);
  return (document) => {
    const opened = open(document);
    const lettersOf = (clause: Clause) =>
      foldedText(opened.foldAt(clause), { start: clause.body, end: clause.end }).replace(SIGNS, '');
    const gist: Gister = ({ clause, evidence }, kind) => {
      const text = lettersOf(clause);
      const reader = opened.readerOf(clause)?.reader;
      if (!reader) return { text, things: [], mentions: new Set(), hasPurpose: false };
      const scope = readScope(clause, readWords(clause, reader), reader);
      const named = evidence.flatMap((one) => thingsOf(one, reader));
      const things = [...named, ...stretchesIn(scope.own, reader)];
      const mentions = mentionsOf(scope.segments, kind === 'promised', reader);
      return {
        text,
        things,
        mentions,
        hasPurpose: PURPOSES.some((list) => isMet(list, scope.segments, reader)),
      };
    };
    return { gist, lettersOf };
  };
}

/** Lists of what data may be for. */
const PURPOSES: readonly string[] = [
  'purposes',
  'firm-purposes',
  'loan-purposes',
  'definite-purposes',
  'concept-any-purpose',
];

const isMet = (list: string, segments: readonly Segment[], { lexicon }: Reader): boolean =>
  segments.some(({ lists }) => hasBit(lists, lexicon.index.get(list) ?? -1));

/** What a piece of evidence names. Of how long something lasts only what has no end counts: stretches are looked for by themselves. */
function thingsOf({ role, path, ...span }: Evidence, reader: Reader): NamedThing[] {
  const matter = MATTERS.find((one) => one === role);
  if (!matter || path !== undefined) return [];
  const thing = thingAt(span, matter, reader);
  const isNothing = matter === 'term' ? thing.breadth < ANYTHING : matter === 'data' && isEvent(span, reader);
  return isNothing ? [] : [thing];
}

/** Lists of what may happen: the condition of a grant, and no data. */
const EVENTS: readonly string[] = ['debt-words', 'default-facts'];

const isEvent = (span: Span, reader: Reader): boolean =>
  wholeHits(span, reader)
    .flatMap(listsOf)
    .some((list) => EVENTS.includes(reader.lexicon.names[list] ?? ''));

const ANYTHING = 3;

function thingAt(span: Span, role: Matter, reader: Reader): NamedThing {
  const { names } = reader.lexicon;
  const lists = new Set(
    wholeHits(span, reader)
      .flatMap(listsOf)
      .map((list) => names[list] ?? ''),
  );
  const has = (some: readonly string[]) => some.some((name) => lists.has(name));
  const isNamed =
    (role === 'recipient' || role === 'source') &&
    wordLists(span, reader).some((name) => NAMES.includes(name));
  return {
    role,
    start: span.start,
    end: span.end,
    word: foldedText(reader.foldAt(span), span).replace(SIGNS, ''),
    concepts: [...lists].filter((name) => name.startsWith(CONCEPT)),
    breadth: has(ANY) ? ANYTHING : has(ALL) ? 2 : isNamed ? 0 : 1,
    days: null,
  };
}

/** The words that a span is, from its first to its last unit. */
function wholeHits(span: Span, reader: Reader): readonly Hit[] {
  const { words, start, end } = readWords(span, reader);
  return words.filter((hit) => hit.start === start && hit.end === end);
}

const listsOf = ({ word: { membership } }: Hit): number[] =>
  [...membership.lists].filter((list) => !membership.nots.has(list));

const wordLists = (span: Span, reader: Reader): string[] =>
  readWords(span, reader)
    .words.flatMap(listsOf)
    .map((list) => reader.lexicon.names[list] ?? '');

/** Stretches of time: how many days, by the words for days, weeks, months and years, and the number with them or before them. */
function stretchesIn({ words, folded }: Segment, reader: Reader): NamedThing[] {
  const found = words.flatMap((hit) => {
    const unit = namesOf(hit, reader)
      .map((name) => DAYS[name])
      .find((days) => days !== undefined);
    if (unit === undefined) return [];
    const written = numberOf(folded.text.slice(hit.start, hit.end));
    const counted = written > 0 ? { start: hit.start, count: written } : spelledBefore(hit, words, reader);
    return counted ? [{ start: counted.start, end: hit.end, days: unit * counted.count }] : [];
  });
  const isWhole = (one: Span) =>
    !found.some((other) => other !== one && other.start <= one.start && other.end > one.end);
  return found.filter(isWhole).map(({ days, ...span }) => ({
    role: 'term',
    ...originalSpan(folded, span),
    word: folded.text.slice(span.start, span.end),
    concepts: [],
    breadth: 1,
    days,
  }));
}

const namesOf = (hit: Hit, { lexicon: { names } }: Reader): string[] =>
  listsOf(hit).map((list) => names[list] ?? '');

/** The longest number in words that ends where a word begins. */
function spelledBefore({ start }: Hit, words: readonly Hit[], reader: Reader) {
  for (const hit of words) {
    const name =
      hit.end === start ? namesOf(hit, reader).find((list) => list.startsWith(SPELLED)) : undefined;
    if (name !== undefined) return { start: hit.start, count: Number(name.slice(SPELLED.length)) };
  }
  return null;
}

/** The words and concepts of a clause and of what it hangs from; `whole`: denied ones, too. */
function mentionsOf(
  segments: readonly Segment[],
  whole: boolean,
  { lexicon: { names } }: Reader,
): Set<string> {
  const mentions = new Set<string>();
  for (const { words, folded, denials } of segments) {
    const denialOf = createHolder(denials);
    for (const hit of words) {
      if (!whole && denialOf(hit)) continue;
      mentions.add(folded.text.slice(hit.start, hit.end));
      for (const list of listsOf(hit)) if (names[list]?.startsWith(CONCEPT)) mentions.add(names[list]);
    }
  }
  return mentions;
}
