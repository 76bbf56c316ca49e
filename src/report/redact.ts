/** Masks what others must not see: identity numbers, phones, bank cards, e-mail addresses, and names behind "Name:". */
import type { Redaction, Span } from '../model.ts';
import { emailsIn } from './redact/emails.ts';
import { labelFinder } from './redact/labels.ts';
import { nameFinder } from './redact/names.ts';
import { labelledFinder, numberFinder, openHider } from './redact/numbers.ts';

export const MASK = '●';

/** A text masked. Its length stays, so that every offset into it holds. */
export type Redact = (text: string) => string;

/** Most times that a text is looked through: what stands beside a mask may show only then. */
const MOST_LOOKS = 8;

/** Makes a redactor; a text takes it time in proportion to its length. */
export function createRedactor(redaction: Redaction): Redact {
  const hideOpen = openHider(redaction.open);
  const numbersIn = numberFinder(redaction);
  const labelled = labelledFinder(redaction.money);
  const labelsIn = labelFinder(redaction.labels);
  const namesIn = nameFinder(redaction);
  const look = (text: string): string => {
    const plain = hideOpen(narrow(text));
    return mask(text, [
      ...emailsIn(plain),
      ...numbersIn(plain),
      ...labelsIn(plain).flatMap((end) => labelled(plain, end)),
      ...namesIn(plain),
    ]);
  };
  return (text) => {
    let [before, hidden] = [text, look(text)];
    for (let looks = 1; hidden !== before && looks < MOST_LOOKS; looks++) {
      [before, hidden] = [hidden, look(hidden)];
    }
    return hidden;
  };
}

/** Full-width forms and unusual spaces as the plain ones, each in its place. */
function narrow(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ');
}

/** A text of which nothing but its signs and spaces is left. */
export const masked = (text: string): string =>
  text.replace(/[\p{L}\p{N}\p{M}]/gu, (sign) => MASK.repeat(sign.length));

/** Letters and digits of the spans masked; what stands between them stays. */
function mask(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (end <= done) continue;
    const from = Math.max(start, done);
    parts.push(text.slice(done, from), masked(text.slice(from, end)));
    done = end;
  }
  return parts.join('') + text.slice(done);
}
