import type { Rulebook } from '../model.ts';
import { hang } from '../report/layout.ts';
import { checkLanguages, checkRules, type ExampleResult, foundIn, isFailure } from '../rules/check.ts';
import type { Places } from '../rules/places.ts';
import type { RuleProblem } from '../rules/problem.ts';
import type { Context } from './invocation.ts';
import type { Look } from './look.ts';
import { write } from './output.ts';
import { type Packs, problemLine, readPacks } from './packs.ts';
import { complain } from './trouble.ts';

/** Far longer than all examples together take: they are read at the same time. */
const PATIENCE_MS = 120_000;

/** What to test: packs by their folders, else all rules; and packs that are put on the shipped rules before. */
export interface Asked {
  readonly folders: readonly string[];
  readonly rules: readonly string[];
  readonly look: Look;
}

/** Tests rules: says everything that is wrong in their files and every example that fails; returns the exit code. */
export async function testRules({ folders, rules, look }: Asked, context: Context): Promise<number> {
  const packs = await readPacks([...rules, ...folders], context);
  if ('trouble' in packs) return complain(packs, context);
  const problems = packs.packed.flatMap((pack) => pack.problems);
  await print(problems.map(problemLine), context);
  if (packs.packed.some(({ isTooMuch }) => isTooMuch)) return tell('rules.too-much', problems, context);
  const { results, shared } = await check(subjectOf(packs, folders.length), packs.context);
  await print(testLines(results, { places: await placesIn(packs), look, context }), context);
  if (folders.length > 0 && shared > 0)
    await print(hang('', context.words.count('rules.shared', shared), { width: look.width }), context);
  return problems.length > 0 ? tell('rules.problems', problems, context) : results.some(isFailure) ? 2 : 0;
}

const tell = (trouble: string, { length }: readonly RuleProblem[], context: Context): Promise<2> =>
  complain({ trouble, values: { n: length } }, context);

const print = (lines: readonly string[], { stdout }: Context) =>
  write(stdout, lines.map((line) => `${line}\n`).join(''));

/** The rules and languages whose examples are run: those of the last packs, else all. */
function subjectOf({ packed, context }: Packs, folders: number): Pick<Rulebook, 'rules' | 'languages'> {
  const { rulebook } = context;
  if (folders === 0) return rulebook;
  const packs = packed.slice(-folders);
  const rules = new Set(packs.flatMap((pack) => pack.rules));
  const added = new Set(packs.flatMap((pack) => pack.languages));
  return {
    rules: rulebook.rules.filter(({ id }) => rules.has(id)),
    languages: Object.fromEntries(Object.entries(rulebook.languages).filter(([id]) => added.has(id))),
  };
}

async function placesIn({ packed }: Packs): Promise<Places> {
  const [{ shippedPlaces }, { placesOf }] = await Promise.all([
    import('../rules/raw.ts'),
    import('../rules/places.ts'),
  ]);
  const own = packed.map(({ sources }) => placesOf(sources));
  return Object.assign({}, shippedPlaces(), ...own);
}

/** What came of the examples, and how many that must be found other rules find as well. */
interface Checked {
  readonly results: readonly ExampleResult[];
  readonly shared: number;
}

/** Runs the examples the way a text file is scanned. */
async function check(
  subject: Pick<Rulebook, 'rules' | 'languages'>,
  { rulebook }: Context,
): Promise<Checked> {
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
  const finders = new Map<string, readonly string[]>();
  const rules = await checkRules(subject, async (example) => {
    const reading = judge(await read(example));
    finders.set(
      example,
      reading.findings.map(({ rule }) => rule),
    );
    return foundIn(reading);
  });
  const languages = await checkLanguages(subject, async (example) => grants(await read(example)));
  const isShared = ({ rule, kind, example }: ExampleResult) =>
    kind === 'flags' && finders.get(example)?.some((finder) => finder !== rule);
  return { results: [...rules, ...languages], shared: rules.filter(isShared).length };
}

interface Manner {
  readonly places: Places;
  readonly look: Look;
  readonly context: Context;
}

/** Every failure with its file and place, then the count. */
function testLines(results: readonly ExampleResult[], { places, look, context }: Manner): readonly string[] {
  const { width, paint } = look;
  const { say } = context.words;
  const failures = results.filter(isFailure).flatMap((result) => {
    const label = `${result.language}.${result.kind}[${result.index}]`;
    return [
      `${paint.warning(say(`rules.${result.outcome}`))}  ${placeOf(result, label, places)}  ${label}`,
      ...hang('  ', result.example, { width }),
    ];
  });
  const n = (outcome: ExampleResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length;
  const summary = say('rules.summary', {
    n: results.length,
    missed: n('missed'),
    noisy: n('noisy'),
    works: n('works'),
  });
  return [...failures, ...hang('', summary, { width, style: paint.strong })];
}

function placeOf({ category, rule }: ExampleResult, label: string, places: Places): string {
  const name = `${category}/${rule}`;
  const { file = `rules/${name}.yaml`, at } = places[name] ?? {};
  const place = at?.[label];
  return [file, ...(place ?? [])].join(':');
}
