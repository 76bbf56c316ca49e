/**
 * How well bytes fit an encoding: the share, from 0 to 1, of what is not ASCII that makes frequent characters
 * in it. Frequent are the first levels of the national standards (GB 2312: leads B0–D7; Big5: A440–C67E),
 * which are ordered by use, and their punctuation.
 */

/** GB 2312, GBK and GB18030, which are one in their frequent characters. */
export function scoreGb(bytes: Uint8Array): number {
  return scorePairs(
    bytes,
    (lead, trail) => trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || isWithin(lead, 0xa1, 0xa3)),
  );
}

export function scoreBig5(bytes: Uint8Array): number {
  return scorePairs(bytes, (lead, trail) => {
    if (!isWithin(trail, 0x40, 0x7e) && !isWithin(trail, 0xa1, 0xfe)) return false;
    return isWithin(lead, 0xa1, 0xc5) || (lead === 0xc6 && trail <= 0x7e);
  });
}

function scorePairs(bytes: Uint8Array, isFrequent: (lead: number, trail: number) => boolean): number {
  let [pairs, frequent] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]];
    if (lead < 0x80) continue;
    pairs++;
    if (isFrequent(lead, trail)) frequent++;
    if (trail >= 0x40) at++;
  }
  return frequent / Math.max(pairs, 1);
}

/** Windows-1252: accented letters stand beside plain ones, signs (¿ º “ –) beside no other high byte. */
export function scoreLatin(bytes: Uint8Array): number {
  let [high, fitting] = [0, 0];
  for (const [at, byte] of bytes.entries()) {
    if (byte < 0x80) continue;
    high++;
    const [before = 0x20, after = 0x20] = [bytes[at - 1], bytes[at + 1]];
    const isLetter = byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7;
    if (isLetter ? isAsciiLetter(before) || isAsciiLetter(after) : before < 0x80 && after < 0x80) fitting++;
  }
  return fitting / Math.max(high, 1);
}

/** UTF-8 with a few broken bytes. */
export function scoreUtf8(bytes: Uint8Array): number {
  let [sequences, whole] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    sequences++;
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    const trail = bytes.subarray(at + 1, at + length);
    if (lead < 0xc2 || trail.length < length - 1 || !trail.every((byte) => isWithin(byte, 0x80, 0xbf)))
      continue;
    whole++;
    at += length - 1;
  }
  return whole / Math.max(sequences, 1);
}

/**
 * UTF-16 without byte order mark; zero unless a line break, a space or CJK punctuation shows the byte order.
 */
export function scoreUtf16(bytes: Uint8Array, order: 'le' | 'be'): number {
  const length = bytes.length - (bytes.length % 2);
  let [plausible, telling] = [0, 0];
  for (let at = 0; at < length; at += 2) {
    const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
    const unit = order === 'le' ? first | (second << 8) : second | (first << 8);
    if (isPlausible(unit)) plausible++;
    if (unit === 0x0a || unit === 0x20 || unit === 0x3002 || unit === 0xff0c) telling++;
  }
  return telling === 0 ? 0 : plausible / (length / 2);
}

/** Printable ASCII, Latin letters, general and CJK punctuation, unified ideographs, full-width forms. */
function isPlausible(unit: number): boolean {
  if (unit < 0x20) return isWithin(unit, 0x09, 0x0d);
  if (unit < 0x250) return !isWithin(unit, 0x7f, 0x9f);
  return (
    isWithin(unit, 0x2010, 0x2044) ||
    isWithin(unit, 0x3000, 0x303f) ||
    isWithin(unit, 0x4e00, 0x9fff) ||
    unit >= 0xff00
  );
}

const isWithin = (value: number, first: number, last: number): boolean => value >= first && value <= last;
const isAsciiLetter = (byte: number): boolean => isWithin(byte | 0x20, 0x61, 0x7a);
