import { OCR_ENGINES, type OcrEngine } from '../ocr/engines.ts';
import { type Trouble, unknownValue } from './trouble.ts';

/** The options that say how pictures are read. */
export interface OcrFlags {
  readonly ocr?: boolean;
  readonly ocrEngine?: string;
}

/** Which engine reads pictures; null where they are not read. */
export interface Recognition {
  readonly engine: OcrEngine | null;
}

export const DEFAULT_ENGINE = 'auto';

/** What the options mean; trouble where one cannot be understood. */
export async function recognitionOf({
  ocr = true,
  ocrEngine = DEFAULT_ENGINE,
}: OcrFlags): Promise<Recognition | Trouble> {
  const engine = OCR_ENGINES.find((name) => name === ocrEngine);
  if (!engine) return unknownValue('--ocr-engine', ocrEngine, OCR_ENGINES);
  if (!ocr) return { engine: null };
  const { isInstalled } = await import('../ocr/index.ts');
  return { engine: isInstalled() ? engine : null };
}
