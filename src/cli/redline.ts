import type { Command } from 'commander';
import type { Note } from '../model.ts';
import { noteSentence } from '../report/notes.ts';
import { sanitise } from '../report/sanitise.ts';
import { isIncomplete } from '../report/unread.ts';
import type { Scanner } from '../scan.ts';
import { type Copier, type CopyOptions, createCopier } from './copier.ts';
import { isCopy } from './copy-path.ts';
import { isTrouble } from './exit-code.ts';
import { chosenInputs, type FileFlags, fileFlags, tellInputs } from './file-choice.ts';
import type { Context, Finish } from './invocation.ts';
import { type PlaceFlags, placeFlags } from './jurisdictions.ts';
import { located } from './located.ts';
import { write } from './output.ts';
import { contextWith, type PackFlags, packFlags } from './packs.ts';
import { type ReadFlags, readFlags } from './read-options.ts';
import { scanning } from './scanner.ts';
import { STDIN } from './stdin.ts';
import { complain, complainOf, warn } from './trouble.ts';

type Flags = FileFlags &
  ReadFlags &
  PlaceFlags &
  PackFlags & { readonly output?: string; readonly suggest?: boolean };

/** `consentlint redline FILE…`: copies with the clauses marked. */
export function addRedline(program: Command, context: Context, finish: Finish): void {
  const { say } = context.words;
  const command = program
    .command('redline')
    .description(say('help.redline'))
    .argument('[file...]', say('help.file'))
    .option('--output <folder>', say('help.redline-output'))
    .option('--suggest', say('help.suggest'));
  for (const add of [fileFlags, placeFlags, readFlags, packFlags]) add(command, context);
  command.action(async (files: string[]) => {
    const flags = command.optsWithGlobals<Flags>();
    const packed = await contextWith(flags, context);
    finish(packed ? await redline(files, flags, packed) : 2);
  });
}

/** 2 something went wrong with a file; 3 something was not read; 0 a copy of all that has findings. */
async function redline(files: readonly string[], flags: Flags, context: Context): Promise<number> {
  const read = await scanning(flags, context);
  if ('trouble' in read) return complain(read, context);
  const { limits } = read;
  const { passwords, timeoutMs } = limits;
  const chosen = await chosenInputs(
    { files, flags, withPictures: limits.engine !== null, timeoutMs },
    context,
  );
  if ('trouble' in chosen) return complain(chosen, context);
  const { files: inputs, errors } = chosen;
  await tellInputs(chosen, context);
  const scanner = await read.scannerFor(inputs.length);
  const tell = teller(context);
  const folder = flags.output === undefined ? null : located(flags.output, context);
  const copier = createCopier({ folder, passwords, suggest: flags.suggest ?? false, tell }, context);
  const codes: number[] = [];
  for (const input of inputs) codes.push(await redlineOne(input, { copier, scanner, tell, context }));
  if (errors.some(isTrouble) || codes.includes(2) || copier.hasFailed()) return 2;
  return errors.length > 0 || codes.includes(3) ? 3 : 0;
}

interface Work extends Pick<CopyOptions, 'tell'> {
  readonly copier: Copier;
  readonly scanner: Scanner;
  readonly context: Context;
}

async function redlineOne(input: string, { copier, scanner, tell, context }: Work): Promise<0 | 2 | 3> {
  const sentence = (note: Note) => noteSentence(note, context.words);
  if (input === STDIN) {
    await warn(input, sentence({ code: 'redline-stdin' }), context);
    return 2;
  }
  if (isCopy(input)) {
    await tell(input, sentence({ code: 'redline-copy' }));
    return 0;
  }
  const reading = await scanner.file(input);
  if ('code' in reading) {
    await complainOf(reading, context);
    return 2;
  }
  await copier.copy(reading);
  return isIncomplete(reading) ? 3 : 0;
}

/** On standard output, a line for each document. */
function teller({ stdout }: Context): CopyOptions['tell'] {
  return async (path, sentence) => {
    await write(stdout, `${sanitise(`${path}: ${sentence}`)}\n`);
  };
}
