/** Finds, among lines of results, the one for each document of a list. */
import { withoutJob } from '../report/job.ts';
import { type Place, type Result, type ResultFiles, resultLines } from './result-lines.ts';

/** What is wanted, in order. */
export interface Wanted {
  /** As it is told of. */
  readonly names: readonly string[];
  /** Where a result belongs in the order; none where nobody wants it. */
  readonly placeOf: (result: Result) => number | undefined;
}

/** What lines of results came to. */
export interface Collected {
  /** Where the line for the nth stands; null where there is none. */
  readonly at: (n: number) => Place | null;
  /** Results that nobody wanted. */
  readonly foreign: number;
  /** Documents that have results which are not the same. */
  readonly differing: number;
  /** Every version of the program that wrote results for jobs. */
  readonly versions: readonly string[];
}

/** The files in which to look, and who is told of a line that is no result. */
export interface Looking {
  readonly paths: readonly string[];
  readonly files: ResultFiles;
  readonly onDamaged: (path: string, line: number) => Promise<void>;
}

/** Beyond what the length of a line can be. */
const NONE = 0xffff_ffff;

/**
 * Looks through files of results. Of each line only its place is kept, so that millions take little memory. Of several for one
 * document the first that was read counts; an error counts where there is none. Throws where a file cannot be read.
 */
export async function collectResults(
  { names, placeOf }: Wanted,
  { paths, files, onDamaged }: Looking,
): Promise<Collected> {
  const count = names.length;
  const [fileOf, startOf] = [new Uint32Array(count), new Float64Array(count)];
  const [lengthOf, isErrorOf] = [new Uint32Array(count).fill(NONE), new Uint8Array(count)];
  const differing = new Set<number>();
  const versions = new Set<string>();
  let foreign = 0;
  const at = (n: number): Place | null => {
    const length = lengthOf[n] ?? NONE;
    return length === NONE ? null : { file: fileOf[n] ?? 0, start: startOf[n] ?? 0, length };
  };
  const keep = async (n: number, place: Place, isError: boolean): Promise<void> => {
    const before = at(n);
    const isWorse = before !== null && (isError || isErrorOf[n] === 0);
    if (before && !isError && isErrorOf[n] === 0 && !(await isSame(before, place, files))) differing.add(n);
    if (isWorse) return;
    [fileOf[n], startOf[n], lengthOf[n], isErrorOf[n]] = [
      place.file,
      place.start,
      place.length,
      isError ? 1 : 0,
    ];
  };
  for (const [file, path] of paths.entries()) {
    for await (const found of resultLines(path)) {
      if (!found.result) {
        await onDamaged(path, found.line);
        continue;
      }
      const n = placeOf(found.result);
      if (found.result.version !== null) versions.add(found.result.version);
      if (n === undefined) foreign++;
      else await keep(n, { file, start: found.start, length: found.length }, found.result.isError);
    }
  }
  return { at, foreign, differing: differing.size, versions: [...versions] };
}

/** Whether a job that was done again came to the same. */
async function isSame(one: Place, other: Place, { textAt }: ResultFiles): Promise<boolean> {
  return withoutJob(await textAt(one)) === withoutJob(await textAt(other));
}
