import type { Box, Document, PageWindow, Span } from '../../model.ts';
import { boxer, type PageBox } from '../boxes.ts';

/** Of a letter's height: how far what is drawn may stand out of its box, and how much farther a cover reaches. */
const OUT = 0.1;
const COVER = 0.2;

/**
 * What may be seen of the pages of a document: the places of its text, for nothing else was looked through; and which of
 * them are covered, because `hidden`, its masked text, differs there.
 */
export function windowsOf(document: Document, hidden: string): ReadonlyMap<number, PageWindow> {
  const boxesOf = boxer(document);
  const covered = differences(document.text, hidden).flatMap(boxesOf);
  const shown = boxesOf({ start: 0, end: document.text.length });
  const on = (boxes: readonly PageBox[], number: number, out: number) =>
    boxes.filter(({ page }) => page === number).map((box) => grown(box, out));
  return new Map(
    document.pages.map(({ number }) => [
      number,
      { shown: on(shown, number, OUT), covered: on(covered, number, COVER) },
    ]),
  );
}

/** The stretches in which two texts of the same length differ, with the signs between them. */
function differences(text: string, hidden: string): readonly Span[] {
  const near = 3;
  const spans: Span[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === hidden[at]) continue;
    const last = spans.at(-1);
    if (last && at - last.end < near) spans[spans.length - 1] = { start: last.start, end: at + 1 };
    else spans.push({ start: at, end: at + 1 });
  }
  return spans;
}

function grown({ x, y, width, height }: Box, share: number): Box {
  const by = share * Math.min(width, height);
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}
