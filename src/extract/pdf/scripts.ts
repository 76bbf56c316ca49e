/**
 * Whether a text begins with a character of a script written without spaces: ideographs, kana, bopomofo, and
 * full-width signs. Source of the ranges: Blocks.txt of Unicode (U+2E80 to U+9FFF without Hangul
 * Compatibility Jamo, compatibility ideographs, full-width forms, planes 2 and 3).
 */
export function isWide(text: string): boolean {
  return isWideCode(text.codePointAt(0) ?? 0);
}

/** Whether a text ends with one. */
export function endsWide(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  const isLowSurrogate = last >= 0xdc00 && last <= 0xdfff;
  return isWideCode((isLowSurrogate ? text.codePointAt(text.length - 2) : last) ?? 0);
}

function isWideCode(code: number): boolean {
  if (code < 0x2e80) return false;
  if (code < 0xa000) return code < 0x3130 || code > 0x318f;
  return (
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x20000 && code <= 0x3ffff)
  );
}
