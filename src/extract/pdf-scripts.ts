/** Scripts that are written without spaces between words, and their punctuation. */
const WIDE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60\uffe0-\uffe6]/u;
const WIDE_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60\uffe0-\uffe6]$/u;

/** Whether a text begins with an ideograph, kana or full-width sign. */
export function isWide(text: string): boolean {
  const code = text.charCodeAt(0);
  return code > 0x2e7f && WIDE.test(text);
}

/** Whether a text ends with one. */
export function endsWide(text: string): boolean {
  return WIDE_END.test(text);
}
