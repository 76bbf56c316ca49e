/** Document -> Clause[]: sentences, list items and cells, each with all it hangs from. */
import type { Block, BlockKind, Clause, Document, Language, Lead, Span } from '../model.ts';
import { continueTorn, endTorn, type Torn } from './joins.ts';
import { createDetect, type Detect } from './language.ts';
import { createLabelReader, type Label } from './numbering.ts';
import {
  bodyOf,
  EMPTY,
  endBullets,
  enterItem,
  leadsOf,
  leave,
  numberOf,
  type Outline,
  openHeading,
  toLead,
  widenLead,
} from './outline.ts';
import { createSigns } from './signs.ts';
import { headerLeads, indexCells } from './tables.ts';
import { type Cut, isHeading, isTitle, kindOf } from './titles.ts';
import { type Cutter, cutBlock, type Unit } from './units.ts';

/**
 * Cuts documents into clauses, in text order, as they are asked for: a long document has more of them than shall be
 * held at once. Clauses in a language the rules do not cover, or that is not
 * expected, get `language: null`.
 */
export type Segmenter = (document: Document) => Iterable<Clause>;

/** Prepares languages for segmenting; each is prepared when a document first needs it. */
export function createSegmenter(
  languages: Readonly<Record<string, Language>>,
  expected?: readonly string[],
): Segmenter {
  const cutters = createCutters(languages);
  return (document) => segment(document, { languages, cutters, expected });
}

interface Prepared {
  readonly languages: Readonly<Record<string, Language>>;
  readonly cutters: Cutters;
  readonly expected: readonly string[] | undefined;
}

function* segment(document: Document, { languages, cutters, expected }: Prepared): Generator<Clause> {
  const detect = createDetect(document, languages);
  const seeing = { document, detect, cutters, expected };
  const cells = indexCells(document.blocks);
  let outline = EMPTY;
  let previous: Span | null = null;
  let torn: Torn | null = null;
  let next: Cut | null = null;
  for (const [i, block] of document.blocks.entries()) {
    const cut = next ?? read(block, seeing);
    const following = document.blocks[i + 1];
    next = following ? read(following, seeing) : null;
    const place: Place = {
      outline: isApart(block) ? EMPTY : enterBlock(outline, cut),
      headers: headerLeads(block, cells),
      previous,
      next,
    };
    const walked = walkBlock(document, cut, place);
    yield* walked.clauses;
    if (isApart(block)) continue;
    const continued = continueTorn(torn, walked.clauses, { text: document.text, block });
    yield* continued.ended;
    if (block.kind !== 'cell') outline = widenLead(walked.outline, continued.whole);
    torn = continued.torn;
    previous = block.kind === 'heading' ? null : { start: block.start, end: block.end };
  }
  yield* endTorn(torn);
}

interface Place {
  readonly outline: Outline;
  readonly headers: readonly Lead[];
  readonly previous: Span | null;
  /** The block behind, which tells a title from an item. */
  readonly next: Cut | null;
}

type Cutters = (language: string | null) => Cutter;

/** What no language covers is cut as the first one would. */
function createCutters(languages: Readonly<Record<string, Language>>): Cutters {
  const cutters = new Map<string, Cutter>();
  return (id) => {
    const language = languages[id ?? ''] ?? Object.values(languages)[0];
    if (!language) throw new Error('no language is loaded');
    const cutter = cutters.get(language.id) ?? createCutter(language);
    cutters.set(language.id, cutter);
    return cutter;
  };
}

function createCutter({ segment }: Language): Cutter {
  const abbreviations = segment.abbreviations.map((abbreviation) => abbreviation.toLowerCase());
  const segmentation = { ...segment, abbreviations };
  return { segmentation, signs: createSigns(segmentation), readLabel: createLabelReader(segmentation) };
}

interface Seeing extends Pick<Prepared, 'cutters' | 'expected'> {
  readonly document: Document;
  readonly detect: Detect;
}

/** All languages are told apart, those not expected too: else their text would be taken for that of a neighbour. */
function read(block: Block, { document, detect, cutters, expected }: Seeing): Cut {
  const seen = detect(document.text.slice(block.start, block.end));
  const language = seen !== null && (expected?.includes(seen) ?? true) ? seen : null;
  return { document, block, language, units: cutBlock(document.text, block, cutters(seen)) };
}

