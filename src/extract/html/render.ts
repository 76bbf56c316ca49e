import { align, type Origin } from './align.ts';
import { BLOCKS, BUTTON_INPUTS, WORDLESS_INPUTS } from './elements.ts';
import type { Written } from './piece.ts';
import { markOf } from './style.ts';
import type { HtmlElement, HtmlTree } from './tree.ts';
import { type Context, type Visit, walk } from './walk.ts';
import { HtmlWriter } from './writer.ts';

const VISITS_PER_CHECK = 4096;

/** Writes a page as it is read; null when the deadline (epoch ms) passes on the way. */
export function render(tree: HtmlTree, deadline: number): Written | null {
  const writer = new HtmlWriter();
  let visits = 0;
  for (const visit of walk(tree.document)) {
    if (visits++ % VISITS_PER_CHECK === 0 && Date.now() > deadline) return null;
    for (const piece of take(visit, writer, tree.source)) writePiece(writer, piece, tree);
  }
  return writer.finish();
}

/** Words found in the source, as text or in an attribute. */
interface Words {
  readonly text: string;
  readonly origin: Origin;
  readonly context: Context;
}

function writePiece(writer: HtmlWriter, { text, origin, context }: Words, { resolve }: HtmlTree): void {
  const { look, place } = context;
  writer.write({
    text,
    segments: align(text, origin, resolve),
    isPre: look.isPre,
    mark: markOf(look),
    place,
  });
}

/** Tells the writer what begins and ends here, and gives the words that stand here. */
function take(visit: Visit, writer: HtmlWriter, source: string): Words[] {
  const { context } = visit;
  if (visit.kind === 'text') {
    const { value, sourceCodeLocation: at } = visit.node;
    return at ? [{ text: value, origin: { source, start: at.startOffset, end: at.endOffset }, context }] : [];
  }
  const { tagName } = visit.element;
  if (tagName === 'label') visit.kind === 'enter' ? writer.beginLabel() : writer.endLabel();
  if (BLOCKS.has(tagName) || isButton(visit.element)) writer.endBlock();
  if (visit.kind === 'leave') return [];
  if (tagName === 'br') writer.breakLine();
  if (tagName === 'input' || tagName === 'textarea') writer.gap();
  return captions(visit.element, source).map((words) => ({ ...words, context }));
}

/** What a form field shows of itself: its value, or else what it asks for. */
function captions(element: HtmlElement, source: string): Omit<Words, 'context'>[] {
  const { tagName, attrs } = element;
  const type = attrs.find(({ name }) => name === 'type')?.value.toLowerCase() ?? 'text';
  if ((tagName !== 'input' || WORDLESS_INPUTS.has(type)) && tagName !== 'textarea') return [];
  const filled = attrs.filter(
    ({ name, value }) => (name === 'value' || name === 'placeholder') && value.trim() !== '',
  );
  const shown = filled.find(({ name }) => name === 'value') ?? filled[0];
  const at = shown && element.sourceCodeLocation?.attrs?.[shown.name];
  return at ? [{ text: shown.value, origin: valueOrigin(source, at.startOffset, at.endOffset) }] : [];
}

/** Where the value of an attribute stands: behind the sign and within the quotes, if there are any. */
function valueOrigin(source: string, start: number, end: number): Origin {
  const before = /^[^=]*=\s*["']?/u.exec(source.slice(start, end))?.[0] ?? '';
  return { source, start: start + before.length, end: /["']$/u.test(before) ? end - 1 : end };
}

function isButton({ tagName, attrs }: HtmlElement): boolean {
  return (
    tagName === 'input' &&
    attrs.some(({ name, value }) => name === 'type' && BUTTON_INPUTS.has(value.toLowerCase()))
  );
}
