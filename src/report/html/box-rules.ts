import type { Box } from '../../model.ts';

/** Places on pictures, as rules of the style sheet: a page without inline styles has nothing else to place them by. */
export interface Boxes {
  /** Keeps a place, in per cent; returns the id of the element that stands there. */
  readonly add: (box: Box) => string;
  readonly css: () => string;
}

/** A new collection of places. */
export function createBoxes(): Boxes {
  const rules: string[] = [];
  return {
    add: ({ x, y, width, height }) => {
      const id = `box-${rules.length + 1}`;
      rules.push(`#${id}{left:${pct(x)};top:${pct(y)};width:${pct(width)};height:${pct(height)}}`);
      return id;
    },
    css: () => rules.join('\n'),
  };
}

const pct = (value: number): string => `${Math.round(value * 100) / 100}%`;
