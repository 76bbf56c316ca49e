import { checkBoxText, elementText, holdsText, textOf } from '../../extract/docx/run-text.ts';
import { DESCRIPTIONS, isSkipped } from '../../extract/docx/story.ts';
import { attributesOf, childrenOf, nameOf, parentOf, type XmlElement, xmlNodeOf } from './dom.ts';

/** The text that a child of a run holds. */
export interface RunPiece {
  readonly child: XmlElement;
  text: string;
}

/** A `w:r` with its own text, as anchors count it. */
export interface Run {
  readonly element: XmlElement;
  readonly pieces: RunPiece[];
}

/** What is still to come on the walk: an element to enter or to leave. */
interface Step {
  readonly element: XmlElement;
  readonly name: string;
  readonly skipped: boolean;
  readonly isLeaving: boolean;
}

/** The state of the walk, as far as the reader's has to do with runs. */
interface Walk {
  readonly runs: Run[];
  /** Null for what is no `w:r`. */
  readonly open: (Run | null)[];
  readonly alternatives: number[];
  readonly count: { written: number };
}

const RUNS: ReadonlySet<string> = new Set(['w:r', 'm:r', 'a:r']);

/** The runs of a part, each at the number by which anchors name it. It walks as the reader of DOCX does. */
export function runsOf(root: XmlElement): readonly Run[] {
  const walk: Walk = { runs: [], open: [], alternatives: [], count: { written: 0 } };
  const steps: Step[] = [stepTo(root, false)];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (step.isLeaving) leave(walk, step.name);
    else steps.push(...enter(walk, step));
  }
  return walk.runs;
}

const stepTo = (element: XmlElement, skipped: boolean): Step => ({
  element,
  name: nameOf(element),
  skipped,
  isLeaving: false,
});

/** Takes an element in, and tells what comes next, the last first. */
function enter(walk: Walk, step: Step): Step[] {
  const { element, name } = step;
  if (DESCRIPTIONS.has(name)) {
    if (name === 'w:fldChar' && !step.skipped) write(walk, element, checkBoxText(xmlNodeOf(element)));
    return [];
  }
  const run: Run = { element, pieces: [] };
  if (name === 'w:r') walk.runs.push(run);
  const attributes = attributesOf(element);
  const skipped = step.skipped || isSkipped(walk, name, attributes);
  const inside = childrenOf(element).map((child) => stepTo(child, skipped));
  if (skipped) return inside.reverse();
  if (RUNS.has(name)) walk.open.push(name === 'w:r' ? run : null);
  if (name === 'mc:AlternateContent') walk.alternatives.push(walk.count.written);
  if (name === 'v:textpath') walk.count.written += textOf(attributes.string ?? '', {}).length;
  if (holdsText(name)) write(walk, element, textOf(element.textContent ?? '', attributes));
  write(walk, element, elementText(name, attributes));
  return [{ ...step, isLeaving: true }, ...inside.reverse()];
}

function leave(walk: Walk, name: string): void {
  if (RUNS.has(name)) walk.open.pop();
  if (name === 'mc:AlternateContent') walk.alternatives.pop();
}

function write({ open, count }: Walk, element: XmlElement, text: string): void {
  if (text === '') return;
  count.written += text.length;
  const run = open.at(-1);
  if (!run) return;
  const child = childIn(run.element, element);
  const last = run.pieces.at(-1);
  if (last?.child === child) last.text += text;
  else run.pieces.push({ child, text });
}

/** The child of a run in which an element stands. */
function childIn(run: XmlElement, element: XmlElement): XmlElement {
  let child = element;
  for (let outer = parentOf(child); outer !== null && outer !== run; outer = parentOf(child)) child = outer;
  return child;
}
