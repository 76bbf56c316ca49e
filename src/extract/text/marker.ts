/** The bullet or numbering a line begins with. */
export interface Marker {
  /** What its numbering looks like: two lines of one list have the same style. */
  readonly style: string;
  /** UTF-16 units of the marker, without white space behind it. */
  readonly length: number;
}

/** One to ten and a hundred, as CJK numbering writes them. */
export const LINE_NUMERALS = '\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e';
const NUMERAL = `[0-9０-９\u3007\u96f6${LINE_NUMERALS}]{1,5}`;
const HAN_NUMBER = `[${LINE_NUMERALS}]{1,4}\\s?`;

/**
 * The look of markers, language aside; the rules' language files know the numberings that are words
 * ("Cláusula Primera"). Each `style` is the look with its number left out.
 */
const LOOKS: readonly (readonly [style: string, pattern: RegExp])[] = [
  ['#', /^#{1,6}(?=\s)/u],
  ['bullet', /^[•●○◦▪▫■□◆◇►▶▷★☆※✓✔✗✘☐☑☒·‣⁃∙➢➤✦\ue000-\uf8ff]/u],
  ['bullet', /^[-*+–—－＊](?=\s|\p{Script=Han})/u],
  ['bullet', /^(?![©®™])\p{Extended_Pictographic}\ufe0f?(?=\s)/u],
  ['box', /^(\[[ xX✓✔]?\]|\([ xX✓✔]\))(?=\s)/u],
  ['circled', /^[①-⓿❶-➓㈠-㉃㊀-㊰]/u],
  ['第', new RegExp(`^第\\s?${NUMERAL}\\s?\\p{Script=Han}(?=[\\s\\p{P}\\p{Script=Han}]|$)`, 'u')],
  ['(1)', /^[(（[【]\s?[0-9０-９]{1,3}\s?[)）\]】]/u],
  ['(一)', new RegExp(`^[(（]\\s?${HAN_NUMBER}[)）]`, 'u')],
  ['(a)', /^[(（]\s?([a-zA-Z]|[ivxIVX]{2,5})\s?[)）]/u],
  ['一、', new RegExp(`^${HAN_NUMBER}[、.．：]`, 'u')],
  ['1.1', /^[0-9]{1,2}(\s?[.．]\s?[0-9]{1,2}){1,5}([.．、)）](?!\d)|(?=\s*["“'(¿¡\p{Lu}\p{Script=Han}])|$)/u],
  ['1.', /^[0-9０-９]{1,3}\s?([.．、)）](-|(?![0-9０-９]))|：)/u],
  ['a.', /^([a-zA-Z]|[ivxIVX]{2,5})([.．)）](?=\s|\p{Script=Han})|、)/u],
  ['Art. 1', /^\p{Lu}\p{L}{2,12}\.?\s(\d{1,3}|[IVXLC]{1,6})[.:°º)-]+(?=\s|$)/u],
];

/** Rules out nearly all lines at one look: those that begin with a word. */
const POSSIBLE = new RegExp(
  `^([^\\p{L}]|第|${HAN_NUMBER}[、.．：]|[a-zA-Z]{1,5}[.．)）、]|\\p{Lu}\\p{L}{2,12}\\.?\\s[\\dIVXLC])`,
  'u',
);

/** Longer than any marker, so that a line of any length is looked at in constant time. */
const REACH = 32;

/** The bullet or numbering with which `line` begins, or null. */
export function markerOf(line: string): Marker | null {
  const head = line.slice(0, REACH);
  if (!POSSIBLE.test(head)) return null;
  for (const [look, pattern] of LOOKS) {
    const found = pattern.exec(head)?.[0];
    if (found !== undefined)
      return { style: look === '第' ? `第${found.at(-1)}` : look, length: found.length };
  }
  return null;
}
