import { around, insertAfter, type Maker, nameOf, parentOf, type XmlElement } from './dom.ts';

/** Nothing of a comment may stand inside these: it stands around the outermost. */
const CLOSED: ReadonlySet<string> = new Set(['w:r', 'mc:AlternateContent']);

/**
 * Ties a comment to runs, given in order. Word allows none in a text box, so that there it goes around the run that
 * holds the box. Tells whether there was a place.
 */
export function tie(runs: readonly XmlElement[], id: string, { make }: Maker): boolean {
  const open = runs.map(outermost);
  const first = open.find((element) => paragraphOf(element) !== null);
  if (!first) return false;
  const cell = containerOf(first);
  // What goes on in another cell is no range that Word would know.
  const last = open.findLast((element) => containerOf(element) === cell) ?? first;
  first.parentNode?.insertBefore(make('commentRangeStart', { id }), first);
  const end = make('commentRangeEnd', { id });
  insertAfter(end, last);
  insertAfter(make('r', {}, [make('commentReference', { id })]), inParagraph(end));
  return true;
}

function outermost(run: XmlElement): XmlElement {
  let found = run;
  for (let outer = parentOf(run); outer !== null; outer = parentOf(outer)) {
    if (CLOSED.has(nameOf(outer))) found = outer;
  }
  return found;
}

const paragraphOf = (element: XmlElement): XmlElement | null => around(element, 'w:p');

function containerOf(element: XmlElement): XmlElement | null {
  const paragraph = paragraphOf(element);
  return paragraph && parentOf(paragraph);
}

/** The child of the paragraph in which an element stands: a reference in a tracked deletion would go with it. */
function inParagraph(element: XmlElement): XmlElement {
  let child = element;
  for (let outer = parentOf(child); outer !== null && nameOf(outer) !== 'w:p'; outer = parentOf(child))
    child = outer;
  return child;
}
