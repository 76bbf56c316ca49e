/** What is missing from a document, and how good a consent it asks for. */
import type {
  Assessment,
  Criterion,
  CriterionResult,
  Evidence,
  Finding,
  GivesAway,
  Grade,
  Quality,
  Rule,
  Safeguard,
} from '../model.ts';
import { CRITERIA } from '../vocabulary.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Statement } from './statements.ts';

/** What a document says, all in all. */
export interface Heard {
  readonly rules: readonly Rule[];
  /** Languages of the document: a rule that has no words in any of them cannot be judged. */
  readonly languages: ReadonlySet<string>;
  readonly findings: readonly Finding[];
  readonly refused: readonly Finding[];
  readonly statementOf: (rule: string) => Statement;
  readonly givesAway: GivesAway;
}

/** What the findings call for, each assessed: gainsaid, said, or neither. */
export function findSafeguards(heard: Heard): Safeguard[] {
  return heard.rules.filter((rule) => isCalledFor(rule, heard)).map((rule) => assess(rule, heard));
}

function isCalledFor({ texts, when }: Rule, { languages, findings }: Heard): boolean {
  const isJudged = [...languages].some((language) => texts[language]?.expects);
  return isJudged && findings.some(({ category }) => when === undefined || when.includes(category));
}

function assess(rule: Rule, heard: Heard): Safeguard {
  const { id, category, severity, failOn } = rule;
  const statement = heard.statementOf(id);
  const [met, contrary] = [statement.met ?? promised(rule, heard), statement.contrary ?? broken(rule, heard)];
  const named = namedOnly(rule, heard);
  const judged = verdictOf({
    met: met ?? named.met,
    contrary: contrary ?? named.contrary,
    vague: statement.vague,
  });
  return {
    ...{ rule: id, category, severity, ...(failOn && { failOn }) },
    ...{ ...judged, fingerprint: fingerprintOf(id) },
  };
}

type Words = readonly Evidence[] | undefined;

function verdictOf(said: {
  met: Words;
  contrary: Words;
  vague: Words;
}): Pick<Safeguard, 'assessment' | 'evidence'> {
  if (said.contrary) return { assessment: 'fail', evidence: said.contrary };
  if (said.met) return { assessment: 'pass', evidence: said.met };
  return { assessment: 'unspecified', evidence: said.vague ?? [] };
}

/** A firm promise not to do what would break it. */
function promised({ promised: categories = [] }: Rule, { refused }: Heard): Words {
  const isFirm = ({ category, stance }: Finding) => categories.includes(category) && stance === 'granted';
  return refused.find(isFirm)?.evidence;
}

/** A finding that breaks the criterion which the rule serves. */
function broken({ criterion }: Rule, heard: Heard): Words {
  return breakers(criterion, heard)[0]?.evidence;
}

function breakers(criterion: Criterion | undefined, { findings, rules }: Heard): Finding[] {
  const breaking = rules.filter(({ breaks }) => criterion !== undefined && breaks?.includes(criterion));
  return findings.filter(
    ({ rule, stance }) => stance !== 'optional' && breaking.some(({ id }) => id === rule),
  );
}

/** Where a rule wants names: every way that the map tells has some, or some way is open-ended. */
function namedOnly({ named, promised: categories = [] }: Rule, { givesAway: { rows } }: Heard): NamedOnly {
  if (named === undefined) return {};
  const ways = rows
    .filter(({ category }) => categories.includes(category))
    .map((row) => row[named])
    .filter((items) => items.length > 0);
  const evidence = (kind: 'named' | 'open'): Words => {
    const some = ways.flat().filter((item) => item.kind === kind);
    return some.length > 0
      ? some.map(({ start, end, path }) => ({ role: named, start, end, ...(path !== undefined && { path }) }))
      : undefined;
  };
  const isAllNamed = ways.every((items) => items.some(({ kind }) => kind === 'named'));
  return { met: isAllNamed ? evidence('named') : undefined, contrary: evidence('open') };
}

interface NamedOnly {
  readonly met?: Words;
  readonly contrary?: Words;
}

export const NOTHING_GRADED: Quality = { grade: null, points: 0, criteria: [] };

/** Grades a consent by its criteria; nothing is graded where nothing is given away. */
export function gradeConsent(safeguards: readonly Safeguard[], heard: Heard): Quality {
  if (heard.findings.length === 0) return NOTHING_GRADED;
  const criteria = CRITERIA.map((criterion) => judgeCriterion(criterion, safeguards, heard));
  const points = criteria.reduce((sum, { assessment }) => sum + POINTS[assessment], 0);
  return { grade: gradeOf(points), points, criteria };
}

/** Each criterion met is worth a point, each one broken costs one; what is vague or absent counts nothing. */
const POINTS: Readonly<Record<Assessment, number>> = { pass: 1, unspecified: 0, fail: -1 };
/** The least points of each grade. */
const GRADES: readonly (readonly [grade: Grade, least: number])[] = [
  ['A', 6],
  ['B', 4],
  ['C', 2],
  ['D', 0],
  ['E', -3],
];

const gradeOf = (points: number): Grade => GRADES.find(([, least]) => points >= least)?.[0] ?? 'F';

/** A criterion holds where all that serves it is said, and nothing breaks it. */
function judgeCriterion(
  criterion: Criterion,
  safeguards: readonly Safeguard[],
  heard: Heard,
): CriterionResult {
  const serving = new Set(heard.rules.filter((rule) => rule.criterion === criterion).map(({ id }) => id));
  const own = safeguards.filter(({ rule }) => serving.has(rule));
  const breaking = breakers(criterion, heard);
  const failed = own.filter(({ assessment }) => assessment === 'fail');
  const decisive = breaking.length > 0 ? breaking : failed.length > 0 ? failed : own;
  const isMet = own.length > 0 && own.every(({ assessment }) => assessment === 'pass');
  const isBroken = breaking.length > 0 || failed.length > 0;
  return {
    criterion,
    assessment: isBroken ? 'fail' : isMet ? 'pass' : 'unspecified',
    evidence: decisive.flatMap(({ evidence }) => evidence),
    rules: [...new Set(decisive.map(({ rule }) => rule))],
  };
}
