/** White space between the characters of a label of a script without spaces: forms spread them. */
const SPREAD = 4;

const isWordSign = (sign: string): boolean => /[\p{Script=Latin}\p{N}\p{M}●]/u.test(sign);

/** Finds labels: the offsets behind them, the longest label at each place. */
export function labelFinder(labels: readonly string[]): (text: string) => number[] {
  const byFirst = new Map<string, string[]>();
  for (const label of [...labels].sort((a, b) => b.length - a.length)) {
    const first = label.charAt(0).toLowerCase();
    byFirst.set(first, [...(byFirst.get(first) ?? []), label.toLowerCase()]);
  }
  if (byFirst.size === 0) return () => [];
  const starts = new RegExp(startsOf([...byFirst.keys()]), 'giu');
  return (text) => {
    const ends: number[] = [];
    for (const { index } of text.matchAll(starts)) {
      const own = byFirst.get(text.charAt(index).toLowerCase()) ?? [];
      const end = longest(text, index, own);
      if (end > index) ends.push(end);
    }
    return ends;
  };
}

/** Where labels may begin, by their first signs; a word is not cut in two. */
function startsOf(firsts: readonly string[]): string {
  const [latin, others] = [true, false].map((isLatin) =>
    firsts.filter((sign) => isWordSign(sign) === isLatin).join(''),
  );
  const ways = [latin && `(?<![\\p{Script=Latin}\\p{N}\\p{M}●])[${latin}]`, others && `[${others}]`];
  return ways.filter(Boolean).join('|');
}

function longest(text: string, at: number, labels: readonly string[]): number {
  for (const label of labels) {
    const end = endOf(text, at, label);
    if (end > at) return end;
  }
  return at;
}

/** Where a label that begins here ends; where it begins if it does not stand here. */
function endOf(text: string, start: number, label: string): number {
  const isLatin = isWordSign(label.charAt(0));
  let at = start;
  for (const sign of label) {
    if (!isLatin) at = past(text, at);
    if (text.charAt(at).toLowerCase() !== sign) return start;
    at++;
  }
  return isLatin && isWordSign(text.charAt(at)) ? start : at;
}

/** Behind a few spaces, where something follows them. */
function past(text: string, start: number): number {
  let at = start;
  while (at - start < SPREAD && text.charAt(at) === ' ') at++;
  return at;
}
