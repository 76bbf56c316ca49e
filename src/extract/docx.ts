import type { Note } from '../model.ts';
import { assemble } from './docx/assemble.ts';
import { readByMammoth } from './docx/fallback.ts';
import { type Guard, guardUntil } from './docx/guard.ts';
import { numberer } from './docx/numbering.ts';
import { type DocxPackage, openPackage, type Part } from './docx/package.ts';
import type { Paragraph } from './docx/paragraph.ts';
import { Refusal } from './docx/refusal.ts';
import { readStory } from './docx/story.ts';
import { readStyles } from './docx/styles.ts';
import type { StoryContext } from './docx/walk.ts';
import { xmlTree } from './docx/xml.ts';
import { READ_LIMITS, type ReadLimits } from './limits.ts';
import { type Extraction, type Reader, unreadable } from './reader.ts';
import { unpackLimits, unzip } from './unzip.ts';

/**
 * Reads a DOCX (also DOCM, DOTX, and strict OOXML): every part that holds text, each text once. Anchors count
 * UTF-16 units within a `w:r` as `docx-run-text.ts` has them; `run` is null for automatic numbers and for text
 * that stands in no `w:r` (formulas, drawings). Never throws for bad bytes: an outcome other than `read` says
 * what was the matter. What is in the file and not read (pictures, embedded documents) is in the notes.
 */
export const readDocx: Reader = async (bytes, { deadline, limits = READ_LIMITS }) => {
  try {
    return await read(bytes, limits, guardUntil(deadline, limits));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const rescued = error.outcome === 'malformed' ? await readByMammoth(bytes) : null;
    const { outcome, code, values } = error;
    return rescued ?? { ...unreadable('docx', outcome, code), notes: [{ code, ...(values && { values }) }] };
  }
};

async function read(bytes: Uint8Array, limits: ReadLimits, guard: Guard): Promise<Extraction> {
  const source = await openPackage(await unzip(bytes, unpackLimits(limits)), guard);
  const styles = readStyles(await treeOf(source.styles, guard));
  const number = numberer(await treeOf(source.numbering, guard), styles.list);
  const context = { styles, number, guard };
  const body = await readStory({ ...source.main, kind: 'body', owner: '' }, context);
  const assembled = assemble(body, await readSides(source, context));
  const notes = unreadContent(source);
  if (assembled.text !== '') return { format: 'docx', outcome: 'read', pages: [], ...assembled, notes };
  const nothing = unreadable('docx', 'no-text', 'no-text');
  return { ...nothing, notes: [...nothing.notes, ...notes] };
}

async function treeOf(part: Part | null, guard: Guard) {
  return part === null ? null : await xmlTree(part.bytes, guard);
}

async function readSides({ sides }: DocxPackage, context: StoryContext): Promise<readonly Paragraph[]> {
  const stories: (readonly Paragraph[])[] = [];
  // One after the other: automatic numbers count on from part to part.
  for (const side of sides) stories.push(await readStory({ ...side, owner: side.relationship }, context));
  return stories.flat();
}

function unreadContent({ embedded, pictures }: DocxPackage): readonly Note[] {
  const documents = embedded.map((part) => ({ code: 'embedded-unread', values: { part } }));
  return pictures === 0
    ? documents
    : [...documents, { code: 'pictures-unread', values: { count: String(pictures) } }];
}
