/** Which lines are titles: headings, and numbered lines that head others. */
import type { Block, BlockKind, Document, Lead, Span } from '../model.ts';
import type { Unit } from './units.ts';

/** A block with its language and its units. */
export interface Cut {
  readonly document: Document;
  readonly block: Block;
  readonly language: string | null;
  readonly units: readonly Unit[];
}

/** Columns a title may take, an ideograph taking two. */
const TITLE_WIDTH = 100;
/** Longer numbered lines without a stop are clauses. */
const NUMBERED_TITLE_WIDTH = 60;

/** Whether a unit is all its block, short and without a final stop. */
export function isTitle(unit: Unit, cut: Cut): boolean {
  const { block, units, document } = cut;
  if (units.length > 1 || isSentence(unit, document)) return false;
  return (
    isHeading(cut) ||
    (unit.label !== null && !Number.isNaN(unit.label.value) && widthOf(document.text, block) <= TITLE_WIDTH)
  );
}

/** A question is no sentence that says anything: "With whom do we share your data?" heads what answers it. */
const isSentence = ({ closes, end }: Unit, { text }: Document): boolean =>
  closes && !QUESTION.has(text.charAt(end - 1));

const QUESTION: ReadonlySet<string> = new Set(['?', '？']);

/** Columns a block takes; more than anybody asks for is not counted. */
function widthOf(text: string, { start, end }: Span): number {
  if (end - start > TITLE_WIDTH) return Infinity;
  let width = 0;
  for (let at = start; at < end; at++) width += text.charCodeAt(at) >= FIRST_WIDE ? 2 : 1;
  return width;
}

/** CJK and what follows it, where a unit takes two columns. Source: Unicode, EastAsianWidth.txt, coarsely. */
const FIRST_WIDE = 0x2e80;

/** Contracts style whole clauses as headings: only short ones without a final stop are. */
export function isHeading({ block, units, document }: Cut): boolean {
  const [unit] = units;
  if (block.kind !== 'heading' || units.length > 1 || !unit || isSentence(unit, document)) return false;
  return widthOf(document.text, block) <= TITLE_WIDTH;
}

/** What a block is as a clause: a heading that a line introduces is an item, a numbered line that heads others a heading. */
export function kindOf(cut: Cut, leads: readonly Lead[], next: Cut | null): BlockKind {
  const isIntroduced = leads.some(({ kind }) => kind === 'line');
  if (cut.block.kind === 'heading') return isIntroduced ? 'item' : isHeading(cut) ? 'heading' : 'paragraph';
  return !isIntroduced && headsOthers(cut, next) ? 'heading' : cut.block.kind;
}

/** Whether a numbered line is a title: what follows is no item of its kind. */
function headsOthers(cut: Cut, next: Cut | null): boolean {
  const [label, following] = [cut.units[0]?.label, next?.units[0]];
  if (!label || !following || cut.units.length > 1 || !isTitle(cut.units[0] as Unit, cut)) return false;
  if (Number.isNaN(label.value) || cut.units[0]?.introduces) return false;
  if (widthOf(cut.document.text, cut.block) > NUMBERED_TITLE_WIDTH) return false;
  return following.label?.rank !== label.rank && cut.block.kind !== 'cell';
}
