import { child, childValue, type XmlNode } from './xml.ts';

/** How a run looks. What is absent is inherited. */
export interface RunProperties {
  /** Id of a character style. */
  readonly style?: string;
  readonly vanish?: boolean;
  /** Points. */
  readonly size?: number;
  /** Six hexadecimal digits, or `auto`. */
  readonly colour?: string;
  readonly ground?: Ground;
}

/** What paragraphs tell beside their look. What is absent is inherited. */
export interface ParagraphProperties {
  /** Id of a paragraph style. */
  readonly style?: string;
  /** 0 to 8, or 9 for body text. */
  readonly outline?: number;
  /** Id of a numbering; `0` for none. */
  readonly list?: string;
  /** Depth in the numbering, from 0. */
  readonly depth?: number;
  readonly ground?: Ground;
}

/** The colour that text stands on: six hexadecimal digits; null where it is coloured, but not known how. */
export type Ground = string | null;

const HEX = /^[0-9a-f]{6}$/i;

/** Reads a `w:rPr`. */
export function runProperties(node: XmlNode): RunProperties {
  const vanish = child(node, 'w:vanish');
  const ground = child(node, 'w:highlight') === undefined ? shading(node) : highlight(node);
  return present<RunProperties>({
    style: childValue(node, 'w:rStyle'),
    vanish: vanish && isOn(vanish),
    size: points(childValue(node, isComplexScript(node) ? 'w:szCs' : 'w:sz')),
    colour: childValue(node, 'w:color'),
    ground,
  });
}

/** Reads a `w:pPr`. */
export function paragraphProperties(node: XmlNode): ParagraphProperties {
  const numbering = child(node, 'w:numPr');
  return present<ParagraphProperties>({
    style: childValue(node, 'w:pStyle'),
    outline: integer(childValue(node, 'w:outlineLvl')),
    list: numbering && childValue(numbering, 'w:numId'),
    depth: numbering && integer(childValue(numbering, 'w:ilvl')),
    ground: shading(node),
  });
}

/** The ground that the `w:shd` of a properties element makes; undefined where it makes none. */
export function shading(node: XmlNode): Ground | undefined {
  const shade = child(node, 'w:shd')?.attributes;
  if (shade === undefined || shade.val === 'nil') return undefined;
  const { val = 'clear', fill = 'auto', color = 'auto' } = shade;
  if (val === 'clear') return fill === 'auto' ? undefined : known(fill);
  return val === 'solid' ? known(color) : null;
}

/** Whether a toggle property is set; without a value it is. */
export function isOn(node: XmlNode): boolean {
  return !/^(0|false|off)$/.test(node.attributes.val ?? '');
}

/** A whole number, or undefined where there is none. */
export function integer(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
}

function known(colour: string): Ground {
  return HEX.test(colour) ? colour : null;
}

function highlight(node: XmlNode): Ground | undefined {
  const colour = childValue(node, 'w:highlight');
  if (colour === 'none') return shading(node);
  return colour === 'white' ? 'FFFFFF' : null;
}

/** Text of Arabic, Hebrew and the like has a size of its own. */
function isComplexScript(node: XmlNode): boolean {
  const script = child(node, 'w:rtl') ?? child(node, 'w:cs');
  return script !== undefined && isOn(script);
}

/** Half-points, or a measure with its unit. */
function points(value: string | undefined): number | undefined {
  if (value === undefined || !/^[\d.]+(pt)?$/.test(value)) return undefined;
  return value.endsWith('pt') ? Number.parseFloat(value) : Number(value) / 2;
}

/** Without the keys that have no value, so that a spread inherits. */
function present<T extends object>(properties: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as T;
}
