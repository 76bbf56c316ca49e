import type { Report } from '../model.ts';
import type { Setting } from './index.ts';
import { hang } from './layout.ts';
import { summaryLines } from './summary.ts';
import type { Words } from './words.ts';

/** What a run over several documents came to; nothing where there was only one. */
export function total(
  report: Report,
  { words, paint, width }: Setting & { readonly words: Words },
): readonly string[] {
  const [first, ...others] = summaryLines(report, words);
  if (first === undefined) return [];
  return [
    paint.faint('═'.repeat(width)),
    ...hang('', first, { width, style: paint.strong }),
    ...others.flatMap((line) => hang('', line, { width })),
  ];
}
