import { formatNumber } from './number-format.ts';
import { integer, isOn, type ParagraphProperties } from './properties.ts';
import { symbolText } from './symbol.ts';
import { child, childValue, type XmlNode } from './xml.ts';

/** The number that stands before a paragraph, with what follows it, and how deep the list is there. */
export interface PlacedNumber {
  readonly label: string;
  readonly depth: number;
}

/** Counts one more paragraph (its properties with those of its style); null where it has no number. */
export type Numberer = (paragraph: ParagraphProperties) => PlacedNumber | null;

interface Level {
  readonly depth: number;
  readonly start: number;
  readonly format: string;
  /** `%1` to `%9` stand for the counters of the levels. */
  readonly text: string;
  readonly suffix: string;
  /** All counters in digits. */
  readonly legal: boolean;
  /** It starts again after any level above this one. */
  readonly restart: number;
  /** Paragraph style that is tied to it. */
  readonly style: string | undefined;
}

/** A numbering: what `w:num` makes of the `w:abstractNum` that it shares, and its counters, with others. */
interface List {
  /** Id of the `w:abstractNum`, whose counters all its lists share. */
  readonly shared: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels that begin at another value when this list is first met. */
  readonly starts: ReadonlyMap<number, number>;
}

const DEPTHS = 9;
/** Word allows 255; more would let a small file make a huge text. */
const MAX_TEXT = 255;
const SUFFIXES: Readonly<Record<string, string>> = { tab: '\t', space: ' ', nothing: '' };

/**
 * A fresh count of all lists of a document. `root` is `numbering.xml` (null for none), `listOf` tells the
 * numbering of a numbering style.
 */
export function numberer(root: XmlNode | null, listOf: (style: string) => string | undefined): Numberer {
  const lists = readLists(root, listOf);
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();
  return (paragraph) => {
    const { list: id = '0', depth = 0 } = paragraph;
    if (id === '0') return null;
    const list = lists.get(id);
    const level = list?.levels.get(depthIn(list, paragraph));
    if (list === undefined || level === undefined) return { label: '', depth };
    const first = `${id} ${level.depth}`;
    const start = begun.has(first) ? undefined : list.starts.get(level.depth);
    begun.add(first);
    const now = counted(counters.get(list.shared) ?? [], list, { level, start });
    counters.set(list.shared, now);
    return { label: label(list, level, now), depth: level.depth };
  };
}

/** As the paragraph or its style says, else where the style is tied to the list. */
function depthIn(list: List, { style, depth }: ParagraphProperties): number {
  const tied = () => [...list.levels.values()].find((level) => style !== undefined && level.style === style);
  return depth ?? tied()?.depth ?? 0;
}

/** The counters after one more at a level: those above have begun by then, those below start again. */
function counted(
  before: readonly number[],
  list: List,
  { level, start }: { readonly level: Level; readonly start: number | undefined },
): number[] {
  const now: number[] = [];
  for (const other of list.levels.values()) {
    const counter = before[other.depth];
    if (other.depth < level.depth) now[other.depth] = counter ?? other.start;
    else if (counter !== undefined && level.depth >= other.restart) now[other.depth] = counter;
  }
  now[level.depth] = start ?? (before[level.depth] ?? level.start - 1) + 1;
  return now;
}

function label(list: List, level: Level, counters: readonly number[]): string {
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const other = list.levels.get(Number(digit) - 1);
    const value = counters[Number(digit) - 1] ?? other?.start ?? 1;
    const format = other?.format ?? 'decimal';
    return formatNumber(value, level.legal && format !== 'none' ? 'decimal' : format);
  });
  return text === '' ? '' : text.slice(0, MAX_TEXT) + (SUFFIXES[level.suffix] ?? '\t');
}

function readLists(
  root: XmlNode | null,
  listOf: (style: string) => string | undefined,
): ReadonlyMap<string, List> {
  const abstracts = byId(root, 'w:abstractNum', 'abstractNumId');
  const nums = byId(root, 'w:num', 'numId');
  const abstractOf = (num: XmlNode | undefined) =>
    abstracts.get((num && childValue(num, 'w:abstractNumId')) ?? '');
  return new Map(
    [...nums].flatMap(([id, num]) => {
      const own = abstractOf(num);
      const link = own && childValue(own, 'w:numStyleLink');
      const abstract = (link === undefined ? own : abstractOf(nums.get(listOf(link) ?? ''))) ?? own;
      return abstract === undefined ? [] : [[id, readList(num, abstract)] as const];
    }),
  );
}

function byId(root: XmlNode | null, name: string, attribute: string): ReadonlyMap<string, XmlNode> {
  const nodes = (root?.children ?? []).filter((node) => node.name === name);
  return new Map(nodes.map((node) => [node.attributes[attribute] ?? '', node]));
}

function readList(num: XmlNode, abstract: XmlNode): List {
  const overrides = num.children.filter(({ name }) => name === 'w:lvlOverride');
  const replaced = overrides.flatMap((override) => override.children.filter(isLevel));
  const starts = overrides.flatMap((override) => {
    const start = integer(childValue(override, 'w:startOverride'));
    return start === undefined ? [] : [[integer(override.attributes.ilvl) ?? 0, start] as const];
  });
  const levels = [...abstract.children.filter(isLevel), ...replaced].map(readLevel);
  return {
    shared: abstract.attributes.abstractNumId ?? '',
    levels: new Map(
      levels.filter(({ depth }) => depth >= 0 && depth < DEPTHS).map((level) => [level.depth, level]),
    ),
    starts: new Map(starts),
  };
}

function isLevel({ name }: XmlNode): boolean {
  return name === 'w:lvl';
}

function readLevel(node: XmlNode): Level {
  const depth = integer(node.attributes.ilvl) ?? 0;
  const legal = child(node, 'w:isLgl');
  const format = childValue(node, 'w:numFmt') ?? 'decimal';
  const text = (childValue(node, 'w:lvlText') ?? '').slice(0, MAX_TEXT);
  return {
    depth,
    start: Math.max(0, integer(childValue(node, 'w:start')) ?? 0),
    format,
    text: format === 'bullet' ? bulletText(node, text) : text,
    suffix: childValue(node, 'w:suff') ?? 'tab',
    legal: legal !== undefined && isOn(legal),
    restart: integer(childValue(node, 'w:lvlRestart')) ?? depth,
    style: childValue(node, 'w:pStyle'),
  };
}

/** Bullets come from symbol fonts, in their private characters. */
function bulletText(node: XmlNode, text: string): string {
  const run = child(node, 'w:rPr');
  const font = (run && child(run, 'w:rFonts')?.attributes.ascii) ?? '';
  const shown = Array.from(text, (bullet) => symbolText(font, bullet.codePointAt(0) ?? 0)).join('');
  return shown === '' && text !== '' ? '•' : shown;
}
