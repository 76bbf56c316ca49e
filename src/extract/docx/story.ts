import { CLOSE, OPEN, stepField } from './elements.ts';
import type { Paragraph } from './paragraph.ts';
import { closedPlace, describedPlace, isPlace, openedPlace, PAPER } from './place.ts';
import { paragraphProperties, runProperties } from './properties.ts';
import { Refusal } from './refusal.ts';
import { elementText, holdsText, textOf } from './run-text.ts';
import { placeOf, type StoryContext, type StoryPart, startWalk, type Walk } from './walk.ts';
import { write } from './write.ts';
import { type Attributes, walkXml, type XmlNode } from './xml.ts';

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
export const DESCRIPTIONS: ReadonlySet<string> = new Set([
  'w:pPr',
  'w:rPr',
  'w:tblPr',
  'w:trPr',
  'w:tcPr',
  'w:fldChar',
  'wps:spPr',
  'wps:style',
]);
const NOTES: ReadonlySet<string> = new Set(['w:footnote', 'w:endnote', 'w:comment']);

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
export function isSkipped(
  walk: { readonly count: Pick<Walk['count'], 'written'>; readonly alternatives: readonly number[] },
  name: string,
  attributes: Attributes,
): boolean {
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
