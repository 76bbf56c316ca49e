/** Where the lines of a picture are. */
import type { Raster } from '../../model.ts';
import { boxesOf } from './boxes.ts';
import type { Network, Tensor } from './models.ts';
import type { Slanted } from './rectangle.ts';

/** PaddleOCR's `det_limit_side_len`: the longer side of what the network sees, in pixels. */
const LONGEST_SIDE = 960;
/** The network halves its input five times. */
const STEP = 32;
/** Tiles are as high as this many widths, so that the small print of a long screenshot stays readable… */
const TILE = 1.6;
/** …and overlap by this share of the width: more than a line is high. */
const OVERLAP = 0.12;
/** Means and deviations of red, green and blue that the network was trained with (ImageNet). */
const COLOURS = [
  [0.485, 0.229],
  [0.456, 0.224],
  [0.406, 0.225],
] as const;

/** Rows of a picture. */
interface Tile {
  readonly top: number;
  readonly bottom: number;
}

/** The boxes of the lines of a picture, in its pixels. */
export async function linesOn(picture: Raster, detect: Network): Promise<Slanted[]> {
  const lines: Slanted[] = [];
  for (const tile of tilesOf(picture)) {
    const found = await linesIn(picture, tile, detect);
    lines.push(...found.filter((line) => !lines.some((other) => isSame(line, other))));
  }
  return lines;
}

/** The tiles of a picture from top to bottom; the whole picture where it is not long. */
export function tilesOf({ width, height }: Pick<Raster, 'width' | 'height'>): Tile[] {
  const most = Math.round(width * TILE);
  if (height <= most) return [{ top: 0, bottom: height }];
  const overlap = Math.round(width * OVERLAP);
  const count = Math.ceil((height - overlap) / (most - overlap));
  return Array.from({ length: count }, (_, i) => {
    const top = Math.round((i * (height - most)) / (count - 1));
    return { top, bottom: top + most };
  });
}

async function linesIn(picture: Raster, tile: Tile, detect: Network): Promise<Slanted[]> {
  const input = shrunk(picture, tile);
  const [height = 1, width = 1] = input.dims.slice(2);
  const { data } = await detect(input);
  const [across, down] = [picture.width / width, (tile.bottom - tile.top) / height];
  return boxesOf({ width, height, data })
    .map(({ cx, cy, angle, ...box }) => ({
      cx: cx * across,
      cy: cy * down + tile.top,
      width: box.width * across,
      height: box.height * down,
      angle,
    }))
    .filter((line) => !isCut(line, tile, picture));
}

/** Of a line cut by the seam of two tiles the neighbour has the whole. */
function isCut({ cy, height }: Slanted, { top, bottom }: Tile, picture: Raster): boolean {
  const seam = 2;
  return (
    (top > 0 && cy - height / 2 <= top + seam) ||
    (bottom < picture.height && cy + height / 2 >= bottom - seam)
  );
}

/** Whether two boxes are of one line, seen in two tiles. */
function isSame(a: Slanted, b: Slanted): boolean {
  const shared =
    Math.min(a.cx + a.width / 2, b.cx + b.width / 2) - Math.max(a.cx - a.width / 2, b.cx - b.width / 2);
  return Math.abs(a.cy - b.cy) < Math.min(a.height, b.height) / 2 && shared > Math.min(a.width, b.width) / 2;
}

/** A tile as the network takes it: shrunk, each channel normalised. */
function shrunk({ width, height, data }: Raster, { top, bottom }: Tile): Tensor {
  const factor = Math.min(1, LONGEST_SIDE / Math.max(width, bottom - top));
  const toStep = (side: number) => Math.max(STEP, Math.round((side * factor) / STEP) * STEP);
  const [columns, rows] = [toStep(width), toStep(bottom - top)];
  const xs = samplesOf(width / columns, columns).map((each) => each.map((x) => Math.min(width - 1, x)));
  const ys = samplesOf((bottom - top) / rows, rows).map((each) =>
    each.map((y) => Math.min(height - 1, y + top)),
  );
  const size = rows * columns;
  const input = new Float32Array(3 * size);
  ys.forEach((lines, row) => {
    xs.forEach((places, column) => {
      let sum = 0;
      for (const y of lines) for (const x of places) sum += data[y * width + x] ?? 0;
      const grey = sum / (255 * lines.length * places.length);
      COLOURS.forEach(([mean, deviation], channel) => {
        input[channel * size + row * columns + column] = (grey - mean) / deviation;
      });
    });
  });
  return { data: input, dims: [1, 3, rows, columns] };
}

/** The pixels that each pixel of a shrunk side is the mean of. */
function samplesOf(scale: number, length: number): number[][] {
  const each = Math.max(1, Math.ceil(scale));
  return Array.from({ length }, (_, i) =>
    Array.from({ length: each }, (_, k) => Math.floor((i + (k + 0.5) / each) * scale)),
  );
}
