/**
 * Which line breaks are not the writer's but the page's: a sentence set in lines of a fixed width (by an editor,
 * an e-mail, a copy from a PDF). No single sign is sure, so breaks are judged by shape (is the line as full as
 * the lines around it?) and by how the two lines meet (a bracket left open, a hyphen, a small letter).
 */
import { isClosed } from './text-closing.ts';
import type { Line } from './text-lines.ts';
import { markerOf } from './text-marker.ts';

/** How the next line goes on, which decides how much proof a join needs. */
type Meeting = 'han' | 'small' | 'capital' | 'none';

interface Facts {
  readonly line: Line;
  readonly marked: boolean;
  /** Ends a sentence, a clause or an introduction. */
  readonly closed: boolean;
  readonly meeting: Meeting;
  /** An open bracket or a hyphen ties it to the next line. */
  readonly binding: boolean;
  /** Begins with a short label and a colon, as a form does. */
  readonly labelled: boolean;
  /** Stands somewhere under a line that ends in a colon, where bare items are to be expected. */
  readonly listed: boolean;
  /** Its last character. */
  readonly ending: string;
}

const COLON = /[:：]\s*$/u;
const HYPHENATED = /\p{Ll}[-\u00ad\u2010]$/u;
const LABEL = /^[^，。；,;]{1,14}[：:]\s*\S/u;
/** "Sr.", "S.A.", "No." */
const ABBREVIATED = /(^|[\s.])\p{Lu}\p{L}{0,2}\.$/u;
const HAN = /\p{Script=Han}/u;
const OPENED = /[（(《“「『【][^）)》”」』】]*$/u;
const CLOSES = /^[^（(《“「『【]{0,80}[）)》”」』】]/u;

/** Lines looked at on either side when a line is compared with its neighbours. */
const WINDOW = 15;
/** No page is set wider: longer lines are paragraphs, whatever they look like. */
const WIDEST = 140;
/** A running text is hardly ever set narrower; shorter lines of one width are rather a list. */
const NARROWEST = 24;
/** Longer than a heading or a bare item: 30 ideographs, or about ten words. */
const LONG = 60;

/** For each line, whether the sentence at its end goes on in the next line. Linear in the number of lines. */
export function softBreaks(text: string, lines: readonly Line[]): boolean[] {
  const facts = gather(text, lines);
  const soft = facts.map((_, i) => isSoft(facts, i));
  return soft.map((is, i) => is || endsPair(facts, i) || endsPair(facts, i - 1));
}

function gather(text: string, lines: readonly Line[]): Facts[] {
  const facts: Facts[] = [];
  let listed = false;
  for (const [i, line] of lines.entries()) {
    const head = text.slice(line.start, Math.min(line.end, line.start + 48));
    const tail = text.slice(Math.max(line.start, line.end - 96), line.end);
    const next = lines[i + 1];
    const meets = next && !next.gap ? text.slice(next.start, Math.min(next.end, next.start + 96)) : '';
    const meeting = meetingOf(tail, meets);
    const marker = markerOf(head);
    const isAbbreviation = meeting === 'small' && ABBREVIATED.test(tail);
    const closed = marker?.style === '#' || (isClosed(tail) && !isAbbreviation);
    facts.push({
      line,
      marked: marker !== null,
      closed,
      meeting,
      binding: (meeting === 'small' && HYPHENATED.test(tail)) || (OPENED.test(tail) && CLOSES.test(meets)),
      labelled: LABEL.test(head),
      listed,
      ending: tail.at(-1) ?? '',
    });
    listed = COLON.test(tail) || (listed && !closed);
  }
  return facts;
}

function meetingOf(tail: string, next: string): Meeting {
  if (next === '' || markerOf(next) !== null || /[\t|]/u.test(next)) return 'none';
  if (HAN.test(next.charAt(0)) || HAN.test(tail.slice(-1)) || /^[，。；、）”》]/u.test(next)) {
    return HAN.test(next) && HAN.test(tail) ? 'han' : 'none';
  }
  return /^[\p{P}\s]*\p{Ll}/u.test(next) ? 'small' : 'capital';
}

