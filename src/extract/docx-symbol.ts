/** Symbol fonts and their characters 0x20 to 0xFF as Unicode. Only what forms and lists use: boxes, ticks, numbers. */
const FONTS: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  ['symbol', symbols({ 0xb7: '•', 0xa8: '♦', 0xd6: '√', 0xde: '⇒', 0xae: '→', 0xb0: '°', 0xb4: '×', 0xa3: '≤', 0xb3: '≥' })],
  [
    'wingdings',
    symbols({
      0x6c: '●', 0x6d: '❍', 0x6e: '■', 0x6f: '□', 0x70: '□', 0x71: '❑', 0x72: '❒', 0x74: '⧫', 0x75: '◆', 0x76: '❖',
      0x9f: '•', 0xa1: '○', 0xa7: '▪', 0xa8: '□', 0xd8: '➢', 0xe0: '→', 0xe8: '➔', 0xf0: '⇨', 0xfb: '✗', 0xfc: '✓',
      0xfd: '☒', 0xfe: '☑',
      ...numbered(0x80, '⓪①②③④⑤⑥⑦⑧⑨⑩'),
      ...numbered(0x8b, '⓿❶❷❸❹❺❻❼❽❾❿'),
    }),
  ],
  [
    'wingdings 2',
    symbols({
      0x2a: '□', 0x4f: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0x97: '●', 0x98: '●', 0xa2: '■',
      0xa3: '□', 0xae: '◆',
      ...numbered(0x69, '⓪①②③④⑤⑥⑦⑧⑨⑩'),
      ...numbered(0x75, '⓿❶❷❸❹❺❻❼❽❾❿'),
    }),
  ],
  ['wingdings 3', symbols({ 0x7d: '▶', 0x84: '◀', 0xa0: '▲' })],
  ['webdings', symbols({ 0x61: '✓', 0x63: '□', 0x72: '✗', 0x6e: '●', 0x67: '■' })],
]);

/**
 * What a character of a font shows, as Unicode: `code` as in `w:sym`, also from the private area in which symbol
 * fonts lie (0xF000 to 0xF0FF). Empty for an ornament that has no plain equivalent.
 */
export function symbolText(font: string, code: number): string {
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const symbol = FONTS.get(font.toLowerCase());
  if (symbol !== undefined && low <= 0xff) return symbol.get(low) ?? '';
  return low >= 0x20 && low <= 0x10ffff && (low < 0xd800 || low > 0xdfff) ? String.fromCodePoint(low) : '';
}

function symbols(byCode: Readonly<Record<number, string>>): ReadonlyMap<number, string> {
  return new Map(Object.entries(byCode).map(([code, text]) => [Number(code), text]));
}

function numbered(first: number, characters: string): Record<number, string> {
  return Object.fromEntries(Array.from(characters, (character, i) => [first + i, character]));
}
