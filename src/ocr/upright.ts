/** Which way up a picture is, and a sample of what is written on it. */
import type { Raster } from '../model.ts';
import { confidenceOf, textOf } from './lines.ts';
import { type Quarters, turned } from './prepare/raster.ts';
import { sampleOf } from './prepare/sample.ts';
import { type Prepared, prepare } from './prepare.ts';
import type { Tesseract, TesseractLine } from './tesseract.ts';

/** A few lines of a picture, and how they were read. */
export interface Sample {
  readonly raster: Raster;
  readonly lines: readonly TesseractLine[];
}

/** A picture turned clockwise so that its text runs to the right, and prepared. */
export interface Upright {
  readonly quarters: Quarters;
  readonly prepared: Prepared;
  /** None where no lines were seen. */
  readonly sample: Sample | null;
}

/** Text the right way up is read with more confidence than this. Measured: 70 and more, upside down at most 60. */
const POOR = 65;

/** Turns a picture upright and prepares it; other ways than as it is are tried where a sample is read badly. */
export async function upright(picture: Raster, engine: Tesseract): Promise<Upright> {
  const prepared = prepare(picture);
  const level = () => tryBoth(prepared, [0, 2], engine);
  const sideways = () => tryBoth(prepare(turned(picture, 1)), [1, 3], engine);
  const best = await (prepared.isSideways ? sideways : level)();
  if (best.sureness >= POOR || prepared.lineHeight === 0) return settled(best, picture, engine);
  const other = await (prepared.isSideways ? level : sideways)();
  return settled(other.sureness > best.sureness ? other : best, picture, engine);
}

interface Attempt extends Upright {
  readonly sureness: number;
}

/** What was prepared and sampled upside down is so once more. */
async function settled(best: Attempt, picture: Raster, engine: Tesseract): Promise<Upright> {
  const { quarters } = best;
  if (quarters < 2) return best;
  const prepared = prepare(turned(picture, quarters));
  const raster = sampleOf(prepared.raster, prepared.lineHeight);
  return { quarters, prepared, sample: { raster, lines: await engine.readBlock(raster) } };
}

/** Reads a sample as it is, and upside down if it is read badly; two ways that a picture may have to be turned. */
async function tryBoth(
  prepared: Prepared,
  [asIs, upsideDown]: readonly [Quarters, Quarters],
  engine: Tesseract,
): Promise<Attempt> {
  if (prepared.lineHeight === 0) return { quarters: asIs, prepared, sample: null, sureness: 0 };
  const read = async (quarters: Quarters, raster: Raster): Promise<Attempt> => {
    const lines = await engine.readBlock(raster);
    return { quarters, prepared, sample: { raster, lines }, sureness: sureness(lines) };
  };
  const raster = sampleOf(prepared.raster, prepared.lineHeight);
  const first = await read(asIs, raster);
  if (first.sureness >= POOR) return first;
  const second = await read(upsideDown, turned(raster, 2));
  return second.sureness > first.sureness ? second : first;
}

/** Fewer letters than this are a scrap that may be anything. */
const ENOUGH = 30;

function sureness(lines: readonly TesseractLine[]): number {
  const letters = textOf(lines).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return confidenceOf(lines) * Math.min(1, letters / ENOUGH);
}
