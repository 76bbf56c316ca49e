/** Who the document calls the lender: an organisation, by its name, never a person. */
import type { Clause, Named, Span } from '../model.ts';
import { hasBit } from './bits.ts';
import { foldedIndex, foldedText, originalSpan } from './fold.ts';
import { createStandings, namesEndingIn, namesIn } from './names.ts';
import type { Opened } from './opener.ts';
import type { ReadClause } from './scope.ts';
import { hitsNamed, type Reader, readLead, type Segment } from './segments.ts';

/** The lender of a document, as its clauses pass by. */
export interface Lenders {
  readonly hear: (read: ReadClause, opened: Opened) => void;
  /** Null where nothing says it, or two are named alike: a wrong name is worse than none. */
  readonly best: () => Named | null;
}

/** How much each thing said of a name speaks for the lender. */
const WEIGHT = {
  labelled: 20,
  defined: 8,
  addressed: 6,
  granted: 5,
  operating: 5,
  speaking: 4,
  branded: 4,
  signed: 4,
  opening: 3.5,
  acting: 2,
  alone: 1,
  repeated: 0.5,
} as const;
/** Less is a guess; and so is what leads the next by less than a repetition. */
const ENOUGH = 4;
/** Repetitions that count. */
const MOST_REPEATED = 4;

interface Candidate {
  readonly name: Named;
  readonly signs: Set<Sign>;
  mentions: number;
}

/** Begins a document. */
export function createLenders(text: string): Lenders {
  const candidates = new Map<string, Candidate>();
  const add = (name: Span, key: string, said: readonly Sign[]) => {
    const known = candidates.get(key) ?? { name: named(name, text), signs: new Set(), mentions: 0 };
    for (const sign of said) known.signs.add(sign);
    known.mentions++;
    candidates.set(key, known);
  };
  return {
    hear: (read, opened) => {
      const { reader } = opened;
      if (!NAMING.some((list) => hasBit(read.words.lists, reader.lexicon.index.get(list) ?? -1))) return;
      const { own } = read.scope();
      const sayOf = createSaying(own, read.clause, { text, reader });
      const names = lenderNames(own, text, reader);
      for (const name of names) {
        const said = isListed(name, names, text) ? null : sayOf(name);
        if (said) add(name, foldedText(own.folded, name).replace(SIGNS, ''), said);
      }
    },
    best: () => bestOf([...candidates.values()]),
  };
}

type Sign = keyof typeof WEIGHT;

const SIGNS = /[^\p{L}\p{N}]/gu;

function named({ start, end }: Span, text: string): Named {
  return { start, end, text: text.slice(start, end).replace(/\s+/gu, ' ').trim() };
}

function bestOf(candidates: readonly Candidate[]): Named | null {
  const isAlone = candidates.length === 1;
  const ranked = candidates
    .map(({ name, signs, mentions }) => ({ name, score: scoreOf(signs, mentions, isAlone) }))
    .filter(({ score }) => score >= ENOUGH)
    .toSorted((a, b) => b.score - a.score || a.name.start - b.name.start);
  const [first, second] = ranked;
  if (!first || (second && first.score - second.score < WEIGHT.repeated)) return null;
  return first.name;
}

/** To be repeated, or the only one, adds to what is said of a name; by itself it says nothing. */
function scoreOf(signs: ReadonlySet<Sign>, mentions: number, isAlone: boolean): number {
  const said = [...signs].reduce((sum, sign) => sum + WEIGHT[sign], 0);
  if (said === 0) return 0;
  return said + WEIGHT.repeated * Math.min(MOST_REPEATED, mentions - 1) + (isAlone ? WEIGHT.alone : 0);
}

/** Lists of words that end names. */
const NAMING = ['organization-forms', 'lender-kinds'];

/** A name, and whether a legal form proves it to be one. */
interface Written extends Span {
  readonly isFormed: boolean;
}

