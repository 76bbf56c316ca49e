import { resolve } from 'node:path';
import { isS3Path } from '../address.ts';
import type { InputError, Reading, Report } from '../model.ts';
import type { Format, Setting } from '../report/index.ts';
import type { Context } from './invocation.ts';
import { fileOutput, isWritable, type Output, streamOutput } from './output.ts';
import type { Form } from './settings.ts';
import { STDIN } from './stdin.ts';
import type { Trouble } from './trouble.ts';

/** A report in one format on its way to one place; `file` is null for standard output. */
interface Target {
  readonly format: Format;
  readonly setting: Setting;
  readonly output: Output;
  readonly file: string | null;
}

/** `closed`: nobody reads any more, wherever it goes. */
export type Sent = 'written' | 'closed' | Trouble;

/** Writes what is judged to every place it was asked for, each in its format. */
export interface Outlet {
  /** Some format tells at the end of documents with all their text. */
  readonly isWhole: boolean;
  readonly begin: () => Promise<Sent>;
  readonly reading: (reading: Reading, together?: readonly Reading[]) => Promise<Sent>;
  readonly error: (error: InputError) => Promise<Sent>;
  readonly end: (report: Report) => Promise<Sent>;
  /** Clears away what was not written to its end. */
  readonly drop: () => void;
}

/** Opens every place that reports go to; trouble where one cannot be written or is an input. */
export async function openOutlet(
  forms: readonly Form[],
  inputs: readonly string[],
  context: Context,
): Promise<Outlet | Trouble> {
  const checked = await checkedFiles(forms, inputs, context);
  if (checked) return checked;
  const targets: Target[] = [];
  for (const { file, ...form } of forms) {
    const output =
      file === null ? streamOutput(context.stdout) : await fileOutput(resolve(context.cwd, file));
    targets.push({ ...form, file, output });
  }
  return outletOf(targets);
}

async function checkedFiles(
  forms: readonly Form[],
  inputs: readonly string[],
  { cwd }: Context,
): Promise<Trouble | null> {
  const read = new Set(
    inputs.filter((input) => input !== STDIN && !isS3Path(input)).map((input) => resolve(input)),
  );
  for (const { file } of forms) {
    if (file === null) continue;
    const path = resolve(cwd, file);
    if (read.has(path)) return { trouble: 'usage.output-is-input', values: { file } };
    if (!(await isWritable(path))) return unwritable(file);
  }
  return null;
}

function outletOf(targets: readonly Target[]): Outlet {
  let open = targets;
  const send = async (tell: (target: Target) => Promise<string>, isEnd = false): Promise<Sent> => {
    for (const target of open) {
      const { output, file } = target;
      const written = await output.write(await tell(target));
      const settled = written === 'written' && isEnd ? await output.end() : written;
      if (settled === 'failed') return unwritable(file);
      if (settled === 'closed') open = open.filter((other) => other !== target);
    }
    return open.length > 0 ? 'written' : 'closed';
  };
  return {
    isWhole: targets.some(({ format }) => format.isWhole),
    begin: () => send(async ({ format, setting }) => (await format.begin?.(setting)) ?? ''),
    reading: (reading, together) =>
      send(({ format, setting }) => format.reading(reading, together ? { ...setting, together } : setting)),
    error: (error) => send(async ({ format, setting }) => (await format.error?.(error, setting)) ?? ''),
    end: (report) => send(({ format, setting }) => format.end(report, setting), true),
    drop: () => {
      for (const { output } of targets) output.drop();
    },
  };
}

function unwritable(file: string | null): Trouble {
  return file === null ? { trouble: 'usage.stdout' } : { trouble: 'usage.output', values: { file } };
}
