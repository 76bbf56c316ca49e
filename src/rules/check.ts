/** Runs the examples of rules and languages: what is flagged must be found, what passes must stay quiet. */
import type { Rulebook } from '../model.ts';

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
  /** Whether another rule finds something in it, too. */
  readonly isShared: boolean;
}

/** Ids of the rules that find something in an example, read like a text file. */
export type FindRules = (example: string) => Promise<ReadonlySet<string>>;

/** Every example of every rule with what came of it, in the order of the files. */
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
  return judge(examples, async ({ rule, example }) => {
    const found = await find(example);
    return { isFound: found.has(rule), isShared: [...found].some((other) => other !== rule) };
  });
}

type Example = Omit<ExampleResult, 'outcome' | 'isShared'>;

interface Said {
  readonly isFound: boolean;
  readonly isShared: boolean;
}

function judge(
  examples: readonly Example[],
  ask: (example: Example) => Promise<Said>,
): Promise<ExampleResult[]> {
  return Promise.all(
    examples.map(async (example) => {
      const { isFound, isShared } = await ask(example);
      return { ...example, outcome: outcomeOf(example.kind, isFound), isShared };
    }),
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
  return judge(examples, async ({ example }) => ({ isFound: await grants(example), isShared: false }));
}

/** Whether an outcome fails the check. */
export const isFailure = ({ outcome }: ExampleResult): boolean =>
  outcome === 'missed' || outcome === 'noisy' || outcome === 'works';