/** Names that may be a lender's: no bureau or other body that everybody knows, and no blank to be filled in. */
function lenderNames(segment: Segment, text: string, reader: Reader): Written[] {
  const known = hitsNamed(segment, 'organizations', reader).map((hit) => originalSpan(segment.folded, hit));
  const isKnown = (name: Span) =>
    known.some((other) => other.start < name.end && name.start < other.end && isMostOf(other, name, text));
  const kinds = hitsNamed(segment, 'lender-kinds', reader).map((hit) => originalSpan(segment.folded, hit));
  const isBody = (name: Span) => known.some(({ start, end }) => start === name.start && end === name.end);
  const formed = merged(namesIn(segment, text, reader).filter((name) => !isBody(name)));
  const kindred = namesEndingIn(kinds, segment, { text, reader }).filter(
    (name) => !formed.some(({ start, end }) => start < name.end && name.start < end),
  );
  return [
    ...formed.map((name) => ({ ...name, isFormed: true })),
    ...kindred.map((name) => ({ ...name, isFormed: false })),
  ].filter((name) => !isKnown(name) && isWritten(text.slice(name.start, name.end)));
}

/** One name where several legal forms end it: "Acme, SA de CV, SOFOM". */
function merged(names: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const name of names.toSorted((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last && name.start < last.end)
      whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, name.end) };
    else whole.push(name);
  }
  return whole;
}

/** What joins the names of a list: signs, or a word of one to three letters. */
const JOINT = /^\s*(?:[、,，;；]\s*\p{L}{0,3}|\p{L}{1,3})\s*$/u;

/** One of several names side by side: what is said of one is said of all. */
function isListed(name: Span, names: readonly Span[], text: string): boolean {
  return names.some(
    ({ start, end }) =>
      (end <= name.start && JOINT.test(text.slice(end, name.start))) ||
      (start >= name.end && JOINT.test(text.slice(name.end, start))),
  );
}

/** Whether a known body is what a name mainly says: it begins the name, or all of its last words. */
function isMostOf(known: Span, { start, end }: Span, text: string): boolean {
  const isBeginning = known.start <= start + 1 && 2 * (known.end - known.start) >= end - start;
  return isBeginning || (known.start > start && !IDEOGRAPHS.test(text.slice(start, end)));
}

/** Letters that stand for a name still to be filled in. */
const BLANK =
  /^[\s_＿xX×*●○【】[\]{}<>.…-]*(?:\p{L}{0,3}\.?)$|[_＿]{2}|[xX×*]{2,}|[{}<>$【】[\]]|^\p{Script=Latin}[^\p{L}]+\p{L}+\.?$/u;
const FEWEST_LETTERS = 5;
const IDEOGRAPHS = /\p{Script=Han}/u;

/** In letters with a case the last word begins with a capital: "has limited" is no name. */
const UNCAPPED = /\s\p{Ll}\p{L}{3,}\.?$/u;

function isWritten(name: string): boolean {
  return !UNCAPPED.test(name) && (name.match(/\p{L}/gu)?.length ?? 0) >= FEWEST_LETTERS && !BLANK.test(name);
}

type Said = (name: Written) => readonly Sign[] | null;

interface Place {
  readonly text: string;
  readonly reader: Reader;
}

/** Folded units between a label and the name behind it, and the share of a text that is its end. */
const LABEL_REACH = 14;
const TAIL = 0.8;

/** What a clause says of a name in it; null where it says that the name is another's. */
function createSaying(own: Segment, clause: Clause, { text, reader }: Place): Said {
  const at = (list: string) => hitsNamed(own, list, reader);
  const standingOf = createStandings(own, text, reader);
  const labels = [...at('lender-labels'), ...at('lender')];
  const speaking = at('lender-speaks');
  const selves = [...speaking, ...at('lender')].map((hit) => originalSpan(own.folded, hit));
  const isBehind = (hits: readonly Span[], { start }: Span, gap: RegExp) => {
    const index = foldedIndex(own.folded, start);
    const near = hits.filter((hit) => hit.end <= index && index - hit.end <= LABEL_REACH);
    return near.some((hit) => gap.test(text.slice(own.folded.ends[hit.end - 1] ?? start, start)));
  };
  return (name) => {
    if (isBehind(labels, name, LABELLING) || isHeaded(clause, name, { text, reader })) return ['labelled'];
    if (isBehind(at('addressees'), name, /^\s*[:：]?\s*$/u) || isAddress(name, clause, text))
      return ['addressed'];
    if (isBehind(at('run-by'), name, /^\s*[:：]?\s*$/u)) return ['operating'];
    if (name.start - clause.body <= LABEL_REACH && LABEL.test(text.slice(clause.body, name.start)))
      return null;
    const bracket = bracketBehind(name, text);
    const { isDefined, isGranted, acts } = standingOf(name);
    const calls = isDefined || selves.some(({ start, end }) => start >= bracket.start && end <= bracket.end);
    if (!name.isFormed) return calls ? ['defined'] : null;
    const signs: readonly [Sign, boolean][] = [
      ['defined', calls],
      ['granted', isGranted],
      ['acting', acts],
      ['speaking', isSpeaking(name, text, { own, clause, speaking })],
      ['opening', isAtHead(name, text) && name.start - clause.body <= OPENING],
      ['branded', isAtHead(name, text) && isBrand(bracket, text)],
      ['signed', isSignature(name, clause, text)],
    ];
    return signs.filter(([, holds]) => holds).map(([sign]) => sign);
  };
}

