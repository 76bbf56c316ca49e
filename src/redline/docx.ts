import { guardUntil } from '../extract/docx/guard.ts';
import { openPackage } from '../extract/docx/package.ts';
import type { Note, Reading } from '../model.ts';
import { type FlaggedClause, flaggedClauses, stretches } from './clauses.ts';
import { tie } from './docx/anchor.ts';
import { openParts, type Parts } from './docx/archive.ts';
import { type Author, addComments, type CommentsPart, hasCommentBy, openComments } from './docx/comments.ts';
import { rootOf, type XmlElement, xmlBytes } from './docx/dom.ts';
import { freshIds } from './docx/ids.ts';
import { extensionOf, isSigned } from './docx/kind.ts';
import { anchorsByPart, type MarkedPart, markPart } from './docx/part.ts';
import { suggestAll } from './docx/suggest.ts';
import { type Copy, type Marking, type NoCopy, unplacedNote } from './marking.ts';
import { noteOf } from './note.ts';

/**
 * A copy of a DOCX whose clauses are highlighted by severity, the words they rest on underlined in red, with comments
 * at the runs. Comments and tracked changes that are there stay as they are. With `suggest` the clauses are replaced
 * by safer wording, as tracked changes. `bytes` must be those that `reading` was made from; they are not changed.
 */
export async function markDocx(
  bytes: Uint8Array,
  reading: Reading,
  marking: Marking,
): Promise<Copy | NoCopy> {
  try {
    return await mark(bytes, reading, marking);
  } catch {
    return { none: { code: 'redline-docx-failed' } };
  }
}

/** A document that is being marked: its parts, the main one among them, and its comments. */
interface Desk {
  readonly main: MarkedPart;
  readonly marked: readonly MarkedPart[];
  readonly comments: CommentsPart;
}

const AUTHOR = 'consentlint';

async function mark(bytes: Uint8Array, reading: Reading, marking: Marking): Promise<Copy | NoCopy> {
  const parts = await openParts(bytes);
  const clauses = flaggedClauses(reading.findings);
  const desk = await deskOf(parts, reading, {
    clauses,
    others: marking.suggest ? reading.findings.map(({ clause }) => clause.body) : [],
  });
  const { main, marked, comments } = desk;
  if (hasCommentBy(AUTHOR, comments)) return { none: { code: 'redline-copy' } };
  const nextId = freshIds([...marked.map(({ document }) => document), comments.document]);
  const by: Author = { author: AUTHOR, date: new Date().toISOString().replace(/\.\d+/, '') };
  const said = clauses.flatMap((clause) => {
    const id = nextId();
    const paragraphs = clause.findings.map((finding) => noteOf(finding, reading, marking.words));
    return tie(runsFor(clause, main, reading), id, main.maker) ? [{ id, paragraphs }] : [];
  });
  const suggested = marking.suggest
    ? await suggestAll(clauses, reading, { marked, nextId, by, wordsIn: marking.wordsIn })
    : [];
  for (const { name, document } of marked) parts.write(name, await xmlBytes(document));
  if (said.length > 0) await addComments(parts, comments, { comments: said, by, main: main.name });
  const notes: Note[] = [
    ...(isSigned(parts) ? [{ code: 'redline-unsigned' }] : []),
    ...unplacedNote(clauses.length - said.length),
    ...suggested,
  ];
  return { bytes: await parts.pack(), extension: await extensionOf(parts, main.name), notes };
}

async function deskOf(
  parts: Parts,
  { document }: Reading,
  { clauses, others }: { readonly clauses: readonly FlaggedClause[]; readonly others: readonly number[] },
): Promise<Desk> {
  const source = await openPackage(parts, guardUntil(Number.POSITIVE_INFINITY));
  const existing = source.sides.find(({ kind }) => kind === 'comment')?.name;
  const looks = stretches(clauses, others);
  const marked: MarkedPart[] = [];
  for (const [name, anchors] of anchorsByPart(document)) {
    const bytes = name === existing ? null : parts.read(name);
    if (bytes) marked.push(await markPart({ name, bytes }, anchors, looks));
  }
  const main = marked.find(({ name }) => name === source.main.name);
  if (!main) throw new Error('nothing of the body was read');
  const namespace = rootOf(main.document).namespaceURI ?? '';
  return { main, marked, comments: await openComments(parts, existing, { main: main.name, namespace }) };
}

/** The runs that a comment on a clause is tied to: those of the clause, or the nearest of the body before it. */
function runsFor(
  clause: FlaggedClause,
  { placed }: MarkedPart,
  { document }: Reading,
): readonly XmlElement[] {
  const own = placed.filter(({ start, end }) => start < clause.end && end > clause.start);
  if (own.length > 0) return own.map(({ element }) => element);
  const isHeader = document.blocks.some(
    ({ kind, start, end }) => kind === 'header' && start <= clause.start && end > clause.start,
  );
  const before = isHeader ? undefined : placed.findLast(({ end }) => end <= clause.start);
  const nearest = before ?? placed[0];
  return nearest ? [nearest.element] : [];
}
