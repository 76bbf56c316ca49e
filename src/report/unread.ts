import type { Reading, Unread, UnreadReason } from '../model.ts';
import type { Words } from './words.ts';

const REASONS: readonly UnreadReason[] = ['empty', 'garbled', 'failed', 'partly', 'language', 'unexpected'];

/** Whether something of a document was not read or not judged. */
export function isIncomplete({ document, unread, verdict }: Reading): boolean {
  return document.outcome !== 'read' || unread.length > 0 || verdict === 'unread';
}

/** What nobody judged, a sentence for each reason: which pages, why, and what can be done. */
export function unreadSentences(unread: readonly Unread[], words: Words): readonly string[] {
  return REASONS.flatMap((reason) => {
    const rows = unread.filter((row) => row.reason === reason);
    if (rows.length === 0) return [];
    const said = words.say(`unread.${reason}`);
    const pages = rows.flatMap(({ page }) => (page === null ? [] : [page]));
    const where =
      pages.length === 0
        ? said
        : words.count('unread.pages', pages.length, { pages: pageRanges(pages), reason: said });
    return [words.say('sentences', { first: where, second: words.say(`unread.${reason}.hint`) })];
  });
}

/** Page numbers in short: `1–3, 7`. */
export function pageRanges(pages: readonly number[]): string {
  const ranges: { readonly from: number; readonly to: number }[] = [];
  for (const page of [...new Set(pages)].toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.to === page - 1) ranges.splice(-1, 1, { from: last.from, to: page });
    else ranges.push({ from: page, to: page });
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
