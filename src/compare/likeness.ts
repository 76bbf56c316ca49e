/** How much of one text stands in another, by the runs of characters that they share. */

/** Characters to a run: a Chinese character says as much as several letters. */
const HAN_RUN = 2;
const LETTER_RUN = 4;
/** A text of fewer runs is like another only where they are the same. */
const FEWEST = 6;

/** A folded text and its runs. */
export interface Runs {
  readonly text: string;
  readonly all: ReadonlySet<string>;
}

/** The runs of a folded text. */
export function runsOf(text: string): Runs {
  const all = new Set<string>();
  for (let at = 0; at < text.length; at++) {
    const length = /\p{Script=Han}/u.test(text.charAt(at)) ? HAN_RUN : LETTER_RUN;
    if (at + length <= text.length) all.add(text.slice(at, at + length));
  }
  return { text, all };
}

/** What part of the shorter text stands in the longer one, 0–1: a piece of a sentence is all in it. */
export function overlapOf(one: Runs, other: Runs): number {
  if (one.text === other.text) return 1;
  const least = Math.min(one.all.size, other.all.size);
  return least < FEWEST ? 0 : sharedOf(one, other) / least;
}

/** What part of both texts together they share, 0–1. */
export function likenessOf(one: Runs, other: Runs): number {
  if (one.text === other.text) return 1;
  const sum = one.all.size + other.all.size;
  return sum === 0 ? 0 : (2 * sharedOf(one, other)) / sum;
}

function sharedOf(one: Runs, other: Runs): number {
  const [few, many] = one.all.size <= other.all.size ? [one.all, other.all] : [other.all, one.all];
  let shared = 0;
  for (const run of few) if (many.has(run)) shared++;
  return shared;
}
