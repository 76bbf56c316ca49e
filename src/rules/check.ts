/** Runs the examples of rules and languages: what is flagged must be found, what passes must stay quiet. */
import type { Reading, Rulebook } from '../model.ts';

/** `missed` and `noisy` are failures; `works` is a known miss that no longer is one: move it to `flags`. */
export type ExampleOutcome = 'found' | 'quiet' | 'missed' | 'noisy' | 'works';

export interface ExampleResult {
  readonly rule: string;
  readonly category: string;
  readonly language: string;
  readonly kind: 'flags' | 'passes' | 'misses' | 'safer';
  /** Place in its list, from 0. */
  readonly index: number;
  readonly example: string;
  readonly outcome: ExampleOutcome;
}

/** What is found in an example. */
export interface Found {
  /** The rules that have something to say of the document: those that find a clause, and those that miss one. */
  readonly rules: ReadonlySet<string>;
  /** Those that find fault with a clause that stands in it. */
  readonly faults: ReadonlySet<string>;
}

/** Finds what there is in an example, read like a text file. */
export type FindRules = (example: string) => Promise<Found>;

/** What a reading says of its document. A mere note is no fault. */
export function foundIn({ findings, safeguards }: Reading): Found {
  const missing = safeguards.filter(({ assessment }) => assessment !== 'pass');
  const faults = findings.filter(({ severity }) => severity !== 'info');
  return {
    rules: new Set([...findings, ...missing].map(({ rule }) => rule)),
    faults: new Set(faults.map(({ rule }) => rule)),
  };
}

/**
 * Every example of every rule with what came of it, in the order of the files. Safer wording must pass its own rule,
 * and no other may find fault with it.
 */
export async function checkRules(
  { rules }: Pick<Rulebook, 'rules'>,
  find: FindRules,
): Promise<ExampleResult[]> {
  const examples = rules.flatMap(({ id, category, texts }) =>
    Object.entries(texts).flatMap(([language, text]) =>
      (['flags', 'passes', 'misses', 'safer'] as const).flatMap((kind) =>
        listOf(text[kind]).map((example, index) => ({ rule: id, category, language, kind, index, example })),
      ),
    ),
  );
  return judge(examples, async ({ rule, kind, example }) => {
    const { rules, faults } = await find(example);
    return rules.has(rule) || (kind === 'safer' && faults.size > 0);
  });
}

type Example = Omit<ExampleResult, 'outcome'>;

function judge(
  examples: readonly Example[],
  isFound: (example: Example) => Promise<boolean>,
): Promise<ExampleResult[]> {
  return Promise.all(
    examples.map(async (example) => ({
      ...example,
      outcome: outcomeOf(example.kind, await isFound(example)),
    })),
  );
}

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

function outcomeOf(kind: ExampleResult['kind'], found: boolean): ExampleOutcome {
  if (kind === 'flags') return found ? 'found' : 'missed';
  if (kind === 'misses') return found ? 'works' : 'quiet';
  return found ? 'noisy' : 'quiet';
}

/** Whether anything is granted in an example, whatever it is. */
export type FindsGrant = (example: string) => Promise<boolean>;

/** Every example of every language file: `flags` must count as a grant, `passes` must not. */
export async function checkLanguages(
  { languages }: Pick<Rulebook, 'languages'>,
  grants: FindsGrant,
): Promise<ExampleResult[]> {
  const examples = Object.values(languages).flatMap((language) =>
    (['flags', 'passes'] as const).flatMap((kind) =>
      language[kind].map((example, index) => ({
        rule: language.id,
        category: 'languages',
        language: language.id,
        kind,
        index,
        example,
      })),
    ),
  );
  return judge(examples, ({ example }) => grants(example));
}

/** Whether an outcome fails the check. */
export const isFailure = ({ outcome }: ExampleResult): boolean =>
  outcome === 'missed' || outcome === 'noisy' || outcome === 'works';
