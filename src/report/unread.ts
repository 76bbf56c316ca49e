import type { UnreadReason } from '../model.ts';
import { hang } from './layout.ts';
import type { View } from './view.ts';

const REASONS: readonly UnreadReason[] = ['empty', 'garbled', 'failed', 'language'];

/** What nobody judged, one line for each reason: which pages, why, and what can be done. */
export function unreadLines(view: View): readonly string[] {
  const { words, paint, width, reading } = view;
  return REASONS.flatMap((reason) => {
    const rows = reading.unread.filter((row) => row.reason === reason);
    if (rows.length === 0) return [];
    const said = words.say(`unread.${reason}`);
    const pages = rows.flatMap(({ page }) => (page === null ? [] : [page]));
    const where = pages.length === 0 ? said : words.count('unread.pages', pages.length, { pages: pageRanges(pages), reason: said });
    return hang(paint.warning('! '), `${where} ${words.say(`unread.${reason}.hint`)}`, { width });
  });
}

/** Sorted page numbers in short: `1–3, 7`. */
export function pageRanges(pages: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const page of [...new Set(pages)].toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === page - 1) last[1] = page;
    else ranges.push([page, page]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
