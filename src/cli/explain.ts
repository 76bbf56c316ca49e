import type { Command } from 'commander';
import type { Rule, RuleText } from '../model.ts';
import { hang, labelled } from '../report/layout.ts';
import { SYMBOLS } from '../report/severity.ts';
import type { Context, Finish } from './invocation.ts';
import { type Look, lookOf } from './look.ts';
import { nearestWord } from './nearest-word.ts';
import { write } from './output.ts';
import { contextWith, type PackFlags, packFlags } from './packs.ts';
import { complain } from './trouble.ts';

/** `consentlint explain RULE`: everything the program knows of one rule, in the reader's language. */
export function addExplain(program: Command, context: Context, finish: Finish): void {
  const { say } = context.words;
  const command = program
    .command('explain')
    .description(say('help.explain'))
    .argument('<rule>', say('help.rule'));
  packFlags(command, context).action(async (id: string) => {
    const flags = command.optsWithGlobals<PackFlags & { color?: boolean }>();
    const packed = await contextWith(flags, context);
    finish(packed ? await explain(id, flags.color, packed) : 2);
  });
}

async function explain(id: string, colour: boolean | undefined, context: Context): Promise<number> {
  const { rulebook, words, stdout, env } = context;
  const rule = rulebook.rules.find((candidate) => candidate.id === id);
  const text = words.rule(id);
  if (!rule || !text) return complain(unknownRule(id, rulebook.rules), context);
  const lines = explanation({ rule, text }, lookOf(colour, env, stdout), context);
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
}

function explanation(
  { rule, text }: Explained,
  { width, paint }: Look,
  { words: { say, laws, category } }: Context,
): readonly string[] {
  const label = paint.severity[rule.severity](
    `${SYMBOLS[rule.severity]} ${say(`severity.${rule.severity}`)}`,
  );
  const provisions = laws(rule.id).map((law, i) => {
    const { inForce, evidence } = law;
    const line = say('law.line', { ...law });
    return [
      i === 0 ? say('label.law') : '',
      say('law.sourced', { line, inForce, evidence: say(`law.${evidence}`) }),
    ] as const;
  });
  const rows = [
    [say('label.why'), text.why],
    [say('label.ask'), text.ask],
    [say('label.safer'), text.safer ?? ''],
    ...provisions,
  ] as const;
  return [
    ...hang(`${label}  `, text.title, { width, style: paint.strong }),
    ...hang('  ', `${rule.id} · ${category(rule.category)}`, { width, style: paint.faint }),
    '',
    ...labelled(rows, { width, style: paint.faint }),
    ...examples(say('explain.flags'), text.flags, { width, paint }),
    ...examples(say('explain.passes'), text.passes, { width, paint }),
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
