/**
 * What each unit of a document hangs from. Walks the units in order and keeps the open levels: headings, and
 * numbered or bulleted lists with the line that introduces each.
 */
import type { Clause, Lead } from '../model.ts';
import type { Label } from './numbering.ts';
import type { Unit } from './units.ts';

/** An open level of a list. */
export interface Level {
  readonly label: Label;
  /** The line that introduces the list, where one does. */
  readonly intro: Lead | null;
  /** The current item, as far as it can lead others: its title, and the line in it that introduces something. */
  readonly item: readonly Lead[];
  /** Whether the current item is finished: what follows without a number does not belong to it. */
  readonly closed: boolean;
  readonly number: string;
}

/** Everything open at some point of a document. Plain data: each step makes a new one. */
export interface Outline {
  readonly headings: readonly { readonly level: number; readonly lead: Lead }[];
  readonly levels: readonly Level[];
  /** An introduction whose items have no numbers, or none yet. */
  readonly pending: Lead | null;
  /** Bare lines hang from `pending`: a full sentence ends such a list. */
  readonly bare: boolean;
}

export const EMPTY: Outline = { headings: [], levels: [], pending: null, bare: false };

/** The leads of a unit under an outline, outermost first. Behind a closed list only its titles still lead. */
export function leadsOf({ headings, levels, pending }: Outline): Lead[] {
  const isClosed = levels.at(-1)?.closed ?? false;
  const leads = headings.map(({ lead }) => lead);
  for (const { intro, item } of levels) {
    for (const lead of intro ? [intro, ...item] : item)
      if (!isClosed || lead.kind === 'heading') leads.push(lead);
  }
  if (pending) leads.push(pending);
  return leads;
}

/** The numbers a unit stands under, outermost first: `2(三)`; 1.2 holds its 1, and behind a closed item counts the outer one. */
export function numberOf({ levels }: Outline): string {
  const count = levels.at(-1)?.closed ? levels.length - 1 : levels.length;
  let number = '';
  for (let i = 0; i < count; i++) {
    const [outer, inner] = [levels[i], i + 1 < count ? levels[i + 1] : undefined];
    const isHeld =
      inner?.label.rank === outer?.label.rank && (inner?.label.depth ?? 0) > (outer?.label.depth ?? 0);
    if (outer && !isHeld) number += apart(number, outer.number);
  }
  return number;
}

/** `2(三)`, `2a)`, but `SEGUNDA a)`: letters behind letters would be one word. */
const apart = (outer: string, inner: string): string =>
  /[a-z]$/i.test(outer) && /^[a-z]/i.test(inner) ? ` ${inner}` : inner;

/** Opens a heading: what was open at its level and below is closed. */
export function openHeading(outline: Outline, lead: Lead, level: number): Outline {
  const headings = outline.headings.filter((heading) => heading.level < level);
  return { ...EMPTY, headings: [...headings, { level, lead }] };
}

/** No agreement nests deeper; what does is after the memory. */
const MAX_LEVELS = 24;

/** The outline a numbered unit stands in: its list goes on, begins anew, or opens one level deeper. */
export function enterItem(outline: Outline, label: Label, text: string): Outline {
  const at = levelFor(outline, label);
  const current = outline.levels[at.index];
  const reading = at.label;
  const intro = current && at.goesOn ? current.intro : outline.pending;
  const number = text
    .slice(reading.start, reading.end)
    .trim()
    .replace(/[、.．:：]+$/u, '');
  const level: Level = { label: reading, intro, item: [], closed: false, number };
  const outer = outline.levels.slice(Math.max(0, at.index - MAX_LEVELS), at.index);
  outer.push(level);
  return { headings: outline.headings, levels: outer, pending: null, bare: false };
}

interface Place {
  readonly index: number;
  readonly label: Label;
  readonly goesOn: boolean;
}

