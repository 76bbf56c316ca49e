import type { Command } from 'commander';
import type { Rule } from '../model.ts';
import { hang, spread } from '../report/layout.ts';
import { SEVERITIES, SYMBOLS } from '../report/severity.ts';
import type { Words } from '../report/words.ts';
import { checkLanguages, checkRules, type ExampleResult, isFailure, rulesOf } from '../rules/check.ts';
import type { Context, Finish } from './invocation.ts';
import { type Look, lookOf } from './look.ts';
import { write } from './output.ts';

/** Far longer than all examples together take: they are read at the same time. */
const PATIENCE_MS = 120_000;

type Flags = { readonly color?: boolean };

/** `consentlint rules list` and `consentlint rules test`. */
export function addRules(program: Command, context: Context, finish: Finish): void {
  const { words, stdout, env } = context;
  const command = program.command('rules').description(words.say('help.rules'));
  const look = () => lookOf(command.optsWithGlobals<Flags>().color, env, stdout);
  const print = (lines: readonly string[]) => write(stdout, lines.map((line) => `${line}\n`).join(''));
  command
    .command('list')
    .description(words.say('help.rules-list'))
    .action(async () => {
      await print(list(context, look()));
      finish(0);
    });
  command
    .command('test')
    .description(words.say('help.rules-test'))
    .action(async () => {
      const results = await check(context);
      await print(testLines(results, context, look()));
      finish(results.some(isFailure) ? 2 : 0);
    });
}

/** Rules by category, each with its severity, id, title and the languages it is written for. */
function list({ rulebook, words }: Context, look: Look): readonly string[] {
  const categories = [...new Set(rulebook.rules.map(({ category }) => category))].toSorted();
  return categories.flatMap((category, i) => {
    const rules = rulebook.rules
      .filter((rule) => rule.category === category)
      .toSorted(
        (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || (a.id < b.id ? -1 : 1),
      );
    const title = `${look.paint.strong(words.say(`category.${category}`))} ${look.paint.faint(category)}`;
    return [...(i === 0 ? [] : ['']), title, ...rules.flatMap((rule) => listed(rule, words, look))];
  });
}

function listed({ id, severity, texts }: Rule, words: Words, { width, paint }: Look): readonly string[] {
  const label = paint.severity[severity](`${SYMBOLS[severity]} ${words.say(`severity.${severity}`)}`);
  const facts = `${id} · ${Object.keys(texts).toSorted().join(' ')}`;
  return spread(hang(`  ${label}  `, words.rule(id)?.title ?? id, { width }), paint.faint(facts), width);
}

/** Runs the examples the way a text file is scanned. */
async function check({ rulebook }: Context): Promise<readonly ExampleResult[]> {
  const [{ extractBytes }, { createGrantFinder, createJudge }] = await Promise.all([
    import('../extract/index.ts'),
    import('../scan.ts'),
  ]);
  const encoder = new TextEncoder();
  const read = (example: string) =>
    extractBytes('example.txt', encoder.encode(example), {
      passwords: [],
      deadline: Date.now() + PATIENCE_MS,
    });
  const judge = createJudge(rulebook);
  const grants = createGrantFinder(rulebook);
  const rules = await checkRules(rulebook, async (example) => rulesOf(judge(await read(example))));
  const languages = await checkLanguages(rulebook, async (example) => grants(await read(example)));
  return [...rules, ...languages];
}

/** Every failure with its file and place, then the count. */
function testLines(
  results: readonly ExampleResult[],
  { words }: Context,
  { width, paint }: Look,
): readonly string[] {
  const failures = results
    .filter(isFailure)
    .flatMap(({ rule, category, language, kind, index, example, outcome }) => [
      `${paint.warning(words.say(`rules.${outcome}`))}  rules/${category}/${rule}.yaml  ${language}.${kind}[${index}]`,
      ...hang('  ', example, { width }),
    ]);
  const n = (outcome: ExampleResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length;
  const summary = words.say('rules.summary', {
    n: results.length,
    missed: n('missed'),
    noisy: n('noisy'),
    works: n('works'),
  });
  return [...failures, ...hang('', summary, { width, style: paint.strong })];
}
