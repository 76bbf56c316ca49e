/** A place in the gutter: its column, counted from the page, and how far down, in per cent. */
export interface Slot {
  readonly column: number;
  readonly y: number;
}

/** The place of a number on a phone, and where there is more room. */
export interface Beside {
  readonly narrow: Slot;
  readonly wide: Slot;
}

/** Room for numbers beside the picture of a page, so that they cover neither its text nor each other. */
export interface Gutter {
  /** The place of the next number, at a height in per cent or below; asked for from top to bottom. */
  readonly next: (y: number) => Beside;
}

/** How high a number is, in per cent of the height of a page. */
const NUMBER = { narrow: 6.2, wide: 3.4 } as const;
const COLUMNS = 2;

/** A gutter for so many numbers; where there are too many, they stand closer. */
export function createGutter(count: number): Gutter {
  const [narrow, wide] = [slots(count, NUMBER.narrow), slots(count, NUMBER.wide)];
  return { next: (y) => ({ narrow: narrow(y), wide: wide(y) }) };
}

function slots(count: number, number: number): (y: number) => Slot {
  const height = Math.min(number, (COLUMNS * (100 - number)) / Math.max(1, count));
  const free = Array.from({ length: COLUMNS }, () => 0);
  return (y) => {
    const fitting = free.findIndex((at) => at <= y);
    const column = fitting < 0 ? free.indexOf(Math.min(...free)) : fitting;
    const place = Math.min(100 - height, Math.max(y, free[column] ?? 0));
    free[column] = place + height;
    return { column, y: place };
  };
}
