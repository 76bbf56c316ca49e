import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { isS3Folder } from '../address.ts';
import type { Change, FailOn, InputError, Reading } from '../model.ts';
import { type Compared, type DiffFormat, diffFormats } from '../report/diff/index.ts';
import type { Scanner } from '../scan.ts';
import { failsAt } from './exit-code.ts';
import type { Context, Finish } from './invocation.ts';
import { type PlaceFlags, placeFlags } from './jurisdictions.ts';
import { located } from './located.ts';
import { contextWith, type PackFlags, packFlags } from './packs.ts';
import { type ReadFlags, readFlags } from './read-options.ts';
import { masking, type RedactFlags } from './redaction.ts';
import { repeated } from './repeated.ts';
import { scanning } from './scanner.ts';
import { type ScanFlags, scanSettings } from './settings.ts';
import { sourceOf } from './sources.ts';
import { STDIN } from './stdin.ts';
import { type Outlet, openOutlet } from './targets.ts';
import { complain, complainOf, type Trouble } from './trouble.ts';

type Flags = ScanFlags & ReadFlags & PlaceFlags & PackFlags & RedactFlags;

/** `consentlint diff OLD NEW`: what changed between two documents for whoever signs. */
export function addDiff(program: Command, context: Context, finish: Finish): void {
  const { say } = context.words;
  const command = program
    .command('diff')
    .description(say('help.diff'))
    .argument('<old>', say('help.diff-old'))
    .argument('<new>', say('help.diff-new'))
    .option('-f, --format <format>', say('help.diff-format'), repeated)
    .option('-o, --output <file>', say('help.output'), repeated)
    .option('--fail-on <severity>', say('help.diff-fail-on'))
    .option('--quiet', say('help.diff-quiet'))
    .option('--redact', say('help.redact'))
    .option('--share', say('help.share'));
  for (const add of [placeFlags, readFlags, packFlags]) add(command, context);
  command.action(async (...files: string[]) => {
    const flags = command.optsWithGlobals<Flags>();
    const packed = await contextWith(flags, context);
    finish(packed ? await diff(files.slice(0, 2), flags, packed) : 2);
  });
}

/** What is to be written is known when both documents were read, and where to before. */
interface Plan {
  readonly outlet: Outlet;
  readonly failOn: FailOn;
  readonly scanner: Scanner;
  readonly tell: (compared: Compared) => void;
}

async function diff(files: readonly string[], flags: Flags, context: Context): Promise<number> {
  const inputs = files.map((file) => located(file, context));
  const trouble = await troubleWith(inputs);
  if (trouble) return complain(trouble, context);
  const plan = await planOf(inputs, flags, context);
  if ('trouble' in plan) return complain(plan, context);
  context.atEnd(plan.outlet.drop);
  return compare(inputs, plan, { flags, context });
}

/** What can be wrong with the names of two documents. */
async function troubleWith(inputs: readonly string[]): Promise<Trouble | null> {
  if (inputs.every((input) => input === STDIN)) return { trouble: 'usage.diff-stdin' };
  for (const input of inputs) {
    const found = input === STDIN ? null : await stat(input).catch(() => null);
    if (found?.isDirectory() || isS3Folder(input))
      return { trouble: 'usage.diff-folder', values: { file: input } };
  }
  return null;
}

async function planOf(inputs: readonly string[], flags: Flags, context: Context): Promise<Plan | Trouble> {
  let compared: Compared | null = null;
  const settings = await scanSettings(
    flags,
    context,
    adapted(() => compared),
  );
  if ('trouble' in settings) return settings;
  const read = await scanning(flags, context);
  if ('trouble' in read) return read;
  const outlet = await openOutlet(settings.forms, inputs, context);
  if ('trouble' in outlet) return outlet;
  const tell = (value: Compared) => {
    compared = value;
  };
  return { outlet, failOn: settings.failOn, scanner: await read.scannerFor(inputs.length), tell };
}

/** The formats of comparisons as reports of the two documents, so that they are written to the same places in the same way. */
function adapted(current: () => Compared | null) {
  const asFormat = ({ audience, write }: DiffFormat) => ({
    audience,
    isWhole: true,
    reading: async () => '',
    end: async (_: unknown, setting: Parameters<DiffFormat['write']>[1]) => {
      const compared = current();
      return compared ? write(compared, setting) : '';
    },
  });
  return new Map([...diffFormats].map(([name, load]) => [name, async () => asFormat(await load())] as const));
}

interface Asked {
  readonly flags: Flags;
  readonly context: Context;
}

async function compare(inputs: readonly string[], plan: Plan, { flags, context }: Asked): Promise<number> {
  const readings: Reading[] = [];
  for (const input of inputs) {
    const result = await read(input, plan.scanner, context);
    if ('document' in result) readings.push(result);
    else await complainOf(result, context);
  }
  const [old, fresh] = readings;
  if (!old || !fresh || readings.length < inputs.length) return 2;
  const { createComparer } = await import('../diff.ts');
  const comparison = createComparer(context.rulebook)(old, fresh);
  const mask = await masking(flags, context);
  plan.tell({ old: mask.reading(old), new: mask.reading(fresh), comparison });
  const begun = await plan.outlet.begin();
  const sent = begun === 'written' ? await plan.outlet.end({ readings, errors: [] }) : begun;
  if (typeof sent !== 'string') return complain(sent, context);
  if (comparison.changes.some(failing(plan.failOn))) return 1;
  return comparison.isWhole ? 0 : 3;
}

async function read(input: string, scanner: Scanner, context: Context): Promise<Reading | InputError> {
  const source = await sourceOf(input, context);
  if ('code' in source) return source;
  return scanner.scan([source]);
}

/** A change fails where it is for the worse, and the signer may not refuse what changed. */
const failing =
  (failOn: FailOn) =>
  (change: Change): boolean =>
    change.direction === 'worse' && failsAt(failOn)(change);
