import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { InputError, Reading, Report } from '../model.ts';
import type { Input, Scanner } from '../scan.ts';
import { type Copier, createCopier } from './copier.ts';
import { exitCode } from './exit-code.ts';
import { listInputs } from './inputs.ts';
import type { Context, Finish } from './invocation.ts';
import { type PlaceFlags, placeFlags } from './jurisdictions.ts';
import { located } from './located.ts';
import { fileOutput, isWritable, type Output, streamOutput, type Written } from './output.ts';
import { contextWith, type PackFlags, packFlags } from './packs.ts';
import { pageImages } from './page-images.ts';
import { type ReadFlags, readFlags } from './read-options.ts';
import { readTogether } from './readings.ts';
import { type Masking, masking, type RedactFlags } from './redaction.ts';
import { scanning } from './scanner.ts';
import { type ScanFlags, type ScanSettings, scanSettings } from './settings.ts';
import { sourceOf } from './sources.ts';
import { STDIN } from './stdin.ts';
import { complain, complainOf, type Trouble, warn } from './trouble.ts';

type Flags = ScanFlags &
  ReadFlags &
  PlaceFlags &
  PackFlags &
  RedactFlags & { readonly bundle?: boolean; readonly join?: boolean; readonly redline?: string };

/** Everything a scan needs, checked. */
interface Plan extends ScanSettings {
  readonly inputs: readonly string[];
  readonly errors: readonly InputError[];
  readonly scanner: Scanner;
  readonly output: Output;
  /** The documents are one act of consent. */
  readonly isBundle: boolean;
  /** The documents are pictures of the pages of one. */
  readonly isJoined: boolean;
  /** Where marked copies were asked for. */
  readonly copier: Copier | null;
  readonly mask: Masking;
}

/** `consentlint scan FILE…`, which is also what `consentlint FILE…` does. */
export function addScan(program: Command, context: Context, finish: Finish): void {
  const { say } = context.words;
  const command = program
    .command('scan', { isDefault: true })
    .description(say('help.scan'))
    .argument('<file...>', say('help.file'))
    .option('--format <format>', say('help.format'))
    .option('--output <file>', say('help.output'))
    .option('--fail-on <severity>', say('help.fail-on'))
    .option('--quiet', say('help.quiet'))
    .option('--redline <folder>', say('help.redline-too'))
    .option('--bundle', say('help.bundle'))
    .option('--no-bundle', say('help.no-bundle'))
    .option('--join', say('help.join'))
    .option('--redact', say('help.redact'))
    .option('--share', say('help.share'))
    .option('--no-redact', say('help.no-redact'));
  for (const add of [placeFlags, readFlags, packFlags]) add(command, context);
  command.action(async (files: string[]) => {
    const flags = command.optsWithGlobals<Flags>();
    const packed = await contextWith(flags, context);
    finish(packed ? await scan(files, flags, packed) : 2);
  });
}

async function scan(files: readonly string[], flags: Flags, context: Context): Promise<number> {
  const plan = await planOf(files, flags, context);
  if ('trouble' in plan) return complain(plan, context);
  for (const error of plan.errors) await complainOf(error, context);
  const { report, written } = await judge(plan, context);
  if (written === 'failed') return complain(unwritable(flags.output), context);
  const expected = (plan.isJoined ? 1 : plan.inputs.length) + plan.errors.length;
  const missed = report.readings.length + report.errors.length < expected;
  if (plan.copier?.hasFailed()) return 2;
  return exitCode(report, plan.failOn) || (missed ? 3 : 0);
}

async function planOf(files: readonly string[], flags: Flags, context: Context): Promise<Plan | Trouble> {
  const settings = await scanSettings(flags, context);
  if ('trouble' in settings) return settings;
  const read = await scanning(flags, context);
  if ('trouble' in read) return read;
  const { scanner, limits } = read;
  const {
    files: inputs,
    errors,
    isFolder,
  } = await listInputs(
    files.map((file) => located(file, context)),
    limits.recogniser !== undefined,
  );
  const output = await outputOf(flags.output, inputs, context);
  if ('trouble' in output) return output;
  const isJoined = inputs.length > 1 && (flags.join ?? false);
  const isBundle = !isJoined && inputs.length > 1 && (flags.bundle ?? !isFolder);
  const copier = copierOf(flags.redline, limits.passwords, context);
  const mask = await masking(flags, context);
  const setting = { ...settings.setting, pageImages: pageImages(limits, mask) };
  return { ...settings, setting, inputs, errors, scanner, output, isBundle, isJoined, copier, mask };
}

