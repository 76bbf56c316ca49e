import type { CellPlace } from '../../model.ts';
import { BLOCKS, LISTS, PREFORMATTED, SKIPPED } from './elements.ts';
import type { Place } from './piece.ts';
import { declarationsOf, parseRules, type Rules } from './rules.ts';
import { BASE_LOOK, changeLook, type Look } from './style.ts';
import { cellPlaces } from './table.ts';
import type { HtmlDocument, HtmlElement, HtmlNode, HtmlText } from './tree.ts';

/** What an element hands down to all in it. */
export interface Context {
  readonly look: Look;
  readonly place: Place;
  /** How many lists are open. */
  readonly lists: number;
  readonly cells: ReadonlyMap<HtmlElement, CellPlace> | null;
}

/** A stop on the walk through a page, in the order in which it is read. */
export type Visit =
  | { readonly kind: 'text'; readonly node: HtmlText; readonly context: Context }
  | { readonly kind: 'enter' | 'leave'; readonly element: HtmlElement; readonly context: Context };

/** A node to visit, or an element to leave. */
interface Step {
  readonly node: HtmlNode;
  readonly context: Context;
  readonly isLeaving: boolean;
}

const ROOT: Context = { look: BASE_LOOK, place: { kind: 'paragraph' }, lists: 0, cells: null };

/**
 * Walks a page without recursion: it may be deeper than the engine's stack. What is never shown is left out.
 */
export function* walk(document: HtmlDocument): Generator<Visit> {
  const rules = parseRules(styleSheets(document));
  const steps: Step[] = toSteps(document.childNodes, ROOT);
  let tables = 0;
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { node, context } = step;
    if (node.nodeName === '#text' && 'value' in node) yield { kind: 'text', node, context };
    if (!('tagName' in node) || SKIPPED.has(node.tagName)) continue;
    if (step.isLeaving) {
      yield { kind: 'leave', element: node, context };
      continue;
    }
    const inside = enter(node, { rules, tables, outside: context });
    if (node.tagName === 'table' && inside.cells) tables++;
    yield { kind: 'enter', element: node, context: inside };
    steps.push({ node, context: inside, isLeaving: true });
    for (const next of toSteps(node.childNodes, inside)) steps.push(next);
  }
}

/** Steps to the nodes, last first, as a stack wants them. */
function toSteps(nodes: readonly HtmlNode[], context: Context): Step[] {
  return nodes.map((node) => ({ node, context, isLeaving: false })).reverse();
}

interface Entrance {
  readonly rules: Rules;
  readonly tables: number;
  readonly outside: Context;
}

function enter(element: HtmlElement, { rules, tables, outside }: Entrance): Context {
  const { tagName } = element;
  const changed = changeLook(outside.look, declarationsOf(element, rules));
  const isPre = changed.isPre || PREFORMATTED.has(tagName);
  return {
    look: { ...changed, isPre, isGone: changed.isGone || tagName === 'noscript' },
    place: placeOf(element, outside),
    lists: outside.lists + (LISTS.has(tagName) ? 1 : 0),
    cells: tagName === 'table' ? cellPlaces(element, tables) : outside.cells,
  };
}

/** A cell stays one whatever is in it, so that its text keeps its row and column. */
function placeOf(element: HtmlElement, { place, lists, cells }: Context): Place {
  const cell = cells?.get(element);
  if (cell) return { kind: 'cell', cell };
  if (place.kind === 'cell' || !BLOCKS.has(element.tagName)) return place;
  if (/^h[1-6]$/u.test(element.tagName)) return { kind: 'heading', level: Number(element.tagName.charAt(1)) };
  if (element.tagName === 'li') return { kind: 'item', level: Math.max(lists - 1, 0) };
  return element.tagName === 'table' ? { kind: 'paragraph' } : place;
}

function styleSheets(document: HtmlDocument): string {
  const sheets: string[] = [];
  const open: HtmlNode[] = [...document.childNodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!('tagName' in node)) continue;
    const [first] = node.childNodes;
    if (node.tagName === 'style' && first && 'value' in first) sheets.unshift(first.value);
    else for (const child of node.childNodes) open.push(child);
  }
  return sheets.join('\n');
}
