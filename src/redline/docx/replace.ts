import type { Author } from './comments.ts';
import {
  around,
  childrenOf,
  descendants,
  insertAfter,
  type Maker,
  nameOf,
  parentOf,
  type XmlElement,
} from './dom.ts';

export interface Replacing {
  readonly maker: Maker;
  readonly nextId: () => string;
  readonly by: Author;
  /** What comes in looks like what goes; not where that can hardly be seen. */
  readonly keepsLook: boolean;
}

/** Where runs may stand, and tracked changes around them. */
const HOLDERS: ReadonlySet<string> = new Set(
  ['p', 'hyperlink', 'ins', 'moveTo', 'smartTag', 'sdtContent', 'fldSimple', 'customXml'].map(
    (name) => `w:${name}`,
  ),
);
const DELETED: readonly string[] = ['w:del', 'w:moveFrom'];
const INSERTED: ReadonlySet<string> = new Set(['w:ins', 'w:moveTo']);
/** What a sentence must not take along when it goes. */
const KEPT: ReadonlySet<string> = new Set([
  'w:drawing',
  'w:pict',
  'w:object',
  'w:ruby',
  'w:commentReference',
  'mc:AlternateContent',
]);
/** Looks that belong to the words that go, not to the place. */
const DROPPED: ReadonlySet<string> = new Set(
  [
    'rStyle',
    'vanish',
    'webHidden',
    'specVanish',
    'color',
    'highlight',
    'u',
    'shd',
    'rPrChange',
    'ins',
    'del',
  ].map((name) => `w:${name}`),
);
const LETTERS: ReadonlySet<string> = new Set(['w:rFonts', 'w:lang']);
const DELETED_NAMES: ReadonlyMap<string, string> = new Map([
  ['w:t', 'delText'],
  ['w:instrText', 'delInstrText'],
]);

/**
 * Deletes runs and inserts text in their place (none where it is empty), both as tracked changes. Tells whether that
 * could be done: not where a field begins or ends outside, or the runs stand where no tracked change may.
 */
export function replace(runs: readonly XmlElement[], text: string, replacing: Replacing): boolean {
  const standing = runs.filter((run) => !DELETED.some((name) => around(run, name) !== null));
  const stretches = byParagraph(standing).map(between);
  const going = stretches.map((stretch) => stretch.filter((run) => !holds(run, KEPT)));
  const [first] = going;
  const look = first?.[0];
  if (!first || !look || !stretches.every(isWhole) || !going.every((some) => some.every(isFree)))
    return false;
  if (standing.some((run) => holds(run, KEPT) || !going.some((some) => some.includes(run)))) return false;
  const inserted = insertion(look, text, replacing);
  const ends = going.map((some) => deleteRuns(some, replacing));
  const end = ends[0];
  if (end && text !== '') insertAfter(inserted, outside(end, replacing.nextId));
  return true;
}

function byParagraph(runs: readonly XmlElement[]): readonly (readonly XmlElement[])[] {
  const paragraphs = new Map<XmlElement, XmlElement[]>();
  for (const run of runs) {
    const paragraph = around(run, 'w:p');
    if (paragraph) paragraphs.set(paragraph, [...(paragraphs.get(paragraph) ?? []), run]);
  }
  return [...paragraphs.values()];
}

/** The runs of a paragraph from the first of some to the last, those without text, too. */
function between(runs: readonly XmlElement[]): readonly XmlElement[] {
  const paragraph = runs[0] && around(runs[0], 'w:p');
  if (!paragraph) return [];
  const all = [...descendants(paragraph)].filter(
    (element) =>
      nameOf(element) === 'w:r' && around(element, 'w:p') === paragraph && !isNested(element, paragraph),
  );
  const places = runs.map((run) => all.indexOf(run)).filter((place) => place >= 0);
  const deleted = (run: XmlElement) => DELETED.some((name) => around(run, name) !== null);
  return all.slice(Math.min(...places), Math.max(...places) + 1).filter((run) => !deleted(run));
}

function isNested(run: XmlElement, paragraph: XmlElement): boolean {
  const outer = around(run, 'w:r');
  return outer !== null && around(outer, 'w:p') === paragraph;
}

/** Whether every field that begins in these runs ends in them, too. */
function isWhole(runs: readonly XmlElement[]): boolean {
  let open = 0;
  for (const type of runs.flatMap(childrenOf).map((child) => fieldType(child))) {
    if (type === 'begin') open++;
    if ((type === 'separate' || type === 'end') && open === 0) return false;
    if (type === 'end') open--;
  }
  return open === 0;
}

function fieldType(element: XmlElement): string | null {
  return nameOf(element) === 'w:fldChar' ? element.getAttributeNS(element.namespaceURI, 'fldCharType') : null;
}

const isFree = (run: XmlElement): boolean => HOLDERS.has(nameOf(parentOf(run) ?? run));

const holds = (run: XmlElement, names: ReadonlySet<string>): boolean =>
  childrenOf(run).some((child) => names.has(nameOf(child)));

/** Puts runs into tracked deletions, neighbours into one, and returns the last. */
function deleteRuns(
  runs: readonly XmlElement[],
  { maker: { make }, nextId, by }: Replacing,
): XmlElement | null {
  let deletion: XmlElement | null = null;
  for (const run of runs) {
    if (deletion === null || run.previousSibling !== deletion) {
      deletion = make('del', { id: nextId(), ...by });
      run.parentNode?.insertBefore(deletion, run);
    }
    deletion.appendChild(run);
    for (const child of childrenOf(run)) rename(child, make);
  }
  return deletion;
}

/** Text that is deleted has elements of its own. */
function rename(child: XmlElement, make: Maker['make']): void {
  const name = DELETED_NAMES.get(nameOf(child));
  if (name === undefined) return;
  const renamed = make(name);
  for (const { namespaceURI, name: qualified, value } of [...child.attributes]) {
    renamed.setAttributeNS(namespaceURI, qualified, value);
  }
  while (child.firstChild) renamed.appendChild(child.firstChild);
  child.parentNode?.replaceChild(renamed, child);
}

function insertion(look: XmlElement, text: string, { maker, nextId, by, keepsLook }: Replacing): XmlElement {
  const { make } = maker;
  const old = childrenOf(look).find((child) => nameOf(child) === 'w:rPr');
  const stays = (name: string) => (keepsLook ? !DROPPED.has(name) : LETTERS.has(name));
  const kept = old ? childrenOf(old).filter((child) => stays(nameOf(child))) : [];
  const properties = make(
    'rPr',
    {},
    kept.map((child) => child.cloneNode(true) as XmlElement),
  );
  const run = make('r', {}, [properties, maker.text('t', text)]);
  return make('ins', { id: nextId(), ...by }, [run]);
}

/** The place behind an element that is outside of insertions by others: theirs is parted there. */
function outside(element: XmlElement, nextId: () => string): XmlElement {
  const outer = parentOf(element);
  if (!outer || !INSERTED.has(nameOf(outer))) return element;
  if (element.nextSibling) {
    const rest = outer.cloneNode(false) as XmlElement;
    rest.setAttributeNS(outer.namespaceURI, `${outer.prefix ?? 'w'}:id`, nextId());
    while (element.nextSibling) rest.appendChild(element.nextSibling);
    insertAfter(rest, outer);
  }
  return outside(outer, nextId);
}
