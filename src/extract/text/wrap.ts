/**
 * Which line breaks are not the writer's but the page's: a sentence set in lines of a fixed width (by an
 * editor, an e-mail, a copy from a PDF). No single sign is sure, so breaks are judged by shape (is the line
 * as full as the lines around it?) and by how the two lines meet (a bracket left open, a hyphen, a small
 * letter).
 */
import { type LineFacts, lineFacts } from './line-facts.ts';
import type { Line } from './lines.ts';

/** Lines looked at on either side when a line is compared with its neighbours. */
const WINDOW = 15;
/** No page is set wider: longer lines are paragraphs, whatever they look like. */
const WIDEST = 140;
/** A running text is hardly ever set narrower; shorter lines of one width are rather a list. */
const NARROWEST = 24;
/** Lines of one width around a line that leave no doubt about that width. */
const SURE = 6;
/** Longer than a heading or a bare item: 30 ideographs, or about ten words. */
const LONG = 60;

/** For each line, whether the sentence at its end goes on in the next line. Linear in the number of lines. */
export function softBreaks(text: string, lines: readonly Line[]): boolean[] {
  const facts = lineFacts(text, lines);
  const soft = facts.map((_, i) => isSoft(facts, i));
  return soft.map((is, i) => is || showsWidth(facts, i) || showsWidth(facts, i - 1));
}

function isSoft(facts: readonly LineFacts[], i: number): boolean {
  const [here, next] = [facts[i], facts[i + 1]];
  if (!here || !next || here.meeting === 'none') return false;
  if (here.closed) return next.line.indent <= here.line.indent && flowsOn(facts, i);
  if (here.binding) return true;
  if (next.hanging && !next.marked) return true;
  if (next.line.indent > here.line.indent + 1) return false;
  if (here.line.width > WIDEST) return isLexical(facts, i);
  return isFull(facts, i) || isLexical(facts, i) || isTail(here, next);
}

/** Whether a line is as full as the lines around it, which it is where all are broken at one width. */
function isFull(facts: readonly LineFacts[], i: number): boolean {
  const here = facts[i];
  if (!here || here.line.width < NARROWEST || (here.labelled && facts[i + 1]?.labelled)) return false;
  const { breaks, wider } = neighbours(facts, i);
  return wider <= breaks.length / 3 && breaks.length >= proofNeeded(here, breaks);
}

/** A sentence ends at the very edge of a column of text: its paragraph most likely goes on. */
function flowsOn(facts: readonly LineFacts[], i: number): boolean {
  const width = facts[i]?.line.width ?? 0;
  if (width < NARROWEST) return false;
  const { breaks, wider } = neighbours(facts, i);
  const widest = breaks.reduce((most, { line }) => Math.max(most, line.width), 0);
  return wider === 0 && breaks.length >= SURE && width >= widest - 2;
}

/** The lines around that break, as this one would, at the same width, and how many are wider. */
function neighbours(facts: readonly LineFacts[], i: number) {
  const here = facts[i];
  const around = facts.slice(Math.max(0, i - WINDOW), i + WINDOW + 1).filter((other) => other !== here);
  if (!here) return { breaks: [], wider: 0 };
  const [near, above] = here.meeting === 'han' ? [0.08, 1.12] : [0.15, 1.25];
  const breaks = around.filter(
    (other) => !other.closed && other.meeting !== 'none' && isNear(other, here, near),
  );
  return { breaks, wider: around.filter((other) => other.line.width > here.line.width * above).length };
}

function isNear(a: LineFacts, b: LineFacts, share: number): boolean {
  return Math.abs(a.line.width - b.line.width) <= Math.max(3, share * b.line.width);
}

/** How many equally full lines prove a break; bare lists under a colon and capitals need more. */
function proofNeeded({ meeting, listed }: LineFacts, breaks: readonly LineFacts[]): number {
  if (meeting === 'small') return listed ? 3 : 1;
  if (meeting === 'han') return listed ? 5 : 3;
  const running = breaks.filter((other) => other.meeting === 'small').length;
  return running * 2 >= breaks.length ? 4 : Number.POSITIVE_INFINITY;
}

/** A long line without an end, going on as a sentence does and ending soon: broken, at whatever width. */
function isLexical(facts: readonly LineFacts[], i: number): boolean {
  const [here, next] = [facts[i], facts[i + 1]];
  if (!here || !next || here.listed || !endsSoon(facts, i + 1)) return false;
  if (here.meeting === 'small') return here.line.width >= NARROWEST;
  if (here.meeting !== 'han' || here.line.width < LONG || here.labelled || next.labelled) return false;
  return /[\p{Script=Han}，、]/u.test(here.ending) && !/[?？]/u.test(next.ending);
}

const ENDS_WITHIN = 8;

function endsSoon(facts: readonly LineFacts[], from: number): boolean {
  for (const { closed, meeting } of facts.slice(from, from + ENDS_WITHIN)) {
    if (closed || meeting === 'none') return closed;
  }
  return false;
}

/** The last word or two of a numbered item, alone on a line: "(3) reads the contact" / "list;". */
function isTail(here: LineFacts, next: LineFacts): boolean {
  if (!here.marked || here.meeting === 'capital' || !/[。；;.]/u.test(next.ending)) return false;
  return here.line.width >= 12 && next.line.width <= 12 && next.line.width * 2 <= here.line.width;
}

/** Two full lines and a remainder: the least that shows a width. `i` is the first of the three. */
function showsWidth(facts: readonly LineFacts[], i: number): boolean {
  const [first, second, last] = [facts[i], facts[i + 1], facts[i + 2]];
  if (!first || !second || !last?.closed || first.listed || first.labelled || last.labelled) return false;
  if ([first, second].some((line) => line.closed || line.meeting !== 'han' || line.line.width < 18))
    return false;
  return Math.abs(first.line.width - second.line.width) <= 2 && last.line.width <= first.line.width + 2;
}