function isSoft(facts: readonly Facts[], i: number): boolean {
  const [here, next] = [facts[i], facts[i + 1]];
  if (!here || !next || here.closed || here.meeting === 'none') return false;
  if (here.binding) return true;
  if (next.line.indent > here.line.indent + 1) return here.marked && next.line.indent < here.line.indent + 10;
  if (here.line.width > WIDEST) return isLexical(facts, i);
  return isFull(facts, i) || isLexical(facts, i) || isTail(here, next);
}

/** Whether a line is as full as the lines around it, which it is where all are broken at one width. */
function isFull(facts: readonly Facts[], i: number): boolean {
  const here = facts[i];
  if (!here || here.line.width < NARROWEST || (here.labelled && facts[i + 1]?.labelled)) return false;
  const [near, above] = here.meeting === 'han' ? [0.08, 1.12] : [0.15, 1.25];
  const around = facts.slice(Math.max(0, i - WINDOW), i + WINDOW + 1).filter((other) => other !== here);
  const breaks = around.filter((other) => !other.closed && other.meeting !== 'none' && isNear(other, here, near));
  const wider = around.filter((other) => other.line.width > here.line.width * above).length;
  return wider <= breaks.length / 3 && breaks.length >= proofNeeded(here, breaks);
}

function isNear(a: Facts, b: Facts, share: number): boolean {
  return Math.abs(a.line.width - b.line.width) <= Math.max(3, share * b.line.width);
}

/** How many equally full lines prove a break; bare lists under a colon and capitals need more. */
function proofNeeded({ meeting, listed }: Facts, breaks: readonly Facts[]): number {
  if (meeting === 'small') return listed ? 3 : 1;
  if (meeting === 'han') return listed ? 5 : 3;
  const running = breaks.filter((other) => other.meeting === 'small').length;
  return running * 2 >= breaks.length ? 4 : Number.POSITIVE_INFINITY;
}

/** A long line without an end, going on as a sentence does and ending soon: broken, at whatever width. */
function isLexical(facts: readonly Facts[], i: number): boolean {
  const [here, next] = [facts[i], facts[i + 1]];
  if (!here || !next || here.listed || !endsSoon(facts, i + 1)) return false;
  if (here.meeting === 'small') return here.line.width >= NARROWEST;
  if (here.meeting !== 'han' || here.line.width < LONG || here.labelled || next.labelled) return false;
  return /[\p{Script=Han}，、]/u.test(here.ending) && !/[?？]/u.test(next.ending);
}

const ENDS_WITHIN = 8;

function endsSoon(facts: readonly Facts[], from: number): boolean {
  for (const { closed, meeting } of facts.slice(from, from + ENDS_WITHIN)) {
    if (closed || meeting === 'none') return closed;
  }
  return false;
}

/** The last word or two of a numbered item, alone on a line: "(3) reads the contact" / "list;". */
function isTail(here: Facts, next: Facts): boolean {
  if (!here.marked || here.meeting === 'capital' || !/[。；;.]/u.test(next.ending)) return false;
  return here.line.width >= 12 && next.line.width <= 12 && next.line.width * 2 <= here.line.width;
}

/** Two full lines and a remainder: the least that shows a width. `i` is the first of the three. */
function endsPair(facts: readonly Facts[], i: number): boolean {
  const [first, second, last] = [facts[i], facts[i + 1], facts[i + 2]];
  if (!first || !second || !last?.closed || first.listed) return false;
  if ([first, second].some((line) => line.closed || line.meeting !== 'han' || line.line.width < 18)) return false;
  return Math.abs(first.line.width - second.line.width) <= 2 && last.line.width <= first.line.width + 2;
}
