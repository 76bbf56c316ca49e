import {
  type ParagraphProperties,
  paragraphProperties,
  type RunProperties,
  runProperties,
  shading,
} from './properties.ts';
import { child, childValue, type XmlNode } from './xml.ts';

/** What the style sheet makes of direct properties. */
export interface Styles {
  /** A paragraph's properties with those of its style. */
  paragraph(direct: ParagraphProperties): ParagraphProperties;
  /** A run's properties with those of its style, its paragraph's style (`paragraph`: the id) and the defaults. */
  run(direct: RunProperties, paragraph: string | undefined): RunProperties;
  /** The numbering that a numbering style stands for. */
  list(style: string): string | undefined;
  /** Whether a table style colours cells. */
  shades(table: string): boolean;
}

interface Style {
  readonly base: string | undefined;
  readonly paragraph: ParagraphProperties;
  readonly run: RunProperties;
  readonly shades: boolean;
}

const PLAIN: Style = { base: undefined, paragraph: {}, run: {}, shades: false };
/** Word allows eleven; a longer chain is a loop or an attack. */
const MAX_CHAIN = 50;

/** Reads `styles.xml`; null for a document without. */
export function readStyles(root: XmlNode | null): Styles {
  const nodes = (root?.children ?? []).filter(({ name }) => name === 'w:style');
  const styles = new Map(nodes.map((node) => [node.attributes.styleId, readStyle(node)]));
  const standard = nodes.find(isStandard)?.attributes.styleId;
  const defaults = defaultRun(root);
  const flat = new Map<string, Style>();
  const style = (id: string | undefined): Style => {
    if (id === undefined) return PLAIN;
    const known = flat.get(id) ?? flatten(styles, id);
    flat.set(id, known);
    return known;
  };
  const paragraphStyle = (id: string | undefined) => style(styles.has(id) ? id : standard);
  return {
    paragraph: (direct) => ({ ...paragraphStyle(direct.style).paragraph, ...direct }),
    run: (direct, paragraph) => ({
      ...defaults,
      ...paragraphStyle(paragraph).run,
      ...style(direct.style).run,
      ...direct,
    }),
    list: (id) => style(id).paragraph.list,
    shades: (table) => style(table).shades,
  };
}

function readStyle(node: XmlNode): Style {
  const paragraph = child(node, 'w:pPr');
  const run = child(node, 'w:rPr');
  const outline = headingOutline(childValue(node, 'w:name') ?? '');
  return {
    base: childValue(node, 'w:basedOn'),
    paragraph: {
      ...(outline === undefined ? {} : { outline }),
      ...(paragraph === undefined ? {} : paragraphProperties(paragraph)),
    },
    run: run === undefined ? {} : runProperties(run),
    shades: shadesCells(node),
  };
}

/** The built-in heading styles keep their English names in every language version. */
function headingOutline(name: string): number | undefined {
  if (/^title$/i.test(name)) return 0;
  const level = /^heading ([1-9])$/i.exec(name)?.[1];
  return level === undefined ? undefined : Number(level) - 1;
}

function isStandard({ attributes }: XmlNode): boolean {
  return attributes.type === 'paragraph' && /^(1|true|on)$/.test(attributes.default ?? '');
}

function defaultRun(root: XmlNode | null): RunProperties {
  const defaults = root && child(root, 'w:docDefaults');
  const holder = defaults && child(defaults, 'w:rPrDefault');
  const run = holder && child(holder, 'w:rPr');
  return run ? runProperties(run) : {};
}

/** Shading of the whole table or of some of its parts (first row, bands …). */
function shadesCells(node: XmlNode): boolean {
  return [node, ...node.children].some((part) =>
    ['w:tblPr', 'w:tcPr'].some((name) => {
      const properties = child(part, name);
      return properties !== undefined && shading(properties) !== undefined;
    }),
  );
}

/** A style with everything that it inherits. */
function flatten(styles: ReadonlyMap<string | undefined, Style>, id: string): Style {
  const chain: Style[] = [];
  let next: string | undefined = id;
  while (next !== undefined && chain.length < MAX_CHAIN) {
    const style: Style | undefined = styles.get(next);
    if (style === undefined) break;
    chain.unshift(style);
    next = style.base;
  }
  return {
    base: undefined,
    paragraph: Object.assign({}, ...chain.map(({ paragraph }) => paragraph)),
    run: Object.assign({}, ...chain.map(({ run }) => run)),
    shades: chain.some(({ shades }) => shades),
  };
}
