import type { Box, PdfAnchor } from '../../model.ts';

export type Direction = PdfAnchor['advance'];

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * A page turned so that its text runs to the right and its lines follow downwards. Text that runs down
 * (turned by 90°, or vertical writing) has its lines from right to left, text that runs up from left to
 * right.
 */
export interface Frame {
  readonly toFrame: (x: number, y: number) => readonly [x: number, y: number];
  /** Back to the displayed page. */
  readonly toPage: (box: Box) => Box;
}

/** The frame for text of one direction on a page of this size (as displayed). */
export function frameOf(direction: Direction, { width, height }: PageSize): Frame {
  const turned = ({ x, y, width: w, height: h }: Box): Box => ({ x: y, y: x, width: h, height: w });
  switch (direction) {
    case 'right':
      return { toFrame: (x, y) => [x, y], toPage: (box) => box };
    case 'left':
      return {
        toFrame: (x, y) => [width - x, height - y],
        toPage: (box) => ({ ...box, x: width - box.x - box.width, y: height - box.y - box.height }),
      };
    case 'down':
      return {
        toFrame: (x, y) => [y, width - x],
        toPage: (box) => turned({ ...box, y: width - box.y - box.height }),
      };
    case 'up':
      return {
        toFrame: (x, y) => [height - y, x],
        toPage: (box) => turned({ ...box, x: height - box.x - box.width }),
      };
  }
}

/** The nearest of the four directions, and whether the text is set aslant (a watermark). */
export function directionOf([dx, dy]: readonly [number, number]): {
  direction: Direction;
  isAslant: boolean;
} {
  const isLevel = Math.abs(dx) >= Math.abs(dy);
  const direction = isLevel ? (dx >= 0 ? 'right' : 'left') : dy >= 0 ? 'down' : 'up';
  return { direction, isAslant: Math.min(Math.abs(dx), Math.abs(dy)) > 0.1 };
}
