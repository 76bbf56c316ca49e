import type { PlacedNumber } from './numbering.ts';
import type { Reference } from './paragraph.ts';
import { checkBoxText, textOf } from './run-text.ts';
import { addParagraph, type Draft, openRun, placeOf, type Walk } from './walk.ts';
import { write } from './write.ts';
import type { Attributes, XmlNode } from './xml.ts';

type Open = (walk: Walk, attributes: Attributes) => void;
type Close = (walk: Walk) => void;

/** Outline level of what is no heading. */
const BODY_TEXT = 9;
/** What begins with an element. Elements not named here are walked through: links, content controls, tags … */
export const OPEN: ReadonlyMap<string, Open> = new Map<string, Open>([
  ['w:p', openParagraph],
  ['a:p', openShapeParagraph],
  ['w:r', (walk) => openRun(walk, walk.count.runs - 1)],
  ['m:r', (walk) => openRun(walk, null)],
  ['a:r', (walk) => openRun(walk, null)],
  ['w:tbl', ({ count }) => count.tables++],
  ['w:ins', ({ count }) => count.inserted++],
  ['w:moveTo', ({ count }) => count.inserted++],
  ['w:del', ({ count }) => count.deleted++],
  ['w:moveFrom', ({ count }) => count.deleted++],
  ['w:delText', ({ count }) => count.deleted++],
  ['w:footnote', openNote],
  ['w:endnote', openNote],
  ['w:comment', openNote],
  ['w:footnoteReference', (walk, { id = '' }) => refer(walk, { kind: 'footnote', id })],
  ['w:endnoteReference', (walk, { id = '' }) => refer(walk, { kind: 'endnote', id })],
  ['w:commentReference', (walk, { id = '' }) => refer(walk, { kind: 'comment', id })],
  ['dgm:relIds', (walk, { dm = '' }) => refer(walk, { kind: 'textbox', id: dm })],
  ['mc:AlternateContent', ({ alternatives, count }) => alternatives.push(count.written)],
  ['v:textpath', writeWordArt],
]);

/** What ends with an element. */
export const CLOSE: ReadonlyMap<string, Close> = new Map<string, Close>([
  ['w:p', closeParagraph],
  ['a:p', closeParagraph],
  ['w:r', ({ runs }) => runs.pop()],
  ['m:r', ({ runs }) => runs.pop()],
  ['a:r', ({ runs }) => runs.pop()],
  ['w:ins', ({ count }) => count.inserted--],
  ['w:moveTo', ({ count }) => count.inserted--],
  ['w:del', ({ count }) => count.deleted--],
  ['w:moveFrom', ({ count }) => count.deleted--],
  ['w:delText', ({ count }) => count.deleted--],
  ['mc:AlternateContent', ({ alternatives }) => alternatives.pop()],
]);

/** Follows a field by its `w:fldChar`: instruction, then result. Text in the instruction is there, but not shown. */
export function stepField(walk: Walk, node: XmlNode): void {
  const { fields, count } = walk;
  const type = node.attributes.fldCharType;
  if (type === 'begin') {
    write(walk, checkBoxText(node));
    fields.push('code');
    count.codes++;
    return;
  }
  if (fields.pop() === 'code') count.codes--;
  if (type === 'separate') fields.push('result');
}

function openParagraph(walk: Walk): void {
  walk.open.push(addParagraph(walk));
}

/** A paragraph of a drawing. */
function openShapeParagraph(walk: Walk): void {
  walk.open.push(addParagraph(walk, { ...placeOf(walk), kind: 'textbox', cell: null }));
}

function closeParagraph(walk: Walk): void {
  const draft = walk.open.pop();
  endInstructions(walk);
  if (draft !== undefined) settle(draft, walk.context.number(draft.properties));
}

/** None goes on into the next paragraph: its field has lost its end, and must not hide what follows. */
function endInstructions({ fields, count }: Walk): void {
  for (let i = fields.length - 1; i >= 0 && count.codes > 0; i--) {
    if (fields[i] === 'code') count.codes--;
    fields[i] = 'result';
  }
}

/** Tells what a paragraph is, now that it is read. */
function settle(draft: Draft, number: PlacedNumber | null): void {
  const { place, properties } = draft;
  const { outline = BODY_TEXT } = properties;
  draft.label = number?.label ?? '';
  if (number !== null) draft.level = number.depth;
  if (draft.kind === 'cell' && place.cell !== null) draft.cell = place.cell;
  if (draft.kind !== 'paragraph') return;
  if (number !== null) draft.kind = 'item';
  if (outline < BODY_TEXT) {
    draft.kind = 'heading';
    draft.level = outline + 1;
  }
}

function openNote(walk: Walk, { id = '' }: Attributes): void {
  walk.owner = id;
}

function refer(walk: Walk, reference: Reference): void {
  walk.open.at(-1)?.references.push(reference);
}

/** Letters drawn as a picture, watermarks too: the text is an attribute. */
function writeWordArt(walk: Walk, { string = '' }: Attributes): void {
  openShapeParagraph(walk);
  openRun(walk, null);
  write(walk, textOf(string, {}));
  walk.runs.pop();
  closeParagraph(walk);
}
