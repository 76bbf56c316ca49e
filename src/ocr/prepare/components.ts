/** Ink that hangs together. */
import type { Raster } from '../../model.ts';
import { INK, type Size } from './raster.ts';

/** Pixels that touch each other, corners included; `right` and `bottom` are the first without any. */
export interface Component {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Their places in the picture's data; only valid until the next component. */
  readonly pixels: Int32Array;
}

/** Shows every component of a mask, which is used up. */
export function eachComponent(mask: Uint8Array, size: Size, see: (component: Component) => void): void {
  const queue = new Int32Array(mask.length);
  for (let i = 0; i < mask.length; i++) if (mask[i] === 1) see(componentAt(i, mask, { ...size, queue }));
}

function componentAt(
  start: number,
  mask: Uint8Array,
  field: Size & { readonly queue: Int32Array },
): Component {
  const { width, height, queue } = field;
  let [left, right, top, bottom] = [width, 0, height, 0];
  let [next, end] = [0, 1];
  queue[0] = start;
  mask[start] = 0;
  while (next < end) {
    const at = queue[next++] ?? 0;
    const [x, y] = [at % width, Math.floor(at / width)];
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
    const [first, last] = [x > 0 ? -1 : 0, x < width - 1 ? 1 : 0];
    for (let row = y > 0 ? -width : 0; row <= (y < height - 1 ? width : 0); row += width) {
      for (let near = at + row + first; near <= at + row + last; near++) {
        if (mask[near] !== 1) continue;
        mask[near] = 0;
        queue[end++] = near;
      }
    }
  }
  return { left, top, right: right + 1, bottom: bottom + 1, pixels: queue.subarray(0, end) };
}

/** The ink of a picture, with gaps between ink of a row closed that are at most so many pixels wide. */
export function inkMask({ width, height, data }: Raster, gap: number): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    let last = Number.NEGATIVE_INFINITY;
    for (let x = 0, row = y * width; x < width; x++) {
      if ((data[row + x] ?? 0) >= INK) continue;
      if (x - last <= gap) mask.fill(1, row + last, row + x);
      mask[row + x] = 1;
      last = x;
    }
  }
  return mask;
}
