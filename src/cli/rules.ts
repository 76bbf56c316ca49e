import type { Command } from 'commander';
import type { Rule } from '../model.ts';
import { hang, spread } from '../report/layout.ts';
import { rankOf, SYMBOLS } from '../report/severity.ts';
import type { Words } from '../report/words.ts';
import type { Context, Finish } from './invocation.ts';
import { type Look, lookOf } from './look.ts';
import { write } from './output.ts';
import { contextWith, type PackFlags, packFlags } from './packs.ts';
import { repeated } from './repeated.ts';
import { testRules } from './rules-test.ts';

type Flags = PackFlags & { readonly color?: boolean };

/** `consentlint rules list` and `consentlint rules test`. */
export function addRules(program: Command, context: Context, finish: Finish): void {
  const { words, stdout, env } = context;
  const rules = program.command('rules').description(words.say('help.rules'));
  const look = () => lookOf(rules.optsWithGlobals<Flags>().color, env, stdout);
  packFlags(rules.command('list').description(words.say('help.rules-list')), context).action(
    async (flags: PackFlags) => {
      const packed = await contextWith(flags, context);
      if (!packed) return finish(2);
      await write(
        stdout,
        list(packed, look())
          .map((line) => `${line}\n`)
          .join(''),
      );
      finish(0);
    },
  );
  const test = rules
    .command('test')
    .description(words.say('help.rules-test'))
    .argument('[folder...]', words.say('help.pack'));
  // Examples test rules as they are written, whatever a configuration makes of them.
  test.option('--rules <folder>', words.say('help.rules-folder'), repeated);
  test.action(async (folders: string[], { rules: before = [] }: PackFlags) => {
    finish(await testRules({ folders, rules: before, look: look() }, context));
  });
}

/** Rules by category, each with its severity, id, title and the languages it is written for. */
function list({ rulebook, words }: Context, look: Look): readonly string[] {
  const off = new Set(rulebook.off);
  const all = [...rulebook.rules, ...off];
  const categories = [...new Set(all.map(({ category }) => category))].toSorted();
  return categories.flatMap((category, i) => {
    const rules = all
      .filter((rule) => rule.category === category)
      .toSorted((a, b) => rankOf(a.severity) - rankOf(b.severity) || (a.id < b.id ? -1 : 1));
    const title = `${look.paint.strong(words.category(category))} ${look.paint.faint(category)}`;
    return [
      ...(i === 0 ? [] : ['']),
      title,
      ...rules.flatMap((rule) => listed({ rule, isOff: off.has(rule) }, words, look)),
    ];
  });
}

interface Listed {
  readonly rule: Rule;
  readonly isOff: boolean;
}

function listed({ rule, isOff }: Listed, words: Words, { width, paint }: Look): readonly string[] {
  const { id, severity, shipped, texts } = rule;
  const graded = paint.severity[severity](`${SYMBOLS[severity]} ${words.say(`severity.${severity}`)}`);
  const label = isOff ? paint.faint(`- ${words.say('rules.off')}`) : graded;
  const before = shipped ? [words.say('rules.shipped', { severity: words.say(`severity.${shipped}`) })] : [];
  const facts = [id, Object.keys(texts).toSorted().join(' '), ...before].join(' · ');
  return spread(hang(`  ${label}  `, words.rule(id)?.title ?? id, { width }), paint.faint(facts), width);
}
