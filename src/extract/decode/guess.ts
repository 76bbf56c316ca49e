/**
 * The encoding of text that is not UTF-8. Statistics over a whole language need more text than an
 * authorization may have, so the encodings expected here are tried first, by how their frequent characters
 * are built from bytes; chardet names what remains.
 */
import { analyse } from 'chardet';
import { scoreBig5, scoreGb, scoreLatin, scoreUtf8, scoreUtf16 } from './score.ts';

const SAMPLE = 1 << 16;
/**
 * Share of the non-ASCII text an encoding must explain; the right one explains over 0.9, on ten characters
 * too.
 */
const CONVINCING = 0.7;
const MIN_CONFIDENCE = 20;
/** Korean and Japanese are built from the same bytes as Chinese: there the statistics decide. */
const SAME_BYTES = /^(EUC-KR|EUC-JP|Shift_JIS)$/u;
const SURE = 60;

/** A WHATWG label; `windows-1252` where nothing fits, as browsers have it. */
export function guessEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE);
  const scores: (readonly [encoding: string, score: number])[] = [
    ['utf-16le', scoreUtf16(sample, 'le')],
    ['utf-16be', scoreUtf16(sample, 'be')],
    ['utf-8', scoreUtf8(sample)],
    ['gb18030', scoreGb(sample)],
    ['big5', scoreBig5(sample)],
    ['windows-1252', scoreLatin(sample)],
  ];
  const [encoding, score] = scores.reduce((a, b) => (b[1] > a[1] ? b : a));
  if (score < CONVINCING) return byStatistics(sample, MIN_CONFIDENCE) ?? 'windows-1252';
  const isChinese = encoding === 'gb18030' || encoding === 'big5';
  return isChinese ? (byStatistics(sample, SURE, SAME_BYTES) ?? encoding) : encoding;
}

/** What chardet holds for likeliest, if it is sure enough and named like `wanted`. */
function byStatistics(sample: Uint8Array, confidence: number, wanted = /./u): string | null {
  const likeliest = analyse(sample)[0];
  if (!likeliest || likeliest.confidence < confidence || !wanted.test(likeliest.name)) return null;
  return encodingOf(likeliest.name);
}

/**
 * The encoding a WHATWG label names, or null where Node knows none: chardet names some that the WHATWG left
 * out. GBK is decoded as GB18030, which has all of it.
 */
export function encodingOf(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label.trim());
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return null;
  }
}
