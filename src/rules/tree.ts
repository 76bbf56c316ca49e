/** What a YAML tree may not hold, whoever wrote it: all of it stands for more, or for something else, than one can see. */
import type { Document, Node, Pair, YAMLMap } from 'yaml';
import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import { MAX_ITEMS, MAX_KEYS, MAX_NESTING } from './limits.ts';

/** What is wrong, and the offset at which it stands. */
export interface Flaw {
  readonly message: string;
  readonly offset: number;
}

interface Visit {
  readonly node: Node;
  readonly depth: number;
}

/** Everything in a tree that is refused: tags, anchors, names that mean something to the program, and what is too much. */
export function flawsOf({ contents, directives }: Document.Parsed): Flaw[] {
  const flaws: Flaw[] = [];
  const note = (node: unknown, message: string) => void flaws.push({ message, offset: offsetOf(node) });
  if (directives?.yaml.explicit) note(contents, 'directives are not used here');
  const open: Visit[] = contents ? [{ node: contents, depth: 1 }] : [];
  for (let visit = open.pop(); visit; visit = open.pop()) {
    const message = flawOf(visit);
    if (message !== null) note(visit.node, message);
    else if (isMap(visit.node)) checkKeys(visit.node, note);
    if (message === null) open.push(...childrenOf(visit));
  }
  return flaws.sort((a, b) => a.offset - b.offset);
}

type Note = (node: unknown, message: string) => void;

function flawOf({ node, depth }: Visit): string | null {
  if (isAlias(node) || node.anchor) return 'anchors and aliases are not used here';
  if (node.tag) return `tags such as '${node.tag}' are not used here`;
  if (isScalar(node) && typeof node.value === 'string' && CONTROL.test(node.value))
    return 'control characters are not used here';
  if (depth > MAX_NESTING) return `nested deeper than ${MAX_NESTING}`;
  if (isMap(node) && node.items.length > MAX_KEYS) return `more than ${MAX_KEYS} keys`;
  if (isSeq(node) && node.items.length > MAX_ITEMS) return `more than ${MAX_ITEMS} entries`;
  return null;
}

/** Nothing that would steer a terminal; tabs and line breaks only. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** A key is a word that stands once, and not one that every object has. */
function checkKeys({ items }: YAMLMap, note: Note): void {
  const seen = new Set<string>();
  for (const { key } of items) {
    if (!isScalar(key) || typeof key.value !== 'string') note(key, 'this key is no text: put it in quotes');
    else if (key.value in Object.prototype) note(key, `'${key.value}' cannot be a key`);
    else if (seen.has(key.value)) note(key, `the key '${key.value}' stands here twice`);
    else seen.add(key.value);
  }
}

function childrenOf({ node, depth }: Visit): Visit[] {
  const nodes: unknown[] = isMap(node)
    ? node.items.flatMap(({ key, value }: Pair) => [key, value])
    : isSeq(node)
      ? node.items
      : [];
  return nodes.filter(isNode).map((child) => ({ node: child, depth: depth + 1 }));
}

const offsetOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
