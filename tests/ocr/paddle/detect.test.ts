import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../src/model.ts';
import { linesOn, tilesOf } from '../../../src/ocr/paddle/detect.ts';
import { angleOf, inOrder } from '../../../src/ocr/paddle/order.ts';
import type { Slanted } from '../../../src/ocr/paddle/rectangle.ts';

/** A picture with dark bars from 10 % to 90 % of its width. */
function barred(
  width: number,
  height: number,
  bars: readonly (readonly [top: number, bottom: number])[],
): Raster {
  const data = new Uint8Array(width * height).fill(255);
  for (const [top, bottom] of bars)
    for (let y = top; y < bottom; y++) data.fill(0, y * width + width * 0.1, y * width + width * 0.9);
  return { width, height, data };
}
/** Stands in for the network: what is dark is probably a line. Its input is normalised: black is below -1.5. */
const seeDark = async ({ data, dims }: { data: Float32Array; dims: readonly number[] }) => {
  const [height = 0, width = 0] = dims.slice(2);
  return {
    data: data.slice(0, width * height).map((red) => (red < 0 ? 0.9 : 0.05)),
    dims: [1, 1, height, width],
  };
};

describe('the tiles of a picture', () => {
  it('are one of a page, and overlap from end to end of a long screenshot', () => {
    expect(tilesOf({ width: 1240, height: 1754 })).toEqual([{ top: 0, bottom: 1754 }]);
    const tiles = tilesOf({ width: 400, height: 3000 });
    expect(tiles.length).toBeGreaterThan(4);
    expect([tiles[0]?.top, tiles.at(-1)?.bottom]).toEqual([0, 3000]);
    tiles.slice(1).forEach(({ top }, i) => {
      expect((tiles[i]?.bottom ?? 0) - top).toBeGreaterThanOrEqual(48);
    });
  });
});

describe('the lines on a picture', () => {
  it('are where they are on it, in its pixels', async () => {
    const picture = barred(1600, 2000, [
      [200, 240],
      [1000, 1040],
    ]);
    const lines = await linesOn(picture, seeDark);
    expect(lines.map(({ cy }) => Math.round(cy / 10))).toEqual([22, 102]);
    for (const { cx, width, height, angle } of lines) {
      expect([Math.abs(cx - 800) < 5, angle]).toEqual([true, 0]);
      expect(Math.abs(width - 1280 - (height - 40))).toBeLessThan(12);
    }
  });

  it('are each found once, also in the overlap of two tiles', async () => {
    const bars = Array.from({ length: 74 }, (_, i) => [20 + 40 * i, 32 + 40 * i] as const);
    const lines = await linesOn(barred(400, 3000, bars), seeDark);
    const found = lines.map(({ cy }) => Math.round((cy - 26) / 40)).sort((a, b) => a - b);
    expect(found).toEqual(bars.map((_, i) => i));
  });
});

describe('the order of lines', () => {
  const line = (cx: number, cy: number, more: Partial<Slanted> = {}) => ({
    box: { cx, cy, width: 100, height: 20, angle: 0, ...more },
  });

  it('goes by rows and from left to right in them', () => {
    const [a, b, c, d] = [line(100, 52), line(400, 50), line(100, 90), line(400, 93)];
    expect(inOrder([d, b, c, a])).toEqual([a, b, c, d]);
  });

  it('sees rows that are aslant', () => {
    const slope = Math.tan(0.05);
    const at = (cx: number, row: number) => line(cx, 50 + 30 * row + slope * cx, { angle: 0.05 });
    const rows = [at(100, 0), at(900, 0), at(100, 1), at(900, 1)];
    expect(inOrder([...rows].reverse())).toEqual(rows);
  });

  it('has the angle of most of the writing', () => {
    expect(angleOf([])).toBe(0);
    const boxes = [
      { width: 30, angle: 0.7 },
      { width: 500, angle: 0.02 },
      { width: 500, angle: 0.03 },
      { width: 20, angle: -0.6 },
    ].map((more) => line(0, 0, more).box);
    expect([0.02, 0.03]).toContain(angleOf(boxes));
  });
});