function levelFor({ levels, pending }: Outline, label: Label): Place {
  const readings = [label, ...(label.other ? [{ ...label, ...label.other }] : [])];
  for (const reading of readings) {
    const index = levels.findLastIndex(
      (level) => sameKind(level.label, reading) && follows(level.label, reading),
    );
    if (index !== -1) return { index, label: reading, goesOn: true };
  }
  const first = readings.find((reading) => reading.value === 1) ?? label;
  const introduced = pending !== null || levels.at(-1)?.item.at(-1)?.kind === 'line';
  if (introduced && (first.value === 1 || Number.isNaN(first.value)))
    return { index: levels.length, label: first, goesOn: false };
  const same = levels.findLastIndex((level) => sameKind(level.label, first));
  if (same !== -1) return { index: same, label: first, goesOn: first.value !== 1 };
  const outer = levels.findIndex((level) => isDeeper(level.label, first));
  return { index: outer === -1 ? levels.length : outer, label: first, goesOn: false };
}

const sameKind = (a: Label, b: Label): boolean => a.rank === b.rank && a.depth === b.depth;
const isDeeper = (a: Label, b: Label): boolean => (a.rank === b.rank ? a.depth > b.depth : a.rank > b.rank);
/** Numbers may be skipped, never go back; bullets always follow. */
const follows = (a: Label, b: Label): boolean =>
  Number.isNaN(b.value) || (b.value > a.value && b.value <= a.value + 3);

/** How a unit stands in its block. */
export interface Standing {
  /** It is all its block, short and without a final stop: a title. */
  readonly title: boolean;
  /** It ends its block. */
  readonly last: boolean;
}

/** Notes what a unit means for those that follow: it may introduce them, be their title, or close its item. */
export function leave(outline: Outline, unit: Unit, { title, last }: Standing): Outline {
  const introduces = unit.introduces || (unit.beforeItem && unit.label === null);
  const lead = toLead(unit, title && !introduces ? 'heading' : 'line');
  const level = outline.levels.at(-1);
  if (level === undefined || (unit.label === null && level.closed))
    return leavePlain(outline, unit, introduces ? lead : null);
  const leads = introduces || (title && unit.label !== null);
  const closed = unit.closes && !leads && (last || !unit.first);
  if (!leads && closed === level.closed) return outline;
  const titles = level.item.filter(({ kind, start }) => kind === 'heading' && start !== lead.start);
  const changed = { ...level, item: leads ? [...titles, lead] : level.item, closed };
  return { ...outline, levels: [...outline.levels.slice(0, -1), changed] };
}

/** Behind bullets or a table, a full sentence of its own ends what introduced them; a line below the title of an item, too. */
export function endBullets(outline: Outline): Outline {
  const last = outline.levels.findLastIndex(({ label }) => !Number.isNaN(label.value));
  const levels = outline.levels
    .slice(0, last + 1)
    .map((level, i) => (i === last && level.item.some(isTitle) ? titleOnly(level) : level));
  return { ...outline, levels, pending: null, bare: false };
}

const isTitle = ({ kind }: Lead): boolean => kind === 'heading';
const titleOnly = (level: Level): Level => ({ ...level, item: level.item.filter(isTitle) });

function leavePlain(outline: Outline, unit: Unit, lead: Lead | null): Outline {
  if (lead) return { ...outline, pending: lead, bare: false };
  if (outline.pending === null || (!outline.bare && unit.closes)) return outline;
  if (unit.closes) return { ...outline, pending: null, bare: false };
  return outline.bare ? outline : { ...outline, bare: true };
}

/** The outline with a lead that was torn over lines made whole: `whole` ends where the lead does. */
export function widenLead(outline: Outline, whole: Clause | null): Outline {
  if (!whole) return outline;
  const widen = <T extends Lead | null>(lead: T): T =>
    lead?.end === whole.end ? { ...lead, start: whole.start, body: whole.body } : lead;
  return {
    ...outline,
    headings: outline.headings.map((heading) => ({ ...heading, lead: widen(heading.lead) })),
    levels: outline.levels.map((level) => ({ ...level, item: level.item.map(widen) })),
    pending: widen(outline.pending),
  };
}

/** A unit as a lead. */
export const toLead = (unit: Unit, kind: Lead['kind']): Lead => ({
  start: unit.start,
  end: unit.end,
  body: bodyOf(unit),
  kind,
});

/** Where the words of a unit begin, behind its number. */
export const bodyOf = (unit: Unit): number => (unit.label ? Math.min(unit.label.end, unit.end) : unit.start);
