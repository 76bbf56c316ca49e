import { type Cell, ELLIPSIS, rowWidth } from './cells.ts';
import { fitting } from './wrap.ts';

/** A row cut to `room` columns, with its first evidence in sight; `…` stands for what is cut off. */
export function clip(row: readonly Cell[], room: number): readonly Cell[] {
  if (rowWidth(row) <= room) return row;
  const from = start(row, room);
  const shown = row.slice(from);
  const head = from > 0 ? [ELLIPSIS] : [];
  const fit = fitting(shown, room - head.length);
  if (fit === shown.length) return [...head, ...shown];
  return [...head, ...shown.slice(0, fitting(shown, room - head.length - 1)), ELLIPSIS];
}

/** The first cell; or, where the evidence lies beyond half the room, one a quarter of the room before it. */
function start(row: readonly Cell[], room: number): number {
  const first = Math.max(
    0,
    row.findIndex(({ marked }) => marked),
  );
  if (rowWidth(row.slice(0, first)) <= room / 2) return 0;
  let from = first;
  while (rowWidth(row.slice(from, first)) < room / 4) from--;
  return from;
}
