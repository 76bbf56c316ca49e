import { holdsText } from '../../extract/docx/run-text.ts';
import { childrenOf, isElement, keepSpace, nameOf, nodesOf, type XmlElement } from './dom.ts';
import type { Run } from './runs.ts';

/** A part of a run that is a `w:r` of its own now; offsets count the text of the whole run. */
export interface SplitRun {
  readonly element: XmlElement;
  readonly start: number;
  readonly end: number;
}

/**
 * Parts a run at offsets of its text; what cannot be parted (a text box) stays with what it begins in. The look is the
 * same in all parts. `cuts` are sorted, inside the run's text.
 */
export function splitRun({ element, pieces }: Run, cuts: readonly number[]): readonly SplitRun[] {
  const whole = pieces.reduce((length, { text }) => length + text.length, 0);
  if (cuts.length === 0) return [{ element, start: 0, end: whole }];
  const texts = new Map(pieces.map(({ child, text }) => [child, text]));
  const properties = childrenOf(element).find((child) => nameOf(child) === 'w:rPr');
  const bounds = [0, ...cuts, whole];
  const parts = bounds
    .slice(1)
    .map((end, i) => ({ start: bounds[i] ?? 0, end, content: [] as XmlElement[] }));
  let at = 0;
  for (const node of nodesOf(element)) {
    if (!isElement(node) || node === properties) continue;
    const text = texts.get(node) ?? '';
    for (const { child, offset } of dissected(node, { text, at, cuts })) {
      parts.findLast(({ start }) => start <= offset)?.content.push(child);
    }
    at += text.length;
  }
  return rebuilt(
    element,
    properties,
    parts.filter(({ content }) => content.length > 0),
  );
}

interface Content {
  readonly start: number;
  readonly end: number;
  readonly content: readonly XmlElement[];
}

/** Puts runs of the parts in the place of the run. */
function rebuilt(
  run: XmlElement,
  properties: XmlElement | undefined,
  parts: readonly Content[],
): readonly SplitRun[] {
  const made = parts.map(({ start, end, content }) => {
    const element = run.cloneNode(false) as XmlElement;
    if (properties) element.appendChild(properties.cloneNode(true));
    for (const child of content) element.appendChild(child);
    run.parentNode?.insertBefore(element, run);
    return { element, start, end };
  });
  run.parentNode?.removeChild(run);
  return made;
}

interface Place {
  readonly text: string;
  readonly at: number;
  readonly cuts: readonly number[];
}

/** A child of a run, parted at the cuts inside it if it is nothing but text. */
function dissected(child: XmlElement, { text, at, cuts }: Place) {
  const inner = cuts.filter((cut) => cut > at && cut < at + text.length);
  if (inner.length === 0 || !isText(child)) return [{ child, offset: at }];
  const bounds = [at, ...inner, at + text.length];
  return bounds.slice(0, -1).map((offset, i) => {
    const part = child.cloneNode(false) as XmlElement;
    keepSpace(part);
    const piece = text.slice(offset - at, (bounds[i + 1] ?? 0) - at);
    const node = child.ownerDocument?.createTextNode(piece);
    if (node) part.appendChild(node);
    return { child: part, offset };
  });
}

const isText = (element: XmlElement): boolean =>
  holdsText(nameOf(element)) && childrenOf(element).length === 0;
