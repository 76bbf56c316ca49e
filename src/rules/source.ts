/** A YAML file with the place of everything in it, so that every problem is told with line and column. */
import { LineCounter, parseDocument } from 'yaml';
import type { RuleProblem } from './problem.ts';
import { flawsOf } from './tree.ts';

/** Keys and indexes from the top of a file to a value. */
export type Path = readonly (string | number)[];

export interface Source {
  readonly file: string;
  readonly value: unknown;
  /** Where a value stands; of its nearest existing parent where it is missing. Lines and columns from 1. */
  readonly at: (path: Path) => { readonly line: number; readonly column: number };
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
  const value = problems.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 });
  return { source: { file, value, at }, problems };
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

function isRanged(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
