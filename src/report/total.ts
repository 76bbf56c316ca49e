import type { Report, Verdict } from '../model.ts';
import type { Setting } from './index.ts';
import { hang } from './layout.ts';
import type { Words } from './words.ts';

/** The count of several documents, on one line; nothing where there was only one. */
export function total(
  report: Report,
  { words, paint, width }: Setting & { readonly words: Words },
): readonly string[] {
  const counts = totalWords(report, words);
  if (counts === '') return [];
  return [paint.faint('═'.repeat(width)), ...hang('', counts, { width, style: paint.strong })];
}

/** The same in words alone. */
export function totalWords({ readings, errors }: Report, words: Words): string {
  if (readings.length + errors.length < 2) return '';
  const n = (verdict: Verdict) => readings.filter((reading) => reading.verdict === verdict).length;
  return [
    words.count('total.documents', readings.length),
    ...counted('total.flagged', n('flagged'), words),
    ...counted('total.clear', n('clear'), words),
    ...counted('total.unread', n('unread'), words),
    ...counted('total.errors', errors.length, words),
  ].join(' · ');
}

function counted(key: string, n: number, words: Words): readonly string[] {
  return n === 0 ? [] : [words.count(key, n)];
}
