/** What a recognition network says, as characters: connectionist temporal classification, read greedily. */
import type { Tensor } from './models.ts';

/** A character and where it was seen. */
export interface Seen {
  readonly text: string;
  /** Probability, 0–1, at the step where it is highest. */
  readonly probability: number;
  /** Its middle along the line: 0 is the left end, 1 the right end. */
  readonly at: number;
}

/** The most probable character of a step. */
interface Step {
  readonly index: number;
  readonly probability: number;
}

/** The characters of a line: of equal steps side by side one is taken, and those that are none are left out. */
export function decode(steps: Tensor, characters: readonly string[]): Seen[] {
  const best = bestOf(steps);
  const seen: Seen[] = [];
  for (let first = 0, end = 0; first < best.length; first = end) {
    const { index = 0 } = best[first] ?? {};
    while (best[end]?.index === index) end++;
    const text = characters[index] ?? '';
    const probability = Math.max(...best.slice(first, end).map((step) => step.probability));
    if (text !== '') seen.push({ text, probability, at: (first + end) / 2 / best.length });
  }
  return seen;
}

function bestOf({ data, dims }: Tensor): Step[] {
  const [count = 0, classes = 0] = dims.slice(-2);
  return Array.from({ length: count }, (_, step) => {
    let [index, probability] = [0, -1];
    for (let i = 0; i < classes; i++) {
      const each = data[step * classes + i] ?? 0;
      if (each > probability) [index, probability] = [i, each];
    }
    return { index, probability };
  });
}
