import type { Assessment, CriterionResult, Evidence, Quality, Reference, Safeguard, Span } from '../model.ts';
import { cells } from './cells.ts';
import { clip } from './clip.ts';
import { fingerprintLine } from './finding.ts';
import { hang, spread } from './layout.ts';
import type { Paint } from './paint.ts';
import type { View } from './view.ts';
import type { Words } from './words.ts';
import { print } from './wrap.ts';

/** A piece of a document, of another file where a path is given. */
type Standing = Span & { readonly path?: string };

/** How one reader sees the evidence of one document, or of several. */
export interface Sight extends Pick<View, 'words' | 'paint' | 'width' | 'hasFingerprints'> {
  /** The words of a piece of evidence, in their sentence. */
  readonly quote: (standing: Standing) => string;
  /** Where it stands. */
  readonly place: (standing: Standing) => string;
}

export const SIGNS: Readonly<Record<Assessment, string>> = { pass: '✓', fail: '✗', unspecified: '?' };

const styleOf = (assessment: Assessment, paint: Paint) =>
  ({ pass: paint.good, fail: paint.severity.high, unspecified: paint.warning })[assessment];

/** The grade, and a line for each criterion: met, broken, or not said, with the words it rests on. */
export function quality({ grade, points, criteria }: Quality, sight: Sight): readonly string[] {
  const { words, paint, width } = sight;
  if (grade === null) return [];
  return [
    ...hang('', words.say('quality.title', { grade, points }), { width, style: paint.strong }),
    ...criteria.flatMap((result) => criterionLines(result, sight)),
  ];
}

/** What is said of a criterion, without the words it rests on. */
export function criterionWords({ criterion, assessment, evidence }: CriterionResult, words: Words): string {
  const title = words.say(`criterion.${criterion}`);
  return words.say(evidence.length === 0 ? 'quality.unsaid' : `quality.${assessment}`, { title });
}

function criterionLines(result: CriterionResult, sight: Sight): readonly string[] {
  const { assessment, evidence } = result;
  const { words, paint, width } = sight;
  const label = `  ${styleOf(assessment, paint)(SIGNS[assessment])} `;
  const [first] = evidence;
  const said = hang(label, criterionWords(result, words), { width });
  if (!first) return said;
  return [...said, ...spread([`    ${rest(evidence, sight)}`], paint.faint(sight.place(first)), width)];
}

/** The words a judgement rests on, on one line. */
function rest(evidence: readonly Evidence[], { quote, width }: Sight): string {
  const text = pieces(evidence, quote).join(' … ');
  return print(clip(cells(text), Math.max(NARROWEST, width - PLACE)));
}

/** The words of the first few pieces of evidence that stand in one file, in text order. */
export function pieces(evidence: readonly Evidence[], quote: Sight['quote']): readonly string[] {
  const [first] = evidence;
  const same = evidence.filter(({ path }) => path === first?.path).slice(0, PIECES);
  return [...new Set(same.toSorted(byStart).map(quote))];
}

const byStart = (a: Span, b: Span): number => a.start - b.start;
/** Pieces of evidence quoted on one line, and the columns left for it and for the place. */
const PIECES = 4;
const NARROWEST = 24;
const PLACE = 24;

/** What a document should say and says nowhere, and what to ask for; where it says the opposite, that is told above. */
export function missing(safeguards: readonly Safeguard[], sight: Sight): readonly string[] {
  const { words, paint, width } = sight;
  const lacking = unmet(safeguards);
  if (lacking.length === 0) return [];
  return [
    ...hang('', words.say('missing.title'), { width, style: paint.strong }),
    ...lacking.flatMap(({ rule, severity, fingerprint }) => {
      const text = words.rule(rule);
      const sentence = words.say('sentences', {
        first: `${text?.title ?? rule}${words.say('stop')}`,
        second: text?.ask ?? '',
      });
      return [
        ...spread(hang(`  ${paint.severity[severity]('–')} `, sentence, { width }), paint.faint(rule), width),
        ...fingerprintLine({ fingerprint }, sight),
      ];
    }),
  ];
}

/** What should be said and is said nowhere; where the opposite is said, the criteria tell. */
export function unmet(safeguards: readonly Safeguard[]): readonly Safeguard[] {
  return safeguards.filter(({ assessment, severity }) => assessment === 'unspecified' && severity !== 'info');
}

/** Documents referred to: those that were read, and those that nobody has judged. */
export function references(all: readonly Reference[], sight: Sight): readonly string[] {
  const { words, paint, width } = sight;
  if (all.length === 0) return [];
  return [
    ...hang('', words.say('references.title'), { width, style: paint.strong }),
    ...all.flatMap(({ text, path, start, end }) => {
      const label = path === null ? paint.warning('?') : paint.good('✓');
      const told = path === null ? text : words.say('references.read', { text, path });
      return spread(hang(`  ${label} `, told, { width }), paint.faint(sight.place({ start, end })), width);
    }),
  ];
}
