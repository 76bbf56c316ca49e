/** A YAML file with the place of everything in it, so that every problem is told with line and column. */
import { LineCounter, parseDocument } from 'yaml';
import type { RuleProblem } from './problem.ts';

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
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems = document.errors.map(({ message, pos }) => ({ file, message, ...place(pos[0]) }));
  const at = (path: Path) => place(offsetOf(document, path));
  const alias = /^\s*[^#"']*[:-]\s+[&*]\w/m.exec(yaml);
  if (alias)
    problems.push({ file, message: 'anchors and aliases are not used in rule files', ...place(alias.index) });
  const value = problems.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 });
  return { source: { file, value, at }, problems };
}

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
