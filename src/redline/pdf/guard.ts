import { dictOf, entryOf, listOf, numberOf, type Pen } from './lib.ts';

/** Whether a file is signed, and whether its signer allows notes in it. */
export interface Guard {
  readonly isSigned: boolean;
  readonly allowsNotes: boolean;
}

/** From this level on a certification allows annotations (ISO 32000-1, table 254). */
const NOTES_ALLOWED = 3;

export function guardOf(pen: Pen): Guard {
  const root = dictOf(pen, pen.context.trailerInfo.Root);
  const form = entryOf(pen, root, 'AcroForm');
  const certified = certification(pen, entryOf(pen, root, 'Perms'));
  const flags = numberOf(pen, entryOf(pen, form, 'SigFlags')) ?? 0;
  return {
    isSigned: (flags & 1) === 1 || certified !== null,
    allowsNotes: certified === null || certified >= NOTES_ALLOWED,
  };
}

/** What changes a certification permits: 1 none, 2 filling in, 3 notes, too; null where there is none. */
function certification(pen: Pen, permissions: ReturnType<typeof entryOf>): number | null {
  const signature = dictOf(pen, entryOf(pen, permissions, 'DocMDP'));
  if (!signature) return null;
  const references = listOf(pen, entryOf(pen, signature, 'Reference'));
  const parameters = references.map((reference) => entryOf(pen, reference, 'TransformParams'));
  const levels = parameters.flatMap((each) => numberOf(pen, entryOf(pen, each, 'P')) ?? []);
  return levels.length > 0 ? Math.min(...levels) : 2;
}
