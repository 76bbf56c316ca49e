import type { Rule, RuleText } from '../model.ts';
import { hang, labelled } from '../report/layout.ts';
import { SYMBOLS } from '../report/severity.ts';
import type { LawWords, Words } from '../report/words.ts';
import { ruleSaidAt } from './config/said.ts';
import type { Context } from './invocation.ts';
import type { Look } from './look.ts';

/** Examples of each kind that are shown; the file has all. */
const SHOWN = 6;

export interface Explained {
  readonly rule: Rule;
  readonly text: RuleText;
  readonly laws: readonly LawWords[];
}

type Row = readonly [label: string, text: string];

/** Everything the program knows of one rule: what it says, what it rests on, and what it finds and does not find. */
export function explainedRule(
  { rule, text, laws }: Explained,
  { width, paint }: Look,
  context: Context,
): readonly string[] {
  const { words } = context;
  const { say } = words;
  const label = paint.severity[rule.severity](
    `${SYMBOLS[rule.severity]} ${say(`severity.${rule.severity}`)}`,
  );
  const rows = [
    ...configuredRow(rule, context),
    [say('label.why'), text.why],
    [say('label.ask'), text.ask],
    [say('label.safer'), text.safer ?? ''],
    ...calledFor(rule, words),
    [say('label.languages'), languagesOf(rule, words)],
    ...laws.flatMap((law) => provision(law, words)),
  ] as const;
  return [
    ...hang(`${label}  `, text.title, { width, style: paint.strong }),
    ...hang('  ', `${rule.id} · ${words.category(rule.category)}`, { width, style: paint.faint }),
    '',
    ...labelled(rows, { width, style: paint.faint }),
    ...examples({ rule, title: say('explain.flags'), sentences: text.flags }, { width, paint }, words),
    ...examples({ rule, title: say('explain.passes'), sentences: text.passes }, { width, paint }, words),
  ];
}

/** What a configuration makes of a rule, if anything. */
function configuredRow(rule: Rule, context: Context): readonly Row[] {
  const { say } = context.words;
  const place = ruleSaidAt(rule, context) ?? '';
  const label = say('label.configured');
  if (context.rulebook.off?.includes(rule)) return [[label, say('explain.off', { place })]];
  const { shipped } = rule;
  return shipped ? [[label, say('explain.graded', { place, shipped: say(`severity.${shipped}`) })]] : [];
}

const languagesOf = ({ texts }: Rule, { languageName, say }: Words): string =>
  Object.keys(texts).map(languageName).join(say('list.separator'));

/** Of a rule about what a document should say: when it should. */
function calledFor({ when, criterion, texts }: Rule, { say, knows }: Words): readonly Row[] {
  if (!Object.values(texts).some(({ expects }) => expects)) return [];
  const named = (key: string, otherwise: string) => (knows(key) ? say(key) : otherwise);
  const categories = when?.map((id) => named(`category.${id}`, id)).join(say('list.separator'));
  return [
    [say('label.when'), categories || say('explain.any-finding')],
    [say('label.criterion'), criterion ? named(`criterion.${criterion}`, criterion) : ''],
  ];
}

/** A provision with what it does, since when and how it is known, and what a person can do. */
function provision(law: LawWords, { say }: Words): readonly Row[] {
  const line = say('law.line', { ...law });
  const [effect, evidence] = [say(`effect.${law.effect}`), say(`law.${law.evidence}`)];
  return [
    [say('label.law'), say('law.sourced', { line, effect, inForce: law.inForce, evidence })],
    [say('label.can'), law.can],
  ];
}

interface Examples {
  readonly rule: Rule;
  readonly title: string;
  readonly sentences: readonly string[];
}

/** Examples line by line, as they would stand in a document; of many the first. */
function examples(
  { rule, title, sentences }: Examples,
  { width, paint }: Look,
  { say }: Words,
): readonly string[] {
  if (sentences.length === 0) return [];
  const shown = sentences.slice(0, SHOWN).flatMap((sentence) => {
    return sentence
      .trimEnd()
      .split('\n')
      .flatMap((line, i) => hang(i === 0 ? '  · ' : '    ', line, { width }));
  });
  const n = sentences.length - SHOWN;
  const file = `rules/${rule.category}/${rule.id}.yaml`;
  const more = n > 0 ? hang('    ', say('explain.more', { n, file }), { width, style: paint.faint }) : [];
  return ['', paint.strong(title), ...shown, ...more];
}