/** What may stand between a label and a name: brackets, other labels, and the sign that says "is". */
const LABELLING = /^[^\n。;；,，.]{0,12}[:：]\s*["“「]?\s*$/u;
/** A label ends here. */
const LABEL = /[:：]\s*$/u;

/** The bracket behind a name, in which it gets a shorter one; empty where there is none. */
function bracketBehind({ end }: Span, text: string): Span {
  const [whole = ''] = BRACKET.exec(text.slice(end, end + LONGEST_BRACKET)) ?? [];
  return { start: end, end: end + whole.length };
}
const LONGEST_BRACKET = 160;
const BRACKET = /^[\s,.]{0,3}(?:\p{L}{0,8}[\s,.]{1,3}){0,3}[([（【][^)\]）】]*/u;

/** Times that a document calls by its short name whose it is. */
const BRAND_MENTIONS = 3;

/** Whether a bracket gives a short name that the document goes on to use. */
function isBrand({ start, end }: Span, text: string): boolean {
  const quoted = /["“”'‘「『]([^"“”'’」』]{2,40})["“”'’」』]/u.exec(text.slice(start, end))?.[1];
  return quoted !== undefined && text.split(quoted).length > BRAND_MENTIONS;
}

/** UTF-16 units before the name that opens a sentence: a number, "At", "En". */
const OPENING = 4;

/** A line at the head that is a name and a colon: whom the document is written to. */
function isAddress(name: Span, clause: Clause, text: string): boolean {
  const isWhole = name.start === clause.body && /^\s*[:：]\s*$/u.test(text.slice(name.end, clause.end));
  return isWhole && isAtHead(name, text);
}

/** Whether a name stands where a document says whose it is. */
function isAtHead({ start, end }: Span, text: string): boolean {
  return start <= (IDEOGRAPHS.test(text.slice(start, end)) ? HEAD.ideographs : HEAD.letters);
}

/** The line or cell before the clause is a label and nothing else, and the clause begins with the name. */
function isHeaded({ leads, body }: Clause, { start }: Span, { text, reader }: Place): boolean {
  const lead = leads.at(-1);
  if (!lead || text.slice(body, start).trim() !== '') return false;
  const segment = readLead(lead, reader);
  const plain = (span: Span) => segment.folded.text.slice(span.start, span.end).replace(SIGNS, '');
  return hitsNamed(segment, 'lender-labels', reader).some((hit) => plain(hit) === plain(segment));
}

/** UTF-16 units at the beginning of a document in which it says whose it is, and folded units to its "we". */
const HEAD = { ideographs: 800, letters: 2500 };
const SPEAKING_REACH = 60;

interface Speech {
  readonly own: Segment;
  readonly clause: Clause;
  readonly speaking: readonly Span[];
}

/** A document that begins with "Acme Ltd … we": a name at the head whose sentence goes on in the first person. */
function isSpeaking({ start, end }: Span, text: string, { own, clause, speaking }: Speech): boolean {
  if (!isAtHead({ start, end }, text)) return false;
  const after = foldedIndex(own.folded, end);
  const goesOn = speaking.some((hit) => hit.start >= after && hit.start - after <= SPEAKING_REACH);
  return goesOn && text.slice(clause.body, start).length <= SPEAKING_REACH;
}

/** A line of its own near the end. */
function isSignature({ start, end }: Span, clause: Clause, text: string): boolean {
  const rest = text.slice(clause.body, start) + text.slice(end, clause.end);
  return start > TAIL * text.length && rest.replace(/[\s\p{P}]/gu, '').length <= 4;
}
