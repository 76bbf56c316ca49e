/** From a probability map to boxes: the post-processing of Differentiable Binarization, as PaddleOCR does it. */
import { type Point, rectangleOf, type Slanted } from './rectangle.ts';

/** How probable it is that a pixel is in the middle of a line, row by row. */
export interface ProbabilityMap {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** PaddleOCR's `det_db_thresh`: writing is more probable than this. */
const THRESHOLD = 0.3;
/** Mean probability of a box at least; PaddleOCR's `det_db_box_thresh` is 0.6, which lost faint lines. */
const LEAST_MEAN = 0.5;
/** The map shows lines thinner than they are: they are grown by area × this ÷ perimeter. PaddleOCR uses 1.5 to 2. */
const UNCLIP = 1.6;
/** PaddleOCR's `min_size`: the shorter side of a box, in pixels of the map. */
const SHORTEST_SIDE = 3;

/** The boxes of the lines on a map, in its pixels. */
export function boxesOf(map: ProbabilityMap): Slanted[] {
  const seen = new Uint8Array(map.data.length);
  const boxes: Slanted[] = [];
  for (let start = 0; start < map.data.length; start++) {
    if (seen[start] || !((map.data[start] ?? 0) > THRESHOLD)) continue;
    const pixels = spread(map, start, seen);
    const mean = pixels.reduce((sum, at) => sum + (map.data[at] ?? 0), 0) / pixels.length;
    const box = mean < LEAST_MEAN ? null : rectangleOf(edgesOf(pixels, map.width));
    if (box && Math.min(box.width, box.height) >= SHORTEST_SIDE) boxes.push(grown(box));
  }
  return boxes;
}

/** All pixels that hang together with one, corners included; they are marked as seen. */
function spread({ width, height, data }: ProbabilityMap, start: number, seen: Uint8Array): number[] {
  const pixels = [start];
  seen[start] = 1;
  for (let i = 0; i < pixels.length; i++) {
    const at = pixels[i] ?? 0;
    const [x, y] = [at % width, Math.floor(at / width)];
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        const next = row * width + column;
        if (seen[next] || !((data[next] ?? 0) > THRESHOLD)) continue;
        seen[next] = 1;
        pixels.push(next);
      }
    }
  }
  return pixels;
}

/** The corners of the first and last pixel of each row: all that a hull can touch. */
function edgesOf(pixels: readonly number[], width: number): Point[] {
  const rows = new Map<number, { left: number; right: number }>();
  for (const at of pixels) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const { left, right } = rows.get(y) ?? { left: x, right: x + 1 };
    rows.set(y, { left: Math.min(left, x), right: Math.max(right, x + 1) });
  }
  return Array.from(rows).flatMap(([y, { left, right }]) => [
    { x: left, y },
    { x: right, y },
    { x: left, y: y + 1 },
    { x: right, y: y + 1 },
  ]);
}

function grown({ width, height, ...place }: Slanted): Slanted {
  const more = (width * height * UNCLIP) / (width + height);
  return { ...place, width: width + more, height: height + more };
}
