/** The library: `import { scan } from 'consentlint'`. */
import type { InputError, Reading, Report } from './model.ts';
import { loadRulebook } from './rules/load.ts';
import { createScanner, type ScanOptions } from './scan.ts';

export { createScanners, type Scanners, type ScannersOptions } from './batch/scanners.ts';
export { createComparer } from './diff.ts';
export { extract } from './extract/index.ts';
export type { ReadOptions } from './extract/reader.ts';
export type * from './model.ts';
export { createRecogniser, type OcrOptions } from './ocr/index.ts';
export { loadRulebook } from './rules/load.ts';
export { createJudge, createScanner, type Scanner, type ScanOptions } from './scan.ts';

/**
 * Scans files and returns what each gives away. Offsets are UTF-16 units into `reading.document.text`; texts for a
 * reader stand in the rulebook, by rule and language. What cannot be opened is an entry of `errors`; what was opened
 * and could not be read has the verdict `unread`. Nothing is sent anywhere.
 */
export async function scan(
  files: string | readonly string[],
  options: Partial<ScanOptions> = {},
): Promise<Report> {
  const scanner = createScanner({ ...options, rulebook: options.rulebook ?? (await loadRulebook()) });
  const report: { readings: Reading[]; errors: InputError[] } = { readings: [], errors: [] };
  for (const file of typeof files === 'string' ? [files] : files) {
    const result = await scanner.file(file);
    if ('document' in result) report.readings.push(result);
    else report.errors.push(result);
  }
  return report;
}
