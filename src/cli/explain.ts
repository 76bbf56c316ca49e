import type { Command } from 'commander';
import type { Rule, RuleText } from '../model.ts';
import { hang, labelled } from '../report/layout.ts';
import { SYMBOLS } from '../report/severity.ts';
import type { LawWords, Words } from '../report/words.ts';
import type { Context, Finish } from './invocation.ts';
import { type PlaceFlags, placeFlags, placesAsked } from './jurisdictions.ts';
import { type Look, lookOf } from './look.ts';
import { nearestWord } from './nearest-word.ts';
import { write } from './output.ts';
import { complain } from './trouble.ts';

/** `consentlint explain RULE`: everything the program knows of one rule, in the reader's language. */
export function addExplain(program: Command, context: Context, finish: Finish): void {
  const { say } = context.words;
  const command = program
    .command('explain')
    .description(say('help.explain'))
    .argument('<rule>', say('help.rule'));
  placeFlags(command, context).action(async (id: string) => {
    finish(await explain(id, command.optsWithGlobals<Flags>(), context));
  });
}

type Flags = PlaceFlags & { readonly color?: boolean };

async function explain(id: string, flags: Flags, context: Context): Promise<number> {
  const { rulebook, words, stdout, env } = context;
  const rule = rulebook.rules.find((candidate) => candidate.id === id);
  const text = words.rule(id);
  if (!rule || !text) return complain(unknownRule(id, rulebook.rules), context);
  const places = placesAsked(flags, context);
  if ('trouble' in places) return complain(places, context);
  const { jurisdictions: ids } = places;
  const laws = words.laws(id, ids && { jurisdictions: { ids, guessed: false } });
  const lines = explanation({ rule, text, laws }, lookOf(flags.color, env, stdout), context);
  await write(stdout, lines.map((line) => `${line}\n`).join(''));
  return 0;
}

function unknownRule(id: string, rules: readonly Rule[]) {
  const nearest = nearestWord(
    id,
    rules.map((rule) => rule.id),
  );
  if (nearest === undefined) return { trouble: 'usage.unknown-rule', values: { id } };
  return { trouble: 'usage.unknown-rule-near', values: { id, nearest } };
}

interface Explained {
  readonly rule: Rule;
  readonly text: RuleText;
  readonly laws: readonly LawWords[];
}

function explanation(
  { rule, text, laws }: Explained,
  { width, paint }: Look,
  { words }: Context,
): readonly string[] {
  const { say } = words;
  const label = paint.severity[rule.severity](
    `${SYMBOLS[rule.severity]} ${say(`severity.${rule.severity}`)}`,
  );
  const rows = [
    [say('label.why'), text.why],
    [say('label.ask'), text.ask],
    [say('label.safer'), text.safer ?? ''],
    ...laws.flatMap((law) => provision(law, words)),
  ] as const;
  return [
    ...hang(`${label}  `, text.title, { width, style: paint.strong }),
    ...hang('  ', `${rule.id} · ${say(`category.${rule.category}`)}`, { width, style: paint.faint }),
    '',
    ...labelled(rows, { width, style: paint.faint }),
    ...examples(say('explain.flags'), text.flags, { width, paint }),
    ...examples(say('explain.passes'), text.passes, { width, paint }),
  ];
}

/** A provision with what it does, since when and how it is known, and what a person can do. */
function provision(law: LawWords, { say }: Words): readonly (readonly [string, string])[] {
  const line = say('law.line', { ...law });
  const [effect, evidence] = [say(`effect.${law.effect}`), say(`law.${law.evidence}`)];
  return [
    [say('label.law'), say('law.sourced', { line, effect, inForce: law.inForce, evidence })],
    [say('label.can'), law.can],
  ];
}

/** Examples line by line, as they would stand in a document. */
function examples(title: string, sentences: readonly string[], { width, paint }: Look): readonly string[] {
  if (sentences.length === 0) return [];
  const shown = sentences.flatMap((sentence) => {
    return sentence
      .trimEnd()
      .split('\n')
      .flatMap((line, i) => hang(i === 0 ? '  · ' : '    ', line, { width }));
  });
  return ['', paint.strong(title), ...shown];
}
