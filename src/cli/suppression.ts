/** `--baseline`, `--update-baseline` and `--waivers`: read before a scan, told of and written behind it. */
import { dirname, resolve } from 'node:path';
import type { Bundle, Note, Reading, Report } from '../model.ts';
import { noteSentence } from '../report/notes.ts';
import { sanitise } from '../report/sanitise.ts';
import { isIncomplete } from '../report/unread.ts';
import { fullPath } from '../rules/paths.ts';
import type { Suppressing } from '../suppress/suppressing.ts';
import type { Waiving } from '../suppress/waiving.ts';
import type { OpenBaseline } from './baseline.ts';
import type { Context } from './invocation.ts';
import { write } from './output.ts';
import { problemLine } from './packs.ts';
import { textOf } from './small-file.ts';
import { STDIN } from './stdin.ts';
import type { Trouble } from './trouble.ts';

/** The options as they stand on the command line. */
export interface SuppressFlags {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly waivers?: string;
}

/** Marks what is known or waived, so that it counts no more. */
export interface Suppression {
  readonly reading: (reading: Reading) => Promise<Reading>;
  readonly report: <T extends Pick<Report, 'readings' | 'bundle'>>(report: T) => Promise<T>;
  /** What is to be told of the run, once all is read. */
  readonly notices: () => readonly Note[];
  /** Says the same on standard error, told as `mask` has it, and writes the baseline where that was asked for. */
  readonly finish: (mask: (note: Note) => Note) => Promise<Trouble | null>;
}

/** Leaves all as it is. */
const NONE: Suppression = {
  reading: async (reading) => reading,
  report: async (report) => report,
  notices: () => [],
  finish: async () => null,
};

/** Reads what is known and waived; trouble where a file is missing or not in order. */
export async function suppressionOf(
  { baseline, updateBaseline: isRenewed = false, waivers }: SuppressFlags,
  inputs: readonly string[],
  context: Context,
): Promise<Suppression | Trouble> {
  if (isRenewed && baseline === undefined) return { trouble: 'usage.update-baseline' };
  if (isRenewed && inputs.includes(STDIN)) return { trouble: 'usage.update-baseline-stdin' };
  if (baseline === undefined && waivers === undefined) return NONE;
  const waiving = waivers === undefined ? null : await waivingOf(waivers, context);
  if (waiving && 'trouble' in waiving) return waiving;
  const opened =
    baseline === undefined
      ? null
      : await (await import('./baseline.ts')).openBaseline({ file: baseline, isRenewed, inputs }, context);
  if (opened && 'trouble' in opened) return opened;
  const { createSuppressing } = await import('../suppress/suppressing.ts');
  const pathOf = (path: string) => (path === STDIN ? null : fullPath(context.cwd, path));
  const suppressing = createSuppressing({ baseline: opened?.atWork ?? null, waiving, pathOf });
  return { ...marking(suppressing), ...ending(suppressing, opened, context) };
}

function marking({ reading, bundle }: Suppressing): Pick<Suppression, 'reading' | 'report'> {
  const one = (found: Reading) => reading(found, !isIncomplete(found));
  const together = async (all: Bundle) => ({ bundle: await bundle(all) });
  return {
    reading: one,
    report: async (report) => {
      const readings: Reading[] = [];
      for (const found of report.readings) readings.push(await one(found));
      return { ...report, readings, ...(report.bundle && (await together(report.bundle))) };
    },
  };
}

function ending(
  suppressing: Suppressing,
  opened: OpenBaseline | null,
  { stderr, words }: Context,
): Pick<Suppression, 'notices' | 'finish'> {
  const notices = () => [...suppressing.notices(), ...(opened?.notices(suppressing) ?? [])];
  const tell = (note: Note) => write(stderr, `consentlint: ${sanitise(noteSentence(note, words))}\n`);
  return {
    notices,
    finish: async (mask) => {
      for (const notice of notices()) await tell(mask(notice));
      const done = (await opened?.finish(suppressing)) ?? null;
      if (done && 'trouble' in done) return done;
      if (done) await tell(done);
      return null;
    },
  };
}

/** Reads waivers; all that is wrong with them is said at once, as of rules. */
async function waivingOf(file: string, { cwd, rulebook, stderr }: Context): Promise<Waiving | Trouble> {
  const read = await textOf(resolve(cwd, file));
  if (read === null || read === 'unreadable') return { trouble: 'usage.waivers-missing', values: { file } };
  const [{ readWaivers }, { createWaiving }] = await Promise.all([
    import('../suppress/waivers.ts'),
    import('../suppress/waiving.ts'),
  ]);
  const rules = new Set(rulebook.rules.map(({ id }) => id));
  const { waivers, problems } = readWaivers(file, read.text, rules);
  if (problems.length > 0) {
    await write(stderr, problems.map((problem) => `${problemLine(problem)}\n`).join(''));
    return { trouble: 'usage.waivers-problems', values: { n: problems.length } };
  }
  return createWaiving({ name: file, folder: dirname(resolve(cwd, file)), waivers }, new Date());
}