/** Notes, running lines and boxes stand by themselves and leave the outline of the body alone. */
const isApart = ({ kind }: Block): boolean =>
  kind === 'footnote' ||
  kind === 'endnote' ||
  kind === 'comment' ||
  kind === 'header' ||
  kind === 'footer' ||
  kind === 'textbox';

/** Headings without a level of their own all stand on one, below those that have. */
const PLAIN_HEADING = 50;
/** A title in a list that was introduced: it parts the list, and what introduced it still leads. */
const LIST_HEADING = 60;

function enterBlock(before: Outline, cut: Cut): Outline {
  const { block, units } = cut;
  const [unit] = units;
  const isProse = block.kind === 'paragraph' && unit?.label === null && units.at(-1)?.closes === true;
  const outline = isProse && Number.isNaN(before.levels.at(-1)?.label.value) ? endBullets(before) : before;
  if (!unit || !isHeading(cut)) return outline;
  const lead = toLead(unit, 'heading');
  if (block.level !== undefined) return openHeading(outline, lead, block.level);
  if (unit.label) return { ...outline, pending: null, bare: false };
  if (outline.pending === null) return openHeading(outline, lead, PLAIN_HEADING);
  return { ...openHeading(outline, lead, LIST_HEADING), pending: outline.pending };
}

function walkBlock(document: Document, cut: Cut, place: Place): { clauses: Clause[]; outline: Outline } {
  const clauses: Clause[] = [];
  const { block, units } = cut;
  let { outline, previous } = place;
  let sentence: Unit | null = null;
  let standing = standingIn(outline, cut, place);
  for (const [i, unit] of units.entries()) {
    const label = unit.label ?? (unit.first ? blockLabel(block) : null);
    if (label) outline = enterItem(outline, label, document.text);
    if (standing.outline !== outline) standing = standingIn(outline, cut, place);
    const leads = sentence && !label ? [...standing.leads, toLead(sentence, 'piece')] : standing.leads;
    clauses.push(toClause(unit, leads, { cut, standing, before: previous }));
    const numbered: Unit = unit.label === label ? unit : { ...unit, label };
    outline = leave(outline, numbered, { title: isTitle(numbered, cut), last: i === units.length - 1 });
    sentence = unit.closes || unit.introduces ? null : (sentence ?? unit);
    previous = { start: unit.start, end: unit.end };
  }
  return { clauses, outline };
}

/** What all units share that stand in one outline. */
interface Standing {
  readonly outline: Outline;
  readonly leads: readonly Lead[];
  readonly number: string;
  readonly kind: BlockKind;
}

function standingIn(outline: Outline, cut: Cut, { headers, next }: Place): Standing {
  const leads = [...leadsOf(outline), ...headers];
  return { outline, leads, number: numberOf(outline), kind: kindOf(cut, leads, next) };
}

interface About {
  readonly cut: Cut;
  readonly standing: Standing;
  readonly before: Span | null;
}

/** A clause never leads itself. Made without spreading: there are as many as there are sentences. */
function toClause(unit: Unit, leads: readonly Lead[], { cut, standing, before }: About): Clause {
  const isItself = (lead: Lead): boolean => lead.start <= unit.start && lead.end >= unit.end;
  const clause = {
    start: unit.start,
    end: unit.end,
    body: bodyOf(unit),
    language: cut.language,
    leads: leads.some(isItself) ? leads.filter((lead) => !isItself(lead)) : leads,
    before,
    kind: standing.kind,
  };
  return standing.number === '' ? clause : Object.assign(clause, { number: standing.number });
}

/** Ranks of items whose number the format does not write out, deeper than any that is written. */
const UNWRITTEN = 1000;

/** The list place of an item block without a written number: HTML lists, bullets. */
function blockLabel(block: Block): Label | null {
  if (block.kind !== 'item') return null;
  const rank = UNWRITTEN + (block.level ?? 0);
  return { start: block.start, end: block.start, rank, value: Number.NaN, depth: 1 };
}
