/** Marks what is known or waived in readings, and remembers what a baseline needs to be written anew. */
import type { Bundle, Note, Reading, Safeguard, Suppression } from '../model.ts';
import type { Known, Place, Read } from './known.ts';
import type { Seal } from './seal.ts';
import type { Waivable, Waiving } from './waiving.ts';

/** Whether what is found shall be known from now on, whether it was or not. */
type Use = 'look' | 'renew';

export interface BaselineAtWork {
  readonly known: Known;
  readonly seal: Seal;
  /** The folder of the baseline. */
  readonly folder: string;
  readonly use: Use;
}

export interface Suppressing {
  /** The same reading with what is suppressed marked. `isWhole`: nothing of it was left unread. */
  readonly reading: (reading: Reading, isWhole: boolean) => Promise<Reading>;
  /** What documents that are one act of consent do not say, marked; it counts as found in the first of them. */
  readonly bundle: (bundle: Bundle) => Promise<Bundle>;
  readonly read: () => Read;
  /** What is to be told at the end of the run. */
  readonly notices: () => readonly Note[];
}

export interface Means {
  readonly baseline: BaselineAtWork | null;
  readonly waiving: Waiving | null;
  /** The absolute path of a document; null for standard input. */
  readonly pathOf: (path: string) => string | null;
}

export function createSuppressing(means: Means): Suppressing {
  const { waiving, pathOf } = means;
  const found = new Map<string, Set<string>>();
  const whole = new Set<string>();
  const mark = createMark(means, found);
  const lacking = async (safeguards: readonly Safeguard[], paths: readonly string[]) =>
    inTurn(safeguards, (one) => (one.assessment === 'pass' ? one : mark(one, paths)));
  return {
    reading: async (reading, isWhole) => {
      const paths = pathsOf(reading);
      const [path = ''] = paths;
      const findings = await inTurn(reading.findings, (finding) => mark(finding, paths));
      const safeguards = await lacking(reading.safeguards, paths);
      if (isWhole) {
        whole.add(placeOf(path, means).document);
        waiving?.read(paths.map((one) => pathOf(one) ?? one));
      }
      return { ...reading, findings, safeguards };
    },
    bundle: async (bundle) => {
      const paths = bundle.paths.toSorted();
      return { ...bundle, safeguards: await lacking(bundle.safeguards, paths) };
    },
    read: () => ({ found, whole }),
    notices: () => waiving?.notices() ?? [],
  };
}

function placeOf(path: string, { baseline, pathOf }: Means): Place {
  const at = pathOf(path);
  const sealed = baseline && at !== null ? baseline.seal.document(at, baseline.folder) : '';
  return { document: sealed, isNameless: at === null };
}

/** Marks something found in files, the first of which the baseline knows it by. */
function createMark(means: Means, found: Map<string, Set<string>>) {
  const { baseline, waiving, pathOf } = means;
  const fromBaseline = async ({ fingerprint }: Waivable, path: string): Promise<Suppression | null> => {
    if (!baseline) return null;
    const place = placeOf(path, means);
    if (baseline.use === 'look')
      return (await baseline.known.take(place, fingerprint)) ? { kind: 'baseline' } : null;
    // Thousands of documents are only remembered where a baseline is to be written of them.
    const all = found.get(place.document) ?? new Set();
    found.set(place.document, all.add(fingerprint));
    return { kind: 'baseline' };
  };
  return async <T extends Waivable>(one: T, paths: readonly string[]): Promise<T> => {
    const waived =
      waiving?.of(
        one,
        paths.map((path) => pathOf(path) ?? path),
      ) ?? null;
    const [path = ''] = paths;
    // What is waived is found all the same, so that its entry is not told of as gone.
    if (waived && baseline?.use === 'look') await baseline.known.take(placeOf(path, means), one.fingerprint);
    const suppressed = waived ?? (await fromBaseline(one, path));
    return suppressed ? { ...one, suppressed } : one;
  };
}

/** The file of a document; all of them where it was put together from several. */
const pathsOf = ({ document: { path, parts } }: Reading): readonly string[] =>
  parts && parts.length > 0 ? parts.map((part) => part.path) : [path];

/** One after the other: what the first takes is gone for the next. */
async function inTurn<T>(all: readonly T[], change: (one: T) => T | Promise<T>): Promise<readonly T[]> {
  const changed: T[] = [];
  for (const one of all) changed.push(await change(one));
  return changed;
}
