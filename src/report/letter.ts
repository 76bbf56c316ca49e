/** Letters that a signer may send: the clauses found, the law that may speak to them, what is asked for. */
import type { Letter, Reading } from '../model.ts';
import { lawBlocks } from './letter/law.ts';
import { type Point, pointsOf } from './letter/points.ts';
import { sanitise } from './sanitise.ts';
import { fill, type Words } from './words.ts';

/** A piece of a letter. A `quote` in its text is the document's, all else the letter's own. */
export interface LetterBlock {
  readonly kind: 'title' | 'line' | 'paragraph' | 'item' | 'request';
  readonly text: string;
  readonly quote?: string;
}

/** Which letter, and whom to. */
export interface LetterAsked {
  readonly letter: Letter;
  /** The lender or the authority, or a name; the letter's own addressee where nobody says. */
  readonly to: string | null;
}

/** Writes a letter about documents; no blocks where nothing in them is what the letter is about. */
export function writeLetter(
  readings: readonly Reading[],
  { letter, to }: LetterAsked,
  words: Words,
): readonly LetterBlock[] {
  const text = words.letter(letter.id);
  const points = pointsOf(readings, letter, words);
  if (!text || points.length === 0) return [];
  const blocks: readonly LetterBlock[] = [
    { kind: 'title', text: text.title },
    { kind: 'line', text: words.say('letter.to', { to: addressee(to ?? letter.to, points, words) }) },
    { kind: 'paragraph', text: fill(text.opening, { document: documentsOf(points, words) }) },
    ...points.map(({ n, place, quote }): LetterBlock => {
      return {
        kind: 'item',
        text: fill(text.clause, { n, place, quote: words.say('quote', { text: quote }) }),
        quote,
      };
    }),
    ...lawBlocks(points, letter, words),
    ...text.requests.map(
      (request): LetterBlock => ({ kind: 'request', text: words.say('letter.request', { request }) }),
    ),
    { kind: 'paragraph', text: text.closing },
    ...text.blanks.map((blank): LetterBlock => ({ kind: 'line', text: blank })),
  ];
  return blocks.map((block) => ({ ...block, text: sanitise(block.text) }));
}

/** The lender's name stays a line to write on; the authority is named where it was verified. */
function addressee(to: string, [point]: readonly Point[], words: Words): string {
  if (to === 'lender') return words.say('letter.lender');
  if (to !== 'authority') return to;
  const known = point && words.authority(point.where);
  return known ?? words.say('letter.authority');
}

function documentsOf(points: readonly Point[], words: Words): string {
  const names = [...new Set(points.map(({ document }) => document))];
  return names.map((text) => words.say('quote', { text })).join(words.say('list.separator'));
}
