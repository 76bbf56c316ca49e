import type { MarkKind } from '../../model.ts';
import type { Piece } from './paragraph.ts';
import { visibility } from './visibility.ts';
import { addParagraph, type Draft, type OpenRun, type Walk } from './walk.ts';

/** Adds text to the innermost paragraph, as coming from the innermost run. Empty text adds nothing. */
export function write(walk: Walk, text: string): void {
  if (text === '') return;
  const draft = walk.open.at(-1) ?? addParagraph(walk);
  const run = walk.runs.at(-1) ?? { index: null, properties: {}, look: undefined, written: 0 };
  const marks = marksNow(walk, draft, run);
  const last = draft.pieces.at(-1);
  if (last !== undefined && goesOn(last, run) && sameMarks(last.marks, marks)) last.length += text.length;
  else draft.pieces.push({ length: text.length, run: run.index, offset: run.written, marks });
  draft.text += text;
  run.written += text.length;
  walk.count.written += text.length;
}

function goesOn(last: Piece, run: OpenRun): boolean {
  return last.run === run.index && last.offset + last.length === run.written;
}

function sameMarks(some: readonly MarkKind[], others: readonly MarkKind[]): boolean {
  return some.length === others.length && some.every((mark, i) => mark === others[i]);
}

function marksNow({ count, context }: Walk, draft: Draft, run: OpenRun): readonly MarkKind[] {
  const { place, properties } = draft;
  const ground = properties.ground === undefined ? place.ground : properties.ground;
  if (run.look === undefined) {
    run.look = visibility(context.styles.run(run.properties, properties.style), ground);
  }
  const look = place.hidden || count.codes > 0 ? 'hidden' : run.look;
  const marks: MarkKind[] = look === null ? [] : [look];
  if (count.inserted > 0) marks.push('inserted');
  if (count.deleted > 0) marks.push('deleted');
  return marks;
}
