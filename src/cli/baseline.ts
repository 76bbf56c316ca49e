import { dirname, resolve } from 'node:path';
import type { Note } from '../model.ts';
import { fullPath } from '../rules/paths.ts';
import { type Baseline, readBaseline, writeBaseline } from '../suppress/baseline.ts';
import { createKnown } from '../suppress/known.ts';
import { createSeal, newSalt } from '../suppress/seal.ts';
import { createStanding } from '../suppress/standing.ts';
import type { BaselineAtWork, Suppressing } from '../suppress/suppressing.ts';
import type { Context } from './invocation.ts';
import { isFolder, replaceFile, textOf } from './small-file.ts';
import { STDIN } from './stdin.ts';
import type { Trouble } from './trouble.ts';

/** A baseline as it was asked for. */
export interface BaselineAsked {
  readonly file: string;
  readonly isRenewed: boolean;
  readonly inputs: readonly string[];
}

/** A baseline that was read, and what is done with it behind a scan. */
export interface OpenBaseline {
  readonly atWork: BaselineAtWork;
  readonly notices: (suppressing: Suppressing) => readonly Note[];
  /** Writes it anew where that was asked for, and tells what became of it. */
  readonly finish: (suppressing: Suppressing) => Promise<Note | Trouble | null>;
}

/** Reads a baseline; one that shall be written may be missing. */
export async function openBaseline(asked: BaselineAsked, context: Context): Promise<OpenBaseline | Trouble> {
  const { file, isRenewed, inputs } = asked;
  const path = resolve(context.cwd, file);
  const baseline = await baselineIn(path, asked, context);
  if ('trouble' in baseline) return baseline;
  const folder = dirname(path);
  const seal = createSeal(baseline.salt);
  const named = inputs.filter((input) => input !== STDIN).map((input) => fullPath(context.cwd, input));
  const known = createKnown({
    ...{ baseline, seal, isStanding: createStanding(folder, seal) },
    inputs: new Set(named.map((input) => seal.document(input, folder))),
  });
  const rules = context.rulebook.hash;
  const noticesOf = (suppressing: Suppressing): readonly Note[] => {
    const count = known.gone(suppressing.read());
    return [
      ...(baseline.rules === rules ? [] : [{ code: 'baseline-rules' }]),
      ...(count === 0 ? [] : [{ code: 'baseline-gone', values: { count: `${count}` } }]),
    ];
  };
  const renew = async (suppressing: Suppressing): Promise<Note | Trouble> => {
    const { entries, added, dropped } = await known.renewed(suppressing.read());
    const isWritten = await replaceFile(path, writeBaseline({ ...baseline, rules, entries }));
    if (!isWritten) return { trouble: 'usage.baseline-unwritable', values: { file } };
    const values = { file, all: `${entries.length}`, added: `${added}`, dropped: `${dropped}` };
    return { code: 'baseline-written', values };
  };
  return {
    atWork: { known, seal, folder, use: isRenewed ? 'renew' : 'look' },
    notices: (suppressing) => (isRenewed ? [] : noticesOf(suppressing)),
    finish: async (suppressing) => (isRenewed ? renew(suppressing) : null),
  };
}

async function baselineIn(
  path: string,
  { file, isRenewed }: BaselineAsked,
  { rulebook }: Context,
): Promise<Baseline | Trouble> {
  const text = await textOf(path);
  if (text === 'unreadable') return { trouble: 'usage.baseline-unreadable', values: { file } };
  const isNew = text === null || text.text.trim() === '';
  if (isRenewed && isNew) {
    if (!(await isFolder(dirname(path)))) return { trouble: 'usage.baseline-unwritable', values: { file } };
    return { salt: newSalt(), rules: rulebook.hash, entries: [] };
  }
  if (text === null) return { trouble: 'usage.baseline-missing', values: { file } };
  const read = readBaseline(text.text);
  if (!('fault' in read)) return read;
  return { trouble: `usage.baseline.${read.fault}`, values: { file, line: read.line } };
}
