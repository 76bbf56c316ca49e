/** Document -> Clause[]: sentences, list items and cells, each with all it hangs from. */
import type { Block, BlockKind, Clause, Document, Language, Lead, Span } from '../model.ts';
import { createDetect, type Detect } from './language.ts';
import { createLabelReader, type Label } from './numbering.ts';
import {
  bodyOf,
  EMPTY,
  enterItem,
  leadsOf,
  leave,
  numberOf,
  openHeading,
  type Outline,
  toLead,
} from './outline.ts';
import { createSigns } from './signs.ts';
import { headerLeads, indexCells } from './tables.ts';
import { type Cutter, cutBlock, type Unit } from './units.ts';

/** Cuts a document into clauses, in text order. Languages the rules do not cover get `language: null`. */
export function segment(document: Document, languages: Readonly<Record<string, Language>>): Clause[] {
  const cutters = createCutters(languages);
  const detect = createDetect(document, languages);
  const cells = indexCells(document.blocks);
  const clauses: Clause[] = [];
  let outline = EMPTY;
  let previous: Span | null = null;
  for (const block of document.blocks) {
    const cut = read(block, { document, detect, cutters });
    const place: Place = {
      outline: isApart(block) ? EMPTY : enterBlock(outline, block, cut),
      headers: headerLeads(block, cells),
      previous,
    };
    const walked = walkBlock(document, cut, place);
    for (const clause of walked.clauses) clauses.push(clause);
    if (isApart(block)) continue;
    outline = walked.outline;
    previous = block.kind === 'heading' ? null : { start: block.start, end: block.end };
  }
  return clauses;
}

interface Cut {
  readonly block: Block;
  readonly language: string | null;
  readonly units: readonly Unit[];
}

interface Place {
  readonly outline: Outline;
  readonly headers: readonly Lead[];
  readonly previous: Span | null;
}

type Cutters = (language: string | null) => Cutter;

function createCutters(languages: Readonly<Record<string, Language>>): Cutters {
  const cutters = new Map(Object.values(languages).map((language) => [language.id, createCutter(language)]));
  const [fallback] = cutters.values();
  return (language) => {
    const cutter = cutters.get(language ?? '') ?? fallback;
    if (!cutter) throw new Error('no language is loaded');
    return cutter;
  };
}

function createCutter({ segment: segmentation }: Language): Cutter {
  return { segmentation, signs: createSigns(segmentation), readLabel: createLabelReader(segmentation) };
}

function read(
  block: Block,
  { document, detect, cutters }: { document: Document; detect: Detect; cutters: Cutters },
): Cut {
  const language = detect(document.text.slice(block.start, block.end));
  return { block, language, units: cutBlock(document.text, block, cutters(language)) };
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

function enterBlock(outline: Outline, block: Block, { units }: Cut): Outline {
  const [unit] = units;
  if (!unit || !isHeading(block, units)) return outline;
  const lead = toLead(unit, 'heading');
  if (block.level !== undefined) return openHeading(outline, lead, block.level);
  if (unit.label) return { ...outline, pending: null, bare: false };
  if (outline.pending === null) return openHeading(outline, lead, PLAIN_HEADING);
  return { ...openHeading(outline, lead, LIST_HEADING), pending: outline.pending };
}

/** Contracts style whole clauses as headings: only short ones without a final stop are. */
function isHeading({ kind, start, end }: Block, units: readonly Unit[]): boolean {
  return kind === 'heading' && units.length === 1 && !units[0]?.closes && end - start <= TITLE_WIDTH;
}

function walkBlock(document: Document, cut: Cut, place: Place): { clauses: Clause[]; outline: Outline } {
  const clauses: Clause[] = [];
  const { block, units } = cut;
  let { outline, previous } = place;
  let sentence: Unit | null = null;
  for (const [i, unit] of units.entries()) {
    const label = unit.label ?? (unit.first ? blockLabel(block) : null);
    if (label) outline = enterItem(outline, label, document.text);
    const hangs: readonly Lead[] = sentence && !label ? [toLead(sentence, 'line')] : [];
    const leads = [...leadsOf(outline), ...place.headers, ...hangs].filter(
      (lead) => lead.start !== unit.start,
    );
    clauses.push(toClause(unit, { cut, leads, outline, before: previous }));
    const numbered: Unit = { ...unit, label };
    outline = leave(outline, numbered, { title: isTitle(numbered, cut), last: i === units.length - 1 });
    sentence = unit.closes || unit.introduces ? null : (sentence ?? unit);
    previous = { start: unit.start, end: unit.end };
  }
  return { clauses, outline };
}

function toClause(
  unit: Unit,
  { cut, leads, outline, before }: { cut: Cut; leads: Lead[]; outline: Outline; before: Span | null },
): Clause {
  const number = numberOf(outline);
  return {
    start: unit.start,
    end: unit.end,
    body: bodyOf(unit),
    language: cut.language,
    ...(number === '' ? {} : { number }),
    leads,
    before,
    kind: kindOf(cut, outline),
  };
}

function kindOf({ block, units }: Cut, { pending }: Outline): BlockKind {
  if (block.kind !== 'heading') return block.kind;
  if (pending) return 'item';
  return isHeading(block, units) ? 'heading' : 'paragraph';
}

/** Ranks of items whose number the format does not write out, deeper than any that is written. */
const UNWRITTEN = 1000;

/** The list place of an item block without a written number: HTML lists, bullets. */
function blockLabel(block: Block): Label | null {
  if (block.kind !== 'item') return null;
  const rank = UNWRITTEN + (block.level ?? 0);
  return { start: block.start, end: block.start, rank, value: Number.NaN, depth: 1 };
}

/** Titles are short: in folded text some 40 Chinese characters or 90 Latin ones. */
const TITLE_WIDTH = 90;

function isTitle(unit: Unit, { block, units }: Cut): boolean {
  if (units.length > 1 || unit.closes) return false;
  return isHeading(block, units) || (unit.label !== null && unit.end - unit.start <= TITLE_WIDTH / 2);
}
