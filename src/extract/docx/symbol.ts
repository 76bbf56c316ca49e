/** Symbol fonts and their characters 0x20 to 0xFF as Unicode. Only what forms and lists use: boxes, ticks, numbers. */
const FONTS: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  [
    'symbol',
    symbols({ 183: '•', 168: '♦', 214: '√', 222: '⇒', 174: '→', 176: '°', 180: '×', 163: '≤', 179: '≥' }),
  ],
  [
    'wingdings',
    symbols({
      108: '●',
      109: '❍',
      110: '■',
      111: '□',
      112: '□',
      113: '❑',
      114: '❒',
      116: '⧫',
      117: '◆',
      118: '❖',
      159: '•',
      161: '○',
      167: '▪',
      168: '□',
      216: '➢',
      224: '→',
      232: '➔',
      240: '⇨',
      251: '✗',
      252: '✓',
      253: '☒',
      254: '☑',
      ...numbered(0x80, '⓪①②③④⑤⑥⑦⑧⑨⑩'),
      ...numbered(0x8b, '⓿❶❷❸❹❺❻❼❽❾❿'),
    }),
  ],
  [
    'wingdings 2',
    symbols({
      42: '□',
      79: '✗',
      80: '✓',
      81: '☒',
      82: '☑',
      83: '☒',
      84: '☒',
      151: '●',
      152: '●',
      162: '■',
      163: '□',
      174: '◆',
      ...numbered(0x69, '⓪①②③④⑤⑥⑦⑧⑨⑩'),
      ...numbered(0x75, '⓿❶❷❸❹❺❻❼❽❾❿'),
    }),
  ],
  ['wingdings 3', symbols({ 125: '▶', 132: '◀', 160: '▲' })],
  ['webdings', symbols({ 97: '✓', 99: '□', 114: '✗', 110: '●', 103: '■' })],
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
