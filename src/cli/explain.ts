import type { Command } from 'commander';
import type { Rule } from '../model.ts';
import { explainPlace } from './explain-place.ts';
import { explainedRule } from './explain-rule.ts';
import { isFileName, linesOf } from './explain-target.ts';
import type { Context, Finish } from './invocation.ts';
import { type PlaceFlags, placeFlags, placesAsked } from './jurisdictions.ts';
import { lookOf } from './look.ts';
import { nearestWord } from './nearest-word.ts';
import { write } from './output.ts';
import { contextWith, type PackFlags, packFlags } from './packs.ts';
import { type ReadFlags, readFlags } from './read-options.ts';
import type { RedactFlags } from './redaction.ts';
import { complain, type Trouble } from './trouble.ts';

type Flags = ReadFlags & PlaceFlags & PackFlags & RedactFlags & { readonly color?: boolean };

/** `consentlint explain RULE` and `consentlint explain FILE:LINE`. */
export function addExplain(program: Command, context: Context, finish: Finish): void {
  const { say } = context.words;
  const command = program
    .command('explain')
    .description(say('help.explain'))
    .argument('<topic>', say('help.explained'))
    .option('--redact', say('help.redact'));
  for (const add of [placeFlags, readFlags, packFlags]) add(command, context);
  command.action(async (subject: string) => {
    const flags = command.optsWithGlobals<Flags>();
    const packed = await contextWith(flags, context);
    finish(packed ? await explain(subject, flags, packed) : 2);
  });
}

/** A rule by its id; else the clauses on lines of a file. */
async function explain(subject: string, flags: Flags, context: Context): Promise<number> {
  const { rulebook, words, stdout, env } = context;
  const rule = [...rulebook.rules, ...(rulebook.off ?? [])].find(({ id }) => id === subject);
  const text = words.rule(subject);
  const places = placesAsked(flags, context);
  if ('trouble' in places) return complain(places, context);
  if (rule && text) {
    const { jurisdictions: ids } = places;
    const laws = words.laws(subject, ids && { jurisdictions: { ids, guessed: false } });
    const lines = explainedRule({ rule, text, laws }, lookOf(flags.color, env, stdout), context);
    await write(stdout, lines.map((line) => `${line}\n`).join(''));
    return 0;
  }
  const lines = linesOf(subject);
  if (lines) return explainPlace(lines, flags, context);
  const isFile = isFileName(subject, context);
  return complain(isFile ? lineless(subject) : unknownRule(subject, rulebook.rules), context);
}

const lineless = (file: string): Trouble => ({ trouble: 'usage.which-line', values: { file } });

function unknownRule(id: string, rules: readonly Rule[]): Trouble {
  const nearest = nearestWord(
    id,
    rules.map((rule) => rule.id),
  );
  if (nearest === undefined) return { trouble: 'usage.unknown-rule', values: { id } };
  return { trouble: 'usage.unknown-rule-near', values: { id, nearest } };
}
