/** Frames, rules of tables and edges of the paper taken away: engines read them as letters or lose the text within. */
import type { Raster } from '../../model.ts';
import { type Component, eachComponent, inkMask } from './components.ts';
import { INK, WHITE } from './raster.ts';

/** Shares of the picture beyond which ink that hangs together is no letter. */
const WIDE = 0.2;
const HIGH = 0.12;
/** Of its rectangle, a frame fills less than this; a rule is thinner than so many pixels. */
const FILLED = 0.2;
const THIN = 12;

/** The same picture without frames. */
export function withoutFrames(raster: Raster): Raster {
  const result = { ...raster, data: Uint8Array.from(raster.data) };
  eachComponent(inkMask(raster, 1), raster, (component) => {
    if (isFrame(component, raster)) erase(component, result);
  });
  return result;
}

function isFrame({ left, top, right, bottom, pixels }: Component, picture: Raster): boolean {
  const [width, height] = [right - left, bottom - top];
  if (width <= WIDE * picture.width && height <= HIGH * picture.height) return false;
  return pixels.length < FILLED * width * height || height < THIN || width < THIN;
}

/** Takes ink away and the blurred rim around it. */
function erase({ pixels }: Component, { width, data }: Raster): void {
  for (const at of pixels) {
    const x = at % width;
    data[at] = WHITE;
    if (x > 0) eraseRim(data, at - 1);
    if (x < width - 1) eraseRim(data, at + 1);
    eraseRim(data, at - width);
    eraseRim(data, at + width);
  }
}

function eraseRim(data: Uint8Array, at: number): void {
  if ((data[at] ?? 0) >= INK) data[at] = WHITE;
}
