/** A YAML file with the place of everything in it, so that every problem is told with line and column. */
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { RuleProblem } from './problem.ts';
import { screen } from './screen.ts';
import { flawsOf } from './tree.ts';

/** Keys and indexes from the top of a file to a value. */
export type Path = readonly (string | number)[];

export interface Source {
  readonly file: string;
  readonly value: unknown;
  /** Where a value stands; of its nearest existing parent where it is missing. Lines and columns from 1. */
  readonly at: (path: Path) => { readonly line: number; readonly column: number };
  /** Where the key of a value stands; the same as `at` for an entry of a list. */
  readonly keyAt: (path: Path) => { readonly line: number; readonly column: number };
}

/** Parses YAML. Syntax errors are problems; the value is then undefined. */
export function parseSource(file: string, yaml: string): { source: Source; problems: RuleProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const errors = document.errors
    .slice(0, MAX_ERRORS)
    .map(({ message, pos }) => ({ message, offset: pos[0] }));
  const flaws = errors.length > 0 ? errors : flawsOf(document);
  const problems = flaws.map(({ message, offset }) => ({ file, message, ...place(offset) }));
  const at = (path: Path) => place(offsetOf(document, path));
  const keyAt = (path: Path) => place(keyOffset(document, path) ?? offsetOf(document, path));
  const value = problems.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 });
  return { source: { file, value, at, keyAt }, problems };
}

/** The same for what a stranger has written: what would be too much for the parser never gets there. */
export function parseScreened(file: string, yaml: string): ReturnType<typeof parseSource> {
  const flaw = screen(yaml);
  if (flaw === null) return parseSource(file, yaml);
  const before = yaml.slice(0, flaw.offset).split('\n');
  const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  const source: Source = { file, value: undefined, at: () => place, keyAt: () => place };
  return { source, problems: [{ file, message: flaw.message, ...place }] };
}

/** One slip of the pen makes many errors; what is wrong is seen from the first. */
const MAX_ERRORS = 100;

function offsetOf(document: ReturnType<typeof parseDocument>, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isRanged(node)) return node.range[0];
  }
  return 0;
}

function keyOffset(document: ReturnType<typeof parseDocument>, path: Path): number | null {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
    : null;
  return isRanged(pair?.key) ? pair.key.range[0] : null;
}

function isRanged(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
