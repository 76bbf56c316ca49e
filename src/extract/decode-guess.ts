/**
 * The encoding of text that is not UTF-8. Statistics over a whole language need more text than an authorization
 * may have, so the encodings expected here are tried first, by how their frequent characters are built from
 * bytes; chardet names what remains.
 */
import { analyse } from 'chardet';

const SAMPLE = 1 << 16;
/** Share of non-ASCII bytes an encoding must explain. Measured on ten characters and more: over 0.8 when right. */
const CONVINCING = 0.7;
const MIN_CONFIDENCE = 20;

/** A WHATWG label; `windows-1252` where nothing fits, as browsers have it. */
export function guessEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE);
  const utf16 = guessUtf16(sample);
  if (utf16) return utf16;
  const scores: (readonly [encoding: string, score: number])[] = [
    ['utf-8', scoreUtf8(sample)],
    ['gb18030', scorePairs(sample, isFrequentGb)],
    ['big5', scorePairs(sample, isFrequentBig5)],
    ['windows-1252', scoreLatin(sample)],
  ];
  const best = scores.reduce((a, b) => (b[1] > a[1] ? b : a));
  return best[1] >= CONVINCING ? best[0] : byChardet(sample);
}

function byChardet(sample: Uint8Array): string {
  const known = analyse(sample).find(({ name, confidence }) => confidence >= MIN_CONFIDENCE && isDecodable(name));
  return known?.name.toLowerCase() ?? 'windows-1252';
}

function isDecodable(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}
