import { isClosed } from './closing.ts';
import type { Line } from './lines.ts';
import { markerOf } from './marker.ts';

/** How the next line goes on, which decides how much proof a join needs. */
type Meeting = 'han' | 'small' | 'capital' | 'none';

/** What is seen at the end of a line and where the next begins. */
export interface LineFacts {
  readonly line: Line;
  readonly marked: boolean;
  /** Ends a sentence, a clause or an introduction. */
  readonly closed: boolean;
  readonly meeting: Meeting;
  /** A hyphen, an open bracket or a sign that begins nothing ties it to the next line. */
  readonly binding: boolean;
  /** Begins with a short label and a colon, as a form does. */
  readonly labelled: boolean;
  /** Stands somewhere under a line that ends in a colon, where bare items are to be expected. */
  readonly listed: boolean;
  /** Is indented to stand under the text of the item above. */
  readonly hanging: boolean;
  /** Its last character. */
  readonly ending: string;
}

const COLON = /[:：]\s*$/u;
const HYPHENATED = /\p{Ll}[-\u00ad\u2010]$/u;
const LABEL = /^[^，。；,;]{1,14}[：:]\s*\S/u;
/** "Sr.", "S.A.", "No." */
const ABBREVIATED = /(^|[\s.])\p{Lu}\p{L}{0,2}\.$/u;
const HAN = /\p{Script=Han}/u;
/** Han within so many characters: figures and signs at the meeting are part of Chinese text. */
const NEAR = 6;
const NEVER_FIRST = /^[%％‰℃，。；、）”」』》]/u;
const OPENED = /[（(《“「『【][^）)》”」』】]*$/u;
const CLOSES = /^[^（(《“「『【]{0,80}[）)》”」』】]/u;

/** Looks at each line once. Linear in the number of lines. */
export function lineFacts(text: string, lines: readonly Line[]): LineFacts[] {
  const facts: LineFacts[] = [];
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
      binding: isBinding(tail, meets, meeting),
      labelled: LABEL.test(head),
      listed,
      hanging: isHanging(facts.at(-1), line),
      ending: tail.at(-1) ?? '',
    });
    listed = COLON.test(tail) || (listed && !closed);
  }
  return facts;
}

function isHanging(above: LineFacts | undefined, { indent, gap }: Line): boolean {
  if (!above || gap) return false;
  const deeper = indent - above.line.indent;
  return above.marked ? deeper > 1 && deeper < 10 : above.hanging && deeper === 0;
}

function isBinding(tail: string, next: string, meeting: Meeting): boolean {
  if (meeting === 'small' && HYPHENATED.test(tail)) return true;
  return NEVER_FIRST.test(next) || (OPENED.test(tail) && CLOSES.test(next));
}

function meetingOf(tail: string, next: string): Meeting {
  if (next === '' || markerOf(next) !== null || /[\t|]/u.test(next)) return 'none';
  if (HAN.test(next.slice(0, NEAR)) || HAN.test(tail.slice(-1)) || /^[，。；、）”》]/u.test(next)) {
    return HAN.test(next) && HAN.test(tail) ? 'han' : 'none';
  }
  return /^[\p{P}\s]*\p{Ll}/u.test(next) ? 'small' : 'capital';
}
