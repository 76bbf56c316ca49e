import type { CellPlace } from '../../model.ts';
import { type Ground, integer, isOn, shading } from './properties.ts';
import type { Styles } from './styles.ts';
import { type Attributes, child, childValue, type XmlNode } from './xml.ts';

/** Where text stands: in the open, in a table cell, in a text box. The walk keeps a stack of them. */
export interface Place {
  readonly kind: 'paragraph' | 'cell' | 'textbox';
  /** The cell it is in, or, between the cells of a table, the one that comes next. */
  readonly cell: CellPlace | null;
  /** Columns that the cell spans. */
  readonly span: number;
  /** For each column of the table, the row in which the cell that reaches down here begins. */
  readonly merged: readonly number[];
  readonly ground: Ground;
  /** In a table row that is not shown. */
  readonly hidden: boolean;
}

const WHITE = 'FFFFFF';
const SHAPES: ReadonlySet<string> = new Set(['wps:wsp', 'v:shape', 'v:rect', 'v:roundrect', 'v:oval']);
const PLACES: ReadonlySet<string> = new Set(['w:tbl', 'w:tr', 'w:tc', 'w:txbxContent', ...SHAPES]);
const FILLS: ReadonlySet<string> = new Set([
  'a:solidFill',
  'a:gradFill',
  'a:blipFill',
  'a:pattFill',
  'a:grpFill',
]);
/** Word allows 63. */
const MAX_COLUMNS = 1000;

/** Where the text of a part begins. */
export const PAPER: Place = {
  kind: 'paragraph',
  cell: null,
  span: 1,
  merged: [],
  ground: WHITE,
  hidden: false,
};

/** Whether an element opens a place of its own. */
export function isPlace(name: string): boolean {
  return PLACES.has(name);
}

/** The place that an element opens inside `outer`; `table` is the number of the next table. */
export function openedPlace(
  outer: Place,
  { name, attributes }: { readonly name: string; readonly attributes: Attributes },
  table: number,
): Place {
  if (name === 'w:tbl') return { ...outer, cell: { table, row: 0, column: 0 }, merged: [] };
  if (name === 'w:tc') return { ...outer, kind: 'cell', span: 1 };
  if (name === 'w:txbxContent') return { ...outer, kind: 'textbox', cell: null };
  return SHAPES.has(name) ? { ...outer, ground: shapeGround(attributes) } : outer;
}

/** What is left of `outer` when the place `inner` of an element in it closes: one cell or one row further. */
export function closedPlace(outer: Place, name: string, inner: Place): Place {
  if (outer.cell === null || inner.cell === null) return outer;
  const { table, row, column } = outer.cell;
  if (name === 'w:tr') return { ...outer, cell: { table, row: row + 1, column: 0 }, merged: inner.merged };
  if (name !== 'w:tc') return outer;
  return {
    ...outer,
    cell: { table, row, column: Math.min(column + inner.span, MAX_COLUMNS) },
    merged: Object.assign([...outer.merged], { [column]: inner.cell.row }),
  };
}

/** A place with what its properties element tells about it. */
export function describedPlace(place: Place, node: XmlNode, styles: Styles): Place {
  switch (node.name) {
    case 'w:tblPr':
      return { ...place, ground: tableGround(place, node, styles) };
    case 'w:trPr':
      return describedRow(place, node);
    case 'w:tcPr':
      return describedCell(place, node);
    case 'wps:spPr':
    case 'wps:style':
      return { ...place, ground: node.children.some(isFill) ? null : place.ground };
    default:
      return place;
  }
}

function tableGround(place: Place, node: XmlNode, styles: Styles): Ground {
  const style = childValue(node, 'w:tblStyle');
  const own = shading(node);
  if (own !== undefined) return own;
  return style !== undefined && styles.shades(style) ? null : place.ground;
}

function describedRow(place: Place, node: XmlNode): Place {
  const before = columns(childValue(node, 'w:gridBefore'), 0);
  const hidden = child(node, 'w:hidden');
  return {
    ...place,
    cell: place.cell && { ...place.cell, column: before },
    hidden: place.hidden || (hidden !== undefined && isOn(hidden)),
  };
}

function describedCell(place: Place, node: XmlNode): Place {
  const merge = child(node, 'w:vMerge');
  const reachesDown = merge !== undefined && merge.attributes.val !== 'restart';
  const above = place.cell && reachesDown ? place.merged[place.cell.column] : undefined;
  const ground = shading(node);
  return {
    ...place,
    cell: place.cell && { ...place.cell, row: above ?? place.cell.row },
    span: columns(childValue(node, 'w:gridSpan'), 1),
    ground: ground === undefined ? place.ground : ground,
  };
}

function columns(value: string | undefined, least: number): number {
  return Math.min(Math.max(integer(value) ?? least, least), MAX_COLUMNS);
}

function isFill({ name, attributes }: XmlNode): boolean {
  return FILLS.has(name) || (name === 'a:fillRef' && attributes.idx !== '0');
}

/** The ground of a VML shape by its attributes; that of a DrawingML shape comes with its properties. */
function shapeGround({ filled = 't', fillcolor = 'white' }: Attributes): Ground {
  return /^(f|false)$/.test(filled) || /^(white|#fff(fff)?)\b/i.test(fillcolor) ? WHITE : null;
}
