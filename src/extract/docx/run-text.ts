import { isOn } from './properties.ts';
import { symbolText } from './symbol.ts';
import { type Attributes, child, type XmlNode } from './xml.ts';

/*
 * What the elements of a run amount to in `Document.text`. The offsets of a `DocxAnchor` count exactly this, so
 * whoever writes into a document finds the place again by counting with the same functions.
 */

const TEXT_ELEMENTS: ReadonlySet<string> = new Set(['w:t', 'w:delText', 'm:t', 'a:t']);

/** Whether the characters inside an element are text of the document. */
export function holdsText(name: string): boolean {
  return TEXT_ELEMENTS.has(name);
}

/**
 * The characters of a text element as they count: white space that only lays out the XML goes, a line end within
 * is a space (a line of the document is broken by `w:br` alone).
 */
export function textOf(characters: string, attributes: Attributes): string {
  const kept = attributes.space === 'preserve' ? characters : withoutLayout(characters);
  return kept.replace(/[\r\n]/g, ' ');
}

/** The text that an element stands for: breaks, tabs, hyphens, symbols; empty for all others. */
export function elementText(name: string, attributes: Attributes): string {
  switch (name) {
    case 'w:br':
    case 'w:cr':
    case 'a:br':
      return '\n';
    case 'w:tab':
    case 'w:ptab':
      return '\t';
    case 'w:noBreakHyphen':
      return '-';
    case 'w:sym':
      return symbolText(attributes.font ?? '', Number.parseInt(attributes.char ?? '', 16));
    default:
      return '';
  }
}

/** The box of a check box of an old form, given the `w:fldChar` that begins it; empty for other fields. */
export function checkBoxText(field: XmlNode): string {
  const data = child(field, 'w:ffData');
  const box = data && child(data, 'w:checkBox');
  if (box === undefined) return '';
  const state = child(box, 'w:checked') ?? child(box, 'w:default');
  return state !== undefined && isOn(state) ? '☒' : '☐';
}

/** Without the white space at an end that holds a line break: no writer means that as text. */
function withoutLayout(characters: string): string {
  const start = characters.length - characters.trimStart().length;
  const end = characters.trimEnd().length;
  const from = characters.slice(0, start).includes('\n') ? start : 0;
  const to = characters.slice(end).includes('\n') ? end : characters.length;
  return characters.slice(from, to);
}
