/** A piece of text and the font it is set in. */
interface Sample {
  readonly text: string;
  readonly ink: { readonly font: string };
}

/**
 * Shares from which a font, and a page, is taken for garbled. Clean pages measured 0.01 at most, garbled
 * ones 0.3.
 */
const GARBLED_FONT = 0.1;
const GARBLED_PAGE = 0.15;
const SHORTEST_SAMPLE = 20;

/**
 * Whether the text of a page is not what is seen on it. A font without a usable character map gives
 * plausible nonsense: control characters, private use, symbols, ideographs that nobody writes. Once a font
 * does so, nothing in it can be believed.
 */
export function isGarbled(samples: readonly Sample[]): boolean {
  const text = samples.map((sample) => sample.text).join('');
  const isOdd = oddityIn(text);
  const oddities = { all: 0, odd: 0 };
  for (const fontText of byFont(samples).values()) {
    const characters = Array.from(fontText);
    const odd = characters.filter(isOdd).length;
    const isBroken = characters.length >= SHORTEST_SAMPLE && odd > characters.length * GARBLED_FONT;
    oddities.all += characters.length;
    oddities.odd += isBroken ? characters.length : odd;
  }
  return oddities.all >= SHORTEST_SAMPLE && oddities.odd > oddities.all * GARBLED_PAGE;
}

function byFont(samples: readonly Sample[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { text, ink } of samples) texts.set(ink.font, (texts.get(ink.font) ?? '') + text);
  return texts;
}

/** Bullets, boxes to tick, enclosed numbers and rules are common on forms and are no sign of anything. */
const NONSENSE =
  /[\ue000-\uf8ff\ufffd\u2300-\u245f\u2580-\u259f\u2600-\u2604\u2607-\u260f\u2613-\u26ff\u2700-\u2712\u2719-\u2775\u2794-\u27bf\u2800-\u28ff\u3400-\u4dbf\u{20000}-\u{3ffff}\u{f0000}-\u{10ffff}]/u;
const KANA_OR_HANGUL = /[\u3041-\u30ff\uac00-\ud7a3]/g;
const HAN = /[\u4e00-\u9fff]/g;

/** Japanese and Korean use ideographs that Chinese does not: on such a page rare ones say nothing. */
function oddityIn(text: string): (character: string) => boolean {
  const han = text.match(HAN)?.length ?? 0;
  const foreign = text.match(KANA_OR_HANGUL)?.length ?? 0;
  const common = han > 0 && foreign < (han + foreign) * 0.05 ? commonHan() : null;
  return (character) => {
    if (character >= '\u4e00' && character <= '\u9fff') return common !== null && !common.has(character);
    return (character < ' ' || character > '~') && NONSENSE.test(character);
  };
}

let common: ReadonlySet<string> | undefined;

/**
 * The ideographs in everyday use: level 1 of GB 2312 (3,755 simplified) and of Big5 (5,401 traditional),
 * which the decoders of the platform know as ranges of bytes. Made when first needed, as few runs need it.
 */
function commonHan(): ReadonlySet<string> {
  common ??= new Set(simplifiedAndTraditional());
  return common;
}

function simplifiedAndTraditional(): string {
  const simplified = new TextDecoder('gb18030').decode(pairs([0xb0, 0xd7], [0xa1, 0xfe]));
  const big5 = new TextDecoder('big5');
  return (
    simplified +
    big5.decode(pairs([0xa4, 0xc6], [0x40, 0x7e])) +
    big5.decode(pairs([0xa4, 0xc6], [0xa1, 0xfe]))
  );
}

type Range = readonly [from: number, to: number];

/** Every lead byte with every trail byte. */
function pairs([from, to]: Range, [first, last]: Range): Uint8Array {
  const width = last - first + 1;
  const bytes = new Uint8Array((to - from + 1) * width * 2);
  for (let i = 0; i < bytes.length / 2; i++) {
    bytes[2 * i] = from + Math.floor(i / width);
    bytes[2 * i + 1] = first + (i % width);
  }
  return bytes;
}
