import type { Command } from 'commander';
import type { Document } from '../model.ts';
import { doubts } from '../report/doubts.ts';
import { sanitise } from '../report/sanitise.ts';
import { configFlags } from './config/settings.ts';
import type { Context, Finish } from './invocation.ts';
import { write } from './output.ts';
import { contextWith } from './packs.ts';
import { readDocument, unreadPages } from './read-document.ts';
import { type ReadFlags, readFlags } from './read-options.ts';
import { masking, type RedactFlags } from './redaction.ts';
import { scanning } from './scanner.ts';
import { complain, complainOf, warn } from './trouble.ts';

type Flags = ReadFlags & RedactFlags;

/** `consentlint text FILE`: what was read, so that anyone can check it. */
export function addText(program: Command, context: Context, finish: Finish): void {
  const { say } = context.words;
  const command = program
    .command('text')
    .description(say('help.text'))
    .argument('<file>', say('help.one-file'))
    .option('--redact', say('help.redact'));
  for (const add of [readFlags, configFlags]) add(command, context);
  command.action(async (file: string) => {
    const flags = command.optsWithGlobals<Flags>();
    const configured = await contextWith({ ...flags, quiet: true }, context);
    finish(configured ? await text(file, flags, configured) : 2);
  });
}

async function text(file: string, flags: Flags, context: Context): Promise<number> {
  const reading = await scanning(flags, context);
  if ('trouble' in reading) return complain(reading, context);
  const mask = await masking(flags, context);
  const read = await readDocument(file, await reading.scannerFor(1), context);
  const document = 'text' in read ? mask.document(read) : read;
  if (!('text' in document)) {
    await complainOf(document, context);
    return 2;
  }
  const written = await write(context.stdout, printed(document, context));
  if (written === 'failed') return complain({ trouble: 'usage.stdout' }, context);
  const unread = unreadPages(document);
  for (const doubt of doubts(document.notes, unread, context.words)) await warn(file, doubt, context);
  return document.outcome !== 'read' || unread.length > 0 ? 3 : 0;
}

/** The text to the letter, pages parted by form feeds; on a terminal nothing that would steer it. */
function printed({ text: whole, pages }: Document, { stdout }: Context): string {
  const parts = pages.length > 0 ? pages.map(({ start, end }) => whole.slice(start, end)) : [whole];
  if (!stdout.isTTY) return parts.join('\f');
  const lines = parts.flatMap((part) => part.split(/\r\n|\n|\r/));
  return `${lines.map(sanitise).join('\n').trimEnd()}\n`;
}
