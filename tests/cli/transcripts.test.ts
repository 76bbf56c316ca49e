import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterWorld, run } from './world.ts';

/**
 * Each transcript is a list of commands with exactly what they print: `! ` before lines of standard error, the exit
 * code in brackets. To write them anew after a wanted change: TRANSCRIPTS=write npx vitest run tests/cli/transcripts.
 */
const folder = new URL('./transcripts/', import.meta.url);
let leave: () => void;

beforeAll(() => {
  leave = enterWorld();
});
afterAll(() => leave());

describe('the command line, as in the transcript', () => {
  it.each(readdirSync(folder))('%s', async (name) => {
    const file = new URL(name, folder);
    const transcript = readFileSync(file, 'utf8');
    const commands = transcript.split('\n').filter((line) => line.startsWith('$ '));
    const played: string[] = [];
    for (const command of commands) played.push(await play(command));
    if (process.env.TRANSCRIPTS === 'write') writeFileSync(file, played.join('\n'));
    else expect(played.join('\n')).toBe(transcript);
  });
});

/** Runs a line such as `$ LANG=es_MX consentlint --quiet - < letter.txt`. */
async function play(command: string): Promise<string> {
  const [line = '', input] = command.slice(2).split(' < ');
  const words = line.split(' ').map((word) => word.replace(/^'(.*)'$/, '$1'));
  const at = words.indexOf('consentlint');
  const set = Object.fromEntries(words.slice(0, at).map((word) => word.split('=')));
  const stdin = Readable.from(input === undefined ? [] : [readFileSync(input)]);
  const env = { LANG: 'en_US.UTF-8', COLUMNS: '80', ...set };
  const { code, stdout, stderr } = await run(words.slice(at + 1), { env, stdin });
  const errors = stderr.replace(/^(?=.)/gm, '! ');
  const printed = stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}⏎\n`;
  return `${command}\n${errors}${printed}[${code}]\n`;
}
