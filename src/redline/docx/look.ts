import type { Severity } from '../../model.ts';
import { childrenOf, type Maker, nameOf, type XmlElement } from './dom.ts';

/** The children of `w:rPr` in the order that the schema wants (ECMA-376 part 1, EG_RPrBase); what is not here comes behind. */
const ORDER = (
  'ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint ' +
  'noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText ' +
  'vertAlign rtl cs em lang eastAsianLayout specVanish oMath'
)
  .split(' ')
  .map((name) => `w:${name}`);

/** Colours that Word has names for, on which black text can be read. */
const COLOURS: Readonly<Record<Severity, string>> = {
  critical: 'magenta',
  high: 'yellow',
  medium: 'cyan',
  low: 'green',
  info: 'lightGray',
};
const EVIDENCE = { val: 'thick', color: 'C00000' };

export interface Look {
  readonly severity: Severity | null;
  readonly isEvidence: boolean;
}

/** Highlights a run by severity, and underlines it in red where a finding rests on it. */
export function dress(run: XmlElement, { severity, isEvidence }: Look, { make }: Maker): void {
  const properties = propertiesOf(run, make);
  if (severity) put(properties, make('highlight', { val: COLOURS[severity] }));
  if (isEvidence) put(properties, make('u', EVIDENCE));
}

function propertiesOf(run: XmlElement, make: Maker['make']): XmlElement {
  const there = childrenOf(run).find((child) => nameOf(child) === 'w:rPr');
  if (there) return there;
  const made = make('rPr');
  run.insertBefore(made, run.firstChild);
  return made;
}

/** Puts a property in its place, and in that of one of the same name. */
function put(properties: XmlElement, property: XmlElement): void {
  const name = nameOf(property);
  for (const old of childrenOf(properties)) if (nameOf(old) === name) properties.removeChild(old);
  const next = childrenOf(properties).find((child) => placeOf(child) > ORDER.indexOf(name));
  properties.insertBefore(property, next ?? null);
}

function placeOf(property: XmlElement): number {
  const place = ORDER.indexOf(nameOf(property));
  return place < 0 ? ORDER.length : place;
}
