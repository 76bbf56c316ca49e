import type { PlacedNumber } from './docx-numbering.ts';
import type { Paragraph, Reference } from './docx-paragraph.ts';
import { closedPlace, describedPlace, isPlace, openedPlace, PAPER } from './docx-place.ts';
import { paragraphProperties, runProperties } from './docx-properties.ts';
import { Refusal } from './docx-refusal.ts';
import { checkBoxText, elementText, holdsText, textOf } from './docx-run-text.ts';
import {
  addParagraph,
  type Draft,
  openRun,
  placeOf,
  type StoryContext,
  type StoryPart,
  startWalk,
  type Walk,
  write,
} from './docx-walk.ts';
import { type Attributes, walkXml, type XmlNode } from './docx-xml.ts';

type Open = (walk: Walk, attributes: Attributes) => void;
type Close = (walk: Walk) => void;

/** Elements with all that is in them that show nothing, or show it elsewhere (`w:rt`: the reading above ruby). */
const SKIPPED: ReadonlySet<string> = new Set([
  'w:instrText',
  'w:delInstrText',
  'w:rt',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:sectPr',
  'w:tblPrEx',
  'm:ctrlPr',
]);
/** Elements that describe what they stand in. */
const DESCRIPTIONS: ReadonlySet<string> = new Set([
  'w:pPr',
  'w:rPr',
  'w:tblPr',
  'w:trPr',
  'w:tcPr',
  'w:fldChar',
  'wps:spPr',
  'wps:style',
]);
/** Outline level of what is no heading. */
const BODY_TEXT = 9;
const NOTES: ReadonlySet<string> = new Set(['w:footnote', 'w:endnote', 'w:comment']);

/** What begins with an element. Elements not named here are walked through: links, content controls, tags … */
const OPEN: ReadonlyMap<string, Open> = new Map<string, Open>([
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

const CLOSE: ReadonlyMap<string, Close> = new Map<string, Close>([
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

/**
 * The paragraphs of a part, text boxes and tables in their place, in reading order. Throws a `Refusal` as
 * `walkXml` does, and where the main part is no Word document.
 */
export async function readStory(part: StoryPart, context: StoryContext): Promise<readonly Paragraph[]> {
  const walk = startWalk(part, context);
  await walkXml(
    part.bytes,
    {
      open: (name, attributes) => openElement(walk, name, attributes),
      close: (name) => closeElement(walk, name),
      text: (characters) => {
        if (walk.text !== null) walk.text.characters += characters;
      },
      whole: (name) => DESCRIPTIONS.has(name),
      tree: (node) => describe(walk, node),
    },
    context.guard,
  );
  if (part.kind === 'body' && walk.root !== 'w:document') throw new Refusal('malformed', 'malformed-docx');
  return walk.paragraphs;
}

function openElement(walk: Walk, name: string, attributes: Attributes): void {
  const { count } = walk;
  walk.root ??= name;
  if (name === 'w:r') count.runs++;
  if (count.skipped > 0 || isSkipped(walk, name, attributes)) {
    count.skipped++;
    return;
  }
  if (isPlace(name)) walk.places.push(openedPlace(placeOf(walk), { name, attributes }, count.tables));
  if (holdsText(name)) walk.text = { characters: '', attributes };
  write(walk, elementText(name, attributes));
  OPEN.get(name)?.(walk, attributes);
}

function closeElement(walk: Walk, name: string): void {
  if (walk.count.skipped > 0) {
    walk.count.skipped--;
    return;
  }
  if (holdsText(name) && walk.text !== null) {
    write(walk, textOf(walk.text.characters, walk.text.attributes));
    walk.text = null;
  }
  CLOSE.get(name)?.(walk);
  if (isPlace(name)) closePlace(walk, name);
}

/** Of alternatives the first that has any text is read; of notes, those that are only a line are not. */
function isSkipped(walk: Walk, name: string, attributes: Attributes): boolean {
  if (name === 'mc:Choice' || name === 'mc:Fallback') {
    return walk.count.written > (walk.alternatives.at(-1) ?? walk.count.written);
  }
  if (NOTES.has(name)) return (attributes.type ?? 'normal') !== 'normal';
  return SKIPPED.has(name);
}

function closePlace(walk: Walk, name: string): void {
  const inner = walk.places.pop();
  const outer = walk.places.pop();
  if (inner !== undefined && outer !== undefined) walk.places.push(closedPlace(outer, name, inner));
}

function describe(walk: Walk, node: XmlNode): void {
  if (walk.count.skipped > 0) return;
  const { styles } = walk.context;
  const paragraph = walk.open.at(-1);
  const run = walk.runs.at(-1);
  if (node.name === 'w:fldChar') stepField(walk, node);
  else if (node.name === 'w:rPr' && run !== undefined) run.properties = runProperties(node);
  else if (node.name === 'w:pPr' && paragraph !== undefined) {
    paragraph.properties = styles.paragraph(paragraphProperties(node));
  } else walk.places.push(describedPlace(walk.places.pop() ?? PAPER, node, styles));
}

/** A field is its instruction, then its result; text in the instruction is there, but not shown. */
function stepField(walk: Walk, node: XmlNode): void {
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
  // No instruction goes on into the next paragraph: its field has lost its end, and must not hide what follows.
  if (walk.count.codes > 0) walk.fields.fill('result');
  walk.count.codes = 0;
  if (draft !== undefined) settle(draft, walk.context.number(draft.properties));
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
