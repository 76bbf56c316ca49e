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
    pace: paces.length === 0 ? null : medianOf(paces),
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

/** Letters reach half-way to their neighbours, but no farther than most do. */
function roughly(seen: readonly Seen[], line: Inked): Letter[] {
  const letters = seen.filter(({ text }) => text.trim() !== '');
  const middle = ({ at }: Seen) => at * line.ink.length;
  const steps = letters.slice(1).map((letter, i) => middle(letter) - middle(letters[i] ?? letter));
  const usual = steps.length === 0 ? line.height / 2 : medianOf(steps);
  const half = (step = usual) => Math.min(step, usual) / 2;
  return letters.map((letter, i) => {
    const { text, probability } = letter;
    const [last, step] = i === 0 ? [] : [letters[i - 1], steps[i - 1]];
    const bbox = { x0: middle(letter) - half(step), x1: middle(letter) + half(steps[i]) };
    const isSpaced = last !== undefined && seen[seen.indexOf(letter) - 1] !== last;
    const gap = { from: middle(last ?? letter), to: middle(letter), usual };
    const isWide = isEven(text) || isEven(last?.text ?? '');
    return { text, probability, bbox, isApart: isSpaced || (isWide ? isFar(gap) : isBlank(gap, line)) };
  });
}

/** From the middle of one letter to that of the next. */
interface Gap {
  readonly from: number;
  readonly to: number;
  /** How far it is mostly. */
  readonly usual: number;
}

/** Ideographs farther apart than this many usual steps have white space between them. */
const FAR = 1.6;
const isFar = ({ from, to, usual }: Gap): boolean => to - from > FAR * usual;

/** Of the height of a line: letters with this much blank between them are of two words. The space of most fonts is ¼ em. */
const SPACE = 0.2;

/** The network often leaves out the spaces between words of letters: it has learnt Chinese. */
function isBlank({ from, to }: Gap, { ink, height }: Inked): boolean {
  let blank = 0;
  for (let x = Math.round(from); x < to; x++) {
    blank = (ink[x] ?? 0) === 0 ? blank + 1 : 0;
    if (blank >= SPACE * height) return true;
  }
  return false;
}

const medianOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
