import type { PageSize } from './frame.ts';
import type { Run } from './runs.ts';
import { isWide } from './scripts.ts';

/** Steps downwards from one single character to the next that show vertical writing. */
const FEWEST_STEPS = 3;

/**
 * Finds vertical writing that is set as single upright characters, and turns it: columns become lines that
 * run down. `rest` are the other runs, in order.
 */
export function takeVertical(runs: readonly Run[], page: PageSize): { columns: Run[]; rest: Run[] } {
  const columns: Run[] = [];
  const rest: Run[] = [];
  for (let i = 0; i < runs.length; ) {
    const { to, steps } = columnsFrom(runs, i);
    const found = runs.slice(i, to);
    if (steps >= FEWEST_STEPS) columns.push(...found.map((run) => turned(run, page)));
    else rest.push(...found);
    i = to;
  }
  return { columns, rest };
}

function columnsFrom(runs: readonly Run[], from: number): { to: number; steps: number } {
  let [to, steps] = [from + 1, 0];
  for (; to < runs.length; to++) {
    const step = stepBetween(runs[to - 1] as Run, runs[to] as Run);
    if (step === 'none') break;
    if (step === 'down') steps++;
  }
  return { to, steps };
}

/** Whether a single character follows below another, or at the head of the next column to the left. */
function stepBetween(last: Run, next: Run): 'down' | 'column' | 'none' {
  if (!isSingle(last) || !isSingle(next) || last.ink.size !== next.ink.size) return 'none';
  const { size } = last.ink;
  const down = (next.baseline - last.baseline) / size;
  const left = (last.x + last.right - next.x - next.right) / 2 / size;
  if (down > 0.4 && down < 1.6 && Math.abs(left) < 0.6) return 'down';
  return down < 0 && left > 0.8 && left < 3 ? 'column' : 'none';
}

function isSingle({ text }: Run): boolean {
  return isWide(text) && Array.from(text).length === 1;
}

function turned(run: Run, { width }: PageSize): Run {
  const { box, ink } = run;
  return {
    ...run,
    x: box.y,
    right: box.y + box.height,
    baseline: width - box.x - box.width / 2,
    stops: {},
    ink: { ...ink, direction: 'down', ascent: 0.5, descent: -0.5 },
  };
}
