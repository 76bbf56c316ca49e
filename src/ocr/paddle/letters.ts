/** The characters of a line, each where its ink is. Places are columns of the level picture of the line. */
import type { Raster } from '../../model.ts';
import { isEven, setEvenly } from '../even.ts';
import type { Seen } from './ctc.ts';
import { inkOf } from './line.ts';

export interface Letter {
  readonly text: string;
  /** 0–1: how sure the network is. */
  readonly probability: number;
  readonly bbox: { readonly x0: number; readonly x1: number };
  /** Whether there is white space before it. */
  readonly isApart: boolean;
}

export interface Letters {
  readonly letters: readonly Letter[];
  /** How far apart the ideographs stand; null where that cannot be told. */
  readonly pace: number | null;
}

/** The letters of a line; white space is none. */
export function lettersOf(seen: readonly Seen[], line: Raster): Letters {
  const ink = inkOf(line);
  const rough = roughly(seen, { ink, height: line.height });
  const even = new Map(split(rough).flatMap((stretch) => [...setEvenly(stretch, ink)]));
  const paces = Array.from(even.values(), ({ bbox }) => bbox.x1 - bbox.x0);
  return {
    letters: rough.map((letter) => even.get(letter) ?? letter),
    pace: medianOf(paces) ?? null,
  };
}

/** Letters split where there is white space. */
export function split(letters: readonly Letter[]): Letter[][] {
  const parts: Letter[][] = [];
  for (const letter of letters) {
    const last = parts.at(-1);
    if (last && !letter.isApart) last.push(letter);
    else parts.push([letter]);
  }
  return parts;
}

interface Inked {
  readonly ink: readonly number[];
  readonly height: number;
}

/** From the middle of one letter to that of the next. */
interface Step {
  readonly from: number;
  readonly to: number;
  /** Whether one of the two takes the room of an ideograph. */
  readonly isWide: boolean;
}

/** How long steps are mostly. */
interface Usual {
  readonly wide: number;
  readonly narrow: number;
}

/** Letters reach half-way to their neighbours, but no farther than most do. */
function roughly(seen: readonly Seen[], line: Inked): Letter[] {
  const letters = seen.filter(({ text }) => text.trim() !== '');
  const steps = letters.slice(1).map((letter, i) => stepOf(letters[i] ?? letter, letter, line));
  const usual = usualOf(steps, line);
  return letters.map((letter, i) => {
    const { text, probability, at } = letter;
    const [before, after] = [steps[i - 1], steps[i]];
    const most = isEven(text) ? usual.wide : usual.narrow;
    const half = (step: Step | undefined) => Math.min(step ? lengthOf(step) : most, most) / 2;
    const middle = at * line.ink.length;
    const bbox = { x0: middle - half(before), x1: middle + half(after) };
    const isSpaced = i > 0 && seen[seen.indexOf(letter) - 1] !== letters[i - 1];
    const isFar = before?.isWide ? lengthOf(before) > FAR * usual.wide : isBlank(before, line);
    return { text, probability, bbox, isApart: isSpaced || isFar };
  });
}

const stepOf = (a: Seen, b: Seen, { ink }: Inked): Step => ({
  from: a.at * ink.length,
  to: b.at * ink.length,
  isWide: isEven(a.text) || isEven(b.text),
});

const lengthOf = ({ from, to }: Step): number => to - from;

/** How far apart ideographs stand, in heights of their line. */
const PACE = 0.75;

function usualOf(steps: readonly Step[], { height }: Inked): Usual {
  const median = (isWide: boolean) => medianOf(steps.filter((step) => step.isWide === isWide).map(lengthOf));
  const wide = median(true) ?? PACE * height;
  return { wide, narrow: median(false) ?? wide / 2 };
}

/** Ideographs farther apart than this many usual steps have white space between them. */
const FAR = 1.6;

/** Of the height of a line: letters with this much blank between them are of two words. The space of most fonts is ¼ em. */
const SPACE = 0.2;

/** The network often leaves out the spaces between words of letters: it has learnt Chinese. */
function isBlank(step: Step | undefined, { ink, height }: Inked): boolean {
  let blank = 0;
  for (let x = Math.round(step?.from ?? 0); x < (step?.to ?? 0); x++) {
    blank = (ink[x] ?? 0) === 0 ? blank + 1 : 0;
    if (blank >= SPACE * height) return true;
  }
  return false;
}

const medianOf = (values: readonly number[]): number | undefined =>
  [...values].sort((a, b) => a - b)[values.length >> 1];