/** What became of the copies is said on standard error: a report may be on the other. */
function copierOf(folder: string | undefined, passwords: readonly string[], context: Context): Copier | null {
  if (folder === undefined) return null;
  const tell = (path: string, sentence: string) => warn(path, sentence, context);
  return createCopier({ folder: located(folder, context), passwords, suggest: false, tell }, context);
}

async function outputOf(
  file: string | undefined,
  inputs: readonly string[],
  { cwd, stdout }: Context,
): Promise<Output | Trouble> {
  if (file === undefined) return streamOutput(stdout);
  const path = resolve(cwd, file);
  if (inputs.some((input) => input !== STDIN && resolve(input) === path))
    return { trouble: 'usage.output-is-input', values: { file } };
  return (await isWritable(path)) ? fileOutput(path) : unwritable(file);
}

function unwritable(file: string | undefined): Trouble {
  return file === undefined ? { trouble: 'usage.stdout' } : { trouble: 'usage.output', values: { file } };
}

interface Judged {
  readonly report: Report;
  readonly written: Written;
}

/** Documents that are one act of consent are all read before any is judged; others are written one by one. */
function judge(plan: Plan, context: Context): Promise<Judged> {
  return plan.isBundle ? judgeTogether(plan, context) : judgeEach(plan, context);
}

async function judgeTogether(plan: Plan, context: Context): Promise<Judged> {
  const { inputs, format, setting, output, scanner } = plan;
  const found = await readTogether(inputs, scanner, context);
  const report = { ...plan.mask.report(found), errors: [...plan.errors, ...found.errors] };
  const together = { ...setting, together: report.readings };
  for (const [i, reading] of report.readings.entries()) {
    const written = await output.write(await format.reading(reading, together));
    if (written !== 'written') return { report, written };
    const plain = found.readings[i];
    if (plain) await plan.copier?.copy(plain);
  }
  return finish(report, plan);
}

/** Judges one document after the other and writes each as soon as it is done, until nobody reads any more. */
async function judgeEach(plan: Plan, context: Context): Promise<Judged> {
  const { inputs, format, setting, output } = plan;
  const readings: Reading[] = [];
  const errors: InputError[] = [...plan.errors];
  for (const group of plan.isJoined ? [inputs] : inputs.map((input) => [input])) {
    const result = await read(group, plan.scanner, context);
    if ('code' in result) {
      errors.push(result);
      await complainOf(result, context);
      continue;
    }
    const reading = plan.mask.reading(result);
    readings.push(format.audience === 'people' && !format.isWhole ? slim(reading) : reading);
    const written = await output.write(await format.reading(reading, setting));
    if (written !== 'written') return { report: { readings, errors }, written };
    await plan.copier?.copy(result);
  }
  return finish({ readings, errors }, plan);
}

async function finish(report: Report, { format, setting, output, mask }: Plan): Promise<Judged> {
  const told = { ...report, errors: report.errors.map(mask.error) };
  const written = await output.write(await format.end(told, setting));
  return { report, written: written === 'written' ? await output.end() : written };
}

/** What the end of a report for people needs of a document that was written already: thousands of them fit in the memory. */
function slim(reading: Reading): Reading {
  const { document } = reading;
  return { ...reading, document: { ...document, text: '', blocks: [], marks: [], anchors: [] } };
}

/** Reads an input, or several that are pictures of one document. */
async function read(
  inputs: readonly string[],
  scanner: Scanner,
  context: Context,
): Promise<Reading | InputError> {
  const sources: Input[] = [];
  for (const input of inputs) {
    const source = await sourceOf(input, context);
    if ('code' in source) return source;
    sources.push(source);
  }
  const [first] = sources;
  if (!first || sources.length > 1) return scanner.joined(sources);
  return first.bytes ? scanner.bytes(first.path, first.bytes) : scanner.file(first.path);
}
