import type { Box } from '../../model.ts';
import type { Beside, Slot } from './gutter.ts';

/** Places on pictures, as rules of the style sheet: a page without inline styles has nothing else to place them by. */
export interface Boxes {
  /** Keeps a place, in per cent; returns the id of the element that stands there. */
  readonly add: (box: Box) => string;
  /** Keeps where in the gutter the number with an id stands. */
  readonly place: (id: string, at: Beside) => void;
  readonly css: () => string;
}

/** A new collection of places. */
export function createBoxes(): Boxes {
  const rules: string[] = [];
  const wider: string[] = [];
  return {
    add: ({ x, y, width, height }) => {
      const id = `box-${rules.length + 1}`;
      rules.push(`#${id}{left:${pct(x)};top:${pct(y)};width:${pct(width)};height:${pct(height)}}`);
      return id;
    },
    place: (id, { narrow, wide }) => {
      rules.push(`#${id}{${besides(narrow)}}`);
      if (besides(narrow) !== besides(wide)) wider.push(`#${id}{${besides(wide)}}`);
    },
    css: () => `${rules.join('\n')}\n@media (min-width:48rem){${wider.join('\n')}}\n`,
  };
}

/** How wide a number is, in rem. */
const STEP = 1.65;

const besides = ({ column, y }: Slot): string =>
  `top:${pct(y)};left:${-Math.round(STEP * (column + 1) * 100) / 100}rem`;

const pct = (value: number): string => `${Math.round(value * 100) / 100}%`;
