/** Clause[] x Rule[] -> Finding[]: what each clause gives away, and what it promises not to take. */
import type { Clause, Document, Evidence, Finding, Language, Rule, Rulebook } from '../model.ts';
import { evidenceOf } from './evidence.ts';
import { fingerprinter } from './fingerprint.ts';
import { createFold, type Fold, type Folded } from './fold.ts';
import { findGrant, findSilences, findStance, type Grant, type Silence } from './judge.ts';
import { buildLexicon, type Lexicon } from './lexicon.ts';
import { resolveParties } from './parties.ts';
import { type Match, matchPhrase } from './phrase.ts';
import { hitsOf, type Reader, readScope, type Scope } from './scope.ts';
import { candidates, indexTriggers, type Triggers } from './triggers.ts';

/** What a document gives away and what it promises not to. Both in text order. */
export interface Matches {
  readonly findings: readonly Finding[];
  readonly refused: readonly Finding[];
}

/** Finds in clauses of a document what the rules seek. Clauses of no known language find nothing. */
export type Matcher = (document: Document, clauses: readonly Clause[]) => Matches;

interface Grammar {
  readonly language: Language;
  readonly lexicon: Lexicon;
  readonly triggers: Triggers;
  readonly pieces: ReadonlySet<number>;
}

/** Prepares the rules for matching; languages are prepared when a document first needs them. */
export function createMatcher(rulebook: Rulebook): Matcher {
  const fold = createFold(rulebook.variants);
  const grammars = new Map<string, Grammar>();
  const grammarOf = (language: Language): Grammar => {
    const known = grammars.get(language.id);
    const grammar = known ?? prepare(language, rulebook.rules, fold);
    grammars.set(language.id, grammar);
    return grammar;
  };
  return (document, clauses) => {
    const folded = fold(document.text);
    const readers = new Map<string, Reader>();
    const fingerprint = fingerprinter(folded);
    const matches: { findings: Finding[]; refused: Finding[] } = { findings: [], refused: [] };
    for (const clause of clauses) {
      const language = clause.language === null ? undefined : rulebook.languages[clause.language];
      if (!language) continue;
      const grammar = grammarOf(language);
      const reader = readers.get(language.id) ?? openReader(folded, grammar);
      readers.set(language.id, reader);
      for (const found of judge(clause, grammar, reader)) {
        const finding = toFinding(found, reader, fingerprint);
        (found.refused ? matches.refused : matches.findings).push(finding);
      }
    }
    return matches;
  };
}

function prepare(language: Language, rules: readonly Rule[], fold: Fold): Grammar {
  const lexicon = buildLexicon(language, fold);
  const pieces = new Set(Array.from(fold(language.segment.pieces).text, (char) => char.charCodeAt(0)));
  return { language, lexicon, triggers: indexTriggers(rules, language.id, lexicon), pieces };
}

function openReader(folded: Folded, { lexicon, pieces }: Grammar): Reader {
  return { folded, lexicon, pieces, parties: resolveParties(folded, lexicon), memory: new Map() };
}

interface Found {
  readonly rule: Rule;
  readonly scope: Scope;
  readonly match: Match;
  readonly grant: Grant | null;
  readonly refused: boolean;
}

/** All that one clause gives away: at most one finding a rule. */
function judge(clause: Clause, grammar: Grammar, reader: Reader): Found[] {
  const scope = readScope(clause, reader);
  const rules = candidates(scope, grammar.triggers);
  if (rules.size === 0) return [];
  const grant = findGrant(scope, grammar.language, reader);
  const silences = findSilences(scope, grammar.language, reader);
  return [...rules].flatMap((rule) => judgeRule(rule, { scope, grant, silences, reader, language: grammar.language.id }));
}

interface Case {
  readonly scope: Scope;
  readonly grant: Grant | null;
  readonly silences: readonly Silence[];
  readonly reader: Reader;
  readonly language: string;
}

function judgeRule(rule: Rule, { scope, grant, silences, reader, language }: Case): Found[] {
  const text = rule.texts[language];
  const own = scope.segments.at(-1);
  if (!text || !own) return [];
  if (text.unless && hitsOf(own, text.unless, reader).length > 0) return [];
  const phrases = [...text.alone, ...(grant ? text.any : [])];
  const kept = (match: Match | null) => match !== null && !isSilenced(match, rule.category, { silences, scope });
  for (const phrase of phrases) {
    const match = matchPhrase(phrase, scope, { lexicon: reader.lexicon, denied: 'skip' });
    if (match && kept(match)) return [{ rule, scope, match, grant, refused: false }];
  }
  for (const phrase of [...text.alone, ...text.any]) {
    const match = matchPhrase(phrase, scope, { lexicon: reader.lexicon, denied: 'take' });
    if (match?.some(({ hit }) => hit.denied) && kept(match)) return [{ rule, scope, match, grant, refused: true }];
  }
  return [];
}

function isSilenced(match: Match, category: string, { silences, scope }: Pick<Case, 'silences' | 'scope'>): boolean {
  return silences.some((silence) => {
    if (silence.categories !== 'all' && !silence.categories.includes(category)) return false;
    const own = match.filter((filled) => filled.segment === scope.segments.length - 1);
    return silence.pieces === null || own.every((filled) => silence.pieces?.has(filled.hit.piece));
  });
}

function toFinding(found: Found, reader: Reader, fingerprint: (rule: string, clause: Clause) => string): Finding {
  const { rule, scope, match, grant } = found;
  const evidence: readonly Evidence[] = evidenceOf({ match, grant, scope, text: rule.texts[scope.clause.language ?? ''] }, reader);
  return {
    rule: rule.id,
    category: rule.category,
    severity: rule.severity,
    stance: findStance(scope, reader),
    clause: scope.clause,
    evidence,
    fingerprint: fingerprint(rule.id, scope.clause),
  };
}
