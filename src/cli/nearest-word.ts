/** The word that takes the fewest single changes to become `word`; undefined where none is near enough to be meant. */
export function nearestWord(word: string, words: readonly string[]): string | undefined {
  const ranked = words
    .map((candidate) => ({ candidate, changes: distance(word, candidate) }))
    .toSorted((a, b) => a.changes - b.changes);
  const [best] = ranked;
  const part = words.find((candidate) => word.length > 2 && candidate.includes(word));
  return best && best.changes <= Math.max(2, word.length / 3) ? best.candidate : part;
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  const others = [...b];
  let row = [0, ...others.map((_, i) => i + 1)];
  for (const [i, character] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of others.entries()) {
      const swap = (row[j] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(swap, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
