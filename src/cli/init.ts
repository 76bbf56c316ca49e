import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { cells } from '../report/cells.ts';
import { sanitise } from '../report/sanitise.ts';
import type { Words } from '../report/words.ts';
import { print, wrap } from '../report/wrap.ts';
import { CONFIG_NAME, CONFIG_NAMES, findConfig } from './config/find.ts';
import { SCHEMA_NAME } from './config/schema-name.ts';
import type { Context, Finish } from './invocation.ts';
import { isThere, writeNew } from './new-file.ts';
import { write } from './output.ts';
import { complain, warn } from './trouble.ts';

/** `consentlint init`: a configuration to begin with, in the working directory. */
export function addInit(program: Command, context: Context, finish: Finish): void {
  program
    .command('init')
    .description(context.words.say('help.init', { file: CONFIG_NAME }))
    .action(async () => finish(await init(context)));
}

async function init(context: Context): Promise<number> {
  const { cwd, words, stdout } = context;
  for (const name of CONFIG_NAMES) {
    if (await isThere(join(cwd, name)))
      return complain({ trouble: 'init.exists', values: { file: name } }, context);
  }
  const above = await findConfig({}, { cwd: dirname(resolve(cwd)), env: {} });
  const text = firstConfig(words, schemaFrom(cwd));
  const written = await writeNew(join(cwd, CONFIG_NAME), new TextEncoder().encode(text), null);
  if (written !== 'written') {
    const trouble = written === 'exists' ? 'init.exists' : 'init.failed';
    return complain({ trouble, values: { file: CONFIG_NAME } }, context);
  }
  await write(stdout, `${sanitise(words.say('init.written', { file: CONFIG_NAME, folder: cwd }))}\n`);
  if (above) await warn(resolve(dirname(cwd), above.file), words.say('init.above'), context);
  return 0;
}

/** The schema, as an editor finds it: that of the installation which the project uses, else of this one. */
function schemaFrom(cwd: string): string {
  for (let at = resolve(cwd); ; at = dirname(at)) {
    const own = join(at, 'node_modules', 'consentlint', 'dist', SCHEMA_NAME);
    if (existsSync(own)) return `./${relative(cwd, own).replaceAll('\\', '/')}`.replace('./../', '../');
    if (dirname(at) === at) break;
  }
  return new URL(`../${SCHEMA_NAME}`, import.meta.url).href;
}

/**
 * A configuration that changes nothing yet: comments in the reader's language, each with examples that are commented
 * out by a `#` without a space, so that they hold once it is gone.
 */
export function firstConfig({ say }: Words, schema: string): string {
  const comment = (key: string) => said(say(`init.${key}`));
  return [
    `# yaml-language-server: $schema=${sanitise(schema)}`,
    ...[...comment('about'), ''],
    ...[
      ...comment('fail-on'),
      'fail-on:',
      '  default: high',
      '#  contact-list: low',
      '#  irrevocable-consent: never',
      '',
    ],
    ...[...comment('rules'), 'rules:', '#  contact-list-access: critical', '#  missing-safeguard: low'],
    ...['#  separate-face-consent: off', ''],
    ...[...comment('languages'), '#languages: [zh, es, en]', ''],
    ...[...comment('jurisdictions'), '#jurisdictions: [CN, MX]', ''],
    ...[...comment('ignores'), 'ignores:', '#  - archive/', '#  - "*.draft.docx"', ''],
    ...[...comment('overrides'), '#overrides:', '#  - files: [cards/**, "*.card.pdf"]', '#    rules:'],
    ...['#      location-access: off', '#    fail-on: critical', ''],
    ...[...comment('packs'), '#packs: [my-rules]', ''],
    ...[
      ...comment('options'),
      '#format: terminal',
      '#lang: en',
      '#bundle: true',
      '#redact: true',
      '#timeout: 120',
    ],
    ...['#ocr: false', '#password-file: ../passwords.txt', ''],
  ].join('\n');
}

/** Columns of a comment. */
const WIDTH = 96;

/** A message as comment lines. */
const said = (text: string): readonly string[] => wrap(cells(text), WIDTH).map((row) => `# ${print(row)}`);
