const TAG = /<(\/?)([a-z][a-z0-9]{0,20})[^<>]{0,2000}>/giu;
/** Neither nest nor, left as they are, make anything deeper. */
const VOID =
  /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|script|style|textarea|title)$/iu;
/**
 * Make a tree deeper without being closed: in a page nested beyond reason they are left out at every depth.
 */
const LOOSE = /^(li|p|dd|dt|table|caption|colgroup|thead|tbody|tfoot|tr|td|th|a|b|i|u|em|font|strong)$/iu;
const SHALLOW = 128;

/**
 * Blanks out the tags of a page that nest too deep, so that it can be parsed at all. Everything keeps its
 * place: offsets into the result are offsets into the source.
 */
export function flatten(source: string): string {
  let depth = 0;
  return source.replace(TAG, (tag, slash: string, name: string) => {
    if (VOID.test(name)) return tag;
    if (LOOSE.test(name)) return asBreak(tag);
    const isDeep = slash === '' ? depth >= SHALLOW : depth > SHALLOW;
    depth = Math.max(0, depth + (slash === '' ? 1 : -1));
    return isDeep ? asBreak(tag) : tag;
  });
}

/** A line break as long as the tag, where it is long enough; `<b>` and its like break no line. */
const asBreak = (tag: string): string =>
  tag.length >= 5 ? '<br>'.padEnd(tag.length) : ' '.repeat(tag.length);
