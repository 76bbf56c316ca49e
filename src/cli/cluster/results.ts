/** Results of a queue on their way to a file, in the order of the documents. */
import type { Maker, Outcome } from '../../cluster/outcome.ts';
import type { DocumentQueue, Unlisted } from '../../cluster/queue.ts';
import type { FailOn } from '../../model.ts';
import { withoutJob } from '../../report/job.ts';
import { ndjson } from '../../report/ndjson.ts';
import { sanitise } from '../../report/sanitise.ts';
import { FAIL_ON, isTrouble } from '../exit-code.ts';
import type { Context } from '../invocation.ts';
import { type Output, type Written, write } from '../output.ts';
import type { Progress } from '../progress.ts';
import { masking } from '../redaction.ts';
import { settingOf } from '../settings.ts';
import type { Trouble } from '../trouble.ts';
import type { ClusterFlags } from './flags.ts';

export interface Writing {
  /** How many documents there are. */
  readonly size: number;
  /** What was named and is no document: told first, as a scan does. */
  readonly unlisted: readonly Unlisted[];
  readonly output: Output;
  readonly threshold: FailOn;
  readonly flags: ClusterFlags;
  readonly progress: Progress;
  readonly context: Context;
}

/** So many results are fetched together: some megabytes. */
const CHUNK = 100;

/** Writes all results; the exit code they come to, or trouble. */
export async function writeResults(
  queue: DocumentQueue,
  writing: Writing,
): Promise<{ readonly code: number } | Trouble> {
  const { size, unlisted, output, threshold, progress, context } = writing;
  const tally = createTally(FAIL_ON.indexOf(threshold));
  let written: Written = 'written';
  for (let from = 0; from < size || from === 0; from += CHUNK) {
    const outcomes = await outcomesOf(queue, from, Math.min(size, from + CHUNK));
    if (!outcomes) return { trouble: 'usage.results-gone' };
    const head = from === 0 ? await linesOf(unlisted, outcomes[0]?.maker, writing) : [];
    const lines = [...head, ...outcomes.map(({ line }) => withoutJob(line))];
    for (const outcome of outcomes) tally.add(outcome);
    if (written === 'written') written = await output.write(lines.join(''));
    if (written === 'failed') return unwritable(writing);
    progress.sentence(progressOn(Math.min(size, from + CHUNK), size, context));
  }
  if (written === 'written') written = await output.end();
  if (written === 'failed') return unwritable(writing);
  for (const error of unlisted) tally.addCode(isTrouble(error) ? 2 : 3);
  progress.clear();
  await tellMixed(tally.makers(), context);
  return { code: tally.code() };
}

async function outcomesOf(
  queue: DocumentQueue,
  from: number,
  to: number,
): Promise<readonly Outcome[] | null> {
  const placed = from < to ? await queue.placed(from, to) : [];
  const outcomes = placed.flatMap((place) => (place.kind === 'done' ? [place.outcome] : []));
  return outcomes.length === to - from ? outcomes : null;
}

/** Lines of what is no document, masked as the results are. */
async function linesOf(
  unlisted: readonly Unlisted[],
  maker: Maker | undefined,
  { flags, context }: Writing,
): Promise<readonly string[]> {
  const mask = await masking(maker?.masks ?? {}, context);
  const setting = settingOf({ format: ndjson, file: null }, { quiet: flags.quiet ?? false }, context);
  return Promise.all(unlisted.map((error) => ndjson.error(mask.error(error), setting)));
}

const unwritable = ({ flags: { output: file } }: Writing): Trouble =>
  file === undefined ? { trouble: 'usage.stdout' } : { trouble: 'usage.output', values: { file } };

function progressOn(done: number, all: number, { words }: Context): string {
  return words.say('progress.collecting', { done: words.number(done), of: words.number(all) });
}

interface Made {
  readonly maker: Maker;
  readonly count: number;
}

/** The first of these that some document has is the exit code of all. */
const PRECEDENCE = [2, 1, 3, 0];

/** Counts what the exit code depends on. */
function createTally(threshold: number) {
  const codes = new Set<number>([0]);
  const makers = new Map<string, Made>();
  return {
    add: ({ exits, maker }: Outcome): void => {
      codes.add(Number(exits[threshold]));
      const key = JSON.stringify(maker);
      makers.set(key, { maker, count: (makers.get(key)?.count ?? 0) + 1 });
    },
    addCode: (code: number): void => {
      codes.add(code);
    },
    makers: (): readonly Made[] => [...makers.values()],
    /** Results of workers that were not set up alike are something to put right. */
    code: (): number => (makers.size > 1 ? 2 : (PRECEDENCE.find((code) => codes.has(code)) ?? 0)),
  };
}

/** Says that workers were not set up alike, and how many results are of which. */
async function tellMixed(makers: readonly Made[], { stderr, words }: Context): Promise<void> {
  if (makers.length < 2) return;
  const groups = makers.map(({ maker, count }) => {
    const { version, rules, settings } = maker;
    return words.count('cluster.mixed-part', count, { version, rules, settings });
  });
  const lines = [`consentlint: ${words.say('cluster.mixed')}`, ...groups.map((group) => `  ${group}`)];
  await write(stderr, lines.map((line) => `${sanitise(line)}\n`).join(''));
}
