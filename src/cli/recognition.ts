import type { Recogniser } from '../model.ts';
import { OCR_ENGINES } from '../ocr/engines.ts';
import type { Context } from './invocation.ts';
import { progressOf } from './progress.ts';
import { type Trouble, unknownValue } from './trouble.ts';

/** The options that say how pictures are read. */
export interface OcrFlags {
  readonly ocr?: boolean;
  readonly jobs?: string;
  readonly ocrEngine?: string;
}

/** How pictures are read; nothing where they are not. */
export interface Recognition {
  readonly recogniser?: Recogniser;
  readonly onPicture?: (done: number, of: number) => void;
}

const MOST_JOBS = 64;
export const DEFAULT_JOBS = '1';
export const DEFAULT_ENGINE = 'auto';

/** What the options mean; trouble where one cannot be understood. What is started ends with the run. */
export async function recognitionOf(
  { ocr = true, jobs = DEFAULT_JOBS, ocrEngine = DEFAULT_ENGINE }: OcrFlags,
  context: Context,
): Promise<Recognition | Trouble> {
  const count = Number(jobs);
  if (!(Number.isInteger(count) && count >= 1 && count <= MOST_JOBS))
    return { trouble: 'usage.jobs', values: { value: jobs, most: MOST_JOBS } };
  const engine = OCR_ENGINES.find((name) => name === ocrEngine);
  if (!engine) return unknownValue('--ocr-engine', ocrEngine, OCR_ENGINES);
  if (!ocr) return {};
  const { createRecogniser, isInstalled } = await import('../ocr/index.ts');
  if (!isInstalled()) return {};
  const recogniser = createRecogniser({ jobs: count, engine });
  const progress = progressOf(context);
  context.atEnd(recogniser.close);
  context.atEnd(progress.clear);
  return { recogniser, onPicture: progress.tell };
}
