import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Letter, Reading } from '../model.ts';
import { whereOf } from '../report/jurisdiction.ts';
import type { LetterBlock } from '../report/letter.ts';
import type { Words } from '../report/words.ts';
import type { Context, Finish } from './invocation.ts';
import { type PlaceFlags, placeFlags } from './jurisdictions.ts';
import { type LetterFlags, type LetterSettings, letterFlags, letterSettings } from './letter-settings.ts';
import { located } from './located.ts';
import { write } from './output.ts';
import { contextWith, type PackFlags, packFlags } from './packs.ts';
import { type ReadFlags, readFlags } from './read-options.ts';
import { readTogether } from './readings.ts';
import { masking } from './redaction.ts';
import { scanning } from './scanner.ts';
import { complain, type Trouble, warn, warnOf } from './trouble.ts';

type Flags = LetterFlags & ReadFlags & PlaceFlags & PackFlags;

/** `consentlint letter FILE…`: a letter about what was found. */
export function addLetter(program: Command, context: Context, finish: Finish): void {
  const command = program
    .command('letter')
    .description(context.words.say('help.letter'))
    .argument('<file...>', context.words.say('help.letter-file'));
  for (const add of [letterFlags, placeFlags, readFlags, packFlags]) add(command, context);
  command.action(async (files: string[]) => {
    const flags = command.optsWithGlobals<Flags>();
    const packed = await contextWith(flags, context);
    finish(packed ? await letter(files, flags, packed) : 2);
  });
}

async function letter(files: readonly string[], flags: Flags, context: Context): Promise<number> {
  const settings = letterSettings(flags, context);
  if ('trouble' in settings) return complain(settings, context);
  const inputs = files.map((file) => located(file, context));
  if (flags.output !== undefined && inputs.some((input) => resolve(context.cwd, input) === settings.output))
    return complain({ trouble: 'usage.output-is-input', values: { file: flags.output } }, context);
  const read = await scanning(flags, context);
  if ('trouble' in read) return complain(read, context);
  const found = await readTogether(inputs, await read.scannerFor(inputs.length), context);
  if (found.readings.length === 0) return 2;
  const mask = await masking({ redact: flags.redact ?? true }, context);
  const readings = found.readings.map(mask.reading);
  const isWhole = readings.every(isRead);
  for (const { document } of readings.filter((reading) => !isRead(reading)))
    await warn(document.path, context.words.say('letter.unread'), context);
  const trouble = await send(readings, settings, context);
  if (trouble) return complain(trouble, context);
  return found.errors.length > 0 ? 2 : isWhole ? 0 : 3;
}

/** Whether all of a document was read. */
const isRead = ({ unread, document }: Reading): boolean => unread.length === 0 && document.outcome === 'read';

async function send(
  readings: readonly Reading[],
  settings: LetterSettings,
  context: Context,
): Promise<Trouble | null> {
  const { writeLetter } = await import('../report/letter.ts');
  const language = languageOf(readings, settings.letter, context);
  const words = await context.wordbook(language);
  const blocks = writeLetter(readings, settings, words);
  if (blocks.length === 0) {
    await warnOf(readings.every(isRead) ? 'letter.nothing' : 'letter.nothing-read', context);
    return null;
  }
  if (readings.some((reading) => isGuess(reading, words))) await warnOf('letter.guessed', context);
  return settings.format === 'docx' ? asDocx(blocks, settings, language) : asText(blocks, settings, context);
}

const isGuess = (reading: Reading, words: Words): boolean =>
  reading.jurisdictions.guessed || words.places(whereOf(reading)).length === 0;

/** The language asked for, else the document's; English where the letter is not written in it. */
function languageOf(readings: readonly Reading[], { texts }: Letter, { language, readers }: Context): string {
  const wanted = language ?? readers.ofDocument(readings.flatMap(({ languages }) => languages));
  return (wanted.split('-')[0] ?? '') in texts ? wanted : 'en';
}

async function asDocx(
  blocks: readonly LetterBlock[],
  { output }: LetterSettings,
  language: string,
): Promise<Trouble | null> {
  if (output === null) return { trouble: 'usage.docx-output' };
  const { letterDocx } = await import('../report/letter/docx.ts');
  return toFile(output, await letterDocx(blocks, language));
}

async function asText(
  blocks: readonly LetterBlock[],
  { output }: LetterSettings,
  { stdout }: Context,
): Promise<Trouble | null> {
  const { letterText } = await import('../report/letter/text.ts');
  if (output !== null) return toFile(output, letterText(blocks));
  return (await write(stdout, letterText(blocks))) === 'failed' ? { trouble: 'usage.stdout' } : null;
}

const toFile = (file: string, content: string | Uint8Array): Promise<Trouble | null> =>
  writeFile(file, content).then(
    () => null,
    () => ({ trouble: 'usage.output', values: { file } }),
  );
