import type { Assessment, CriterionResult, Quality, Reference, Safeguard } from '../../model.ts';
import { criterionWords, pieces, SIGNS, unmet } from '../consent.ts';
import { placeWords } from '../finding.ts';
import { isBroken, promisedIn } from '../refused.ts';
import { sightOf } from '../sight.ts';
import { inert } from './escape.ts';
import { badge } from './findings.ts';
import { quote } from './quote.ts';
import type { Sheet } from './sheet.ts';
import { inEach, say, type Tongue } from './tongues.ts';

/** What one document says, or several together, as readers of each language see it. */
export interface Seen extends Tongue {
  readonly sight: ReturnType<typeof sightOf>;
}

/** The sights of documents, by language. */
export function seenOf(sheets: readonly Sheet[]): readonly Seen[] {
  const [first, ...others] = sheets;
  return (first?.eyes ?? []).map(({ language, words, view }, i) => ({
    ...{ language, words },
    sight: sightOf(
      view,
      others.flatMap(({ eyes }) => eyes[i]?.view ?? []),
    ),
  }));
}

/** Each criterion: met, broken, or not said, with the words it rests on. */
export function criteria({ grade, points, criteria: all }: Quality, seen: readonly Seen[]): string {
  if (grade === null) return '';
  return `<section class="criteria"><h3>${say(seen, 'quality.title', { grade, points })}</h3>
<ul>${all.map((result) => criterion(result, seen)).join('\n')}</ul></section>`;
}

function criterion(result: CriterionResult, seen: readonly Seen[]): string {
  const { assessment, evidence } = result;
  const [first] = evidence;
  const said = inEach(seen, ({ words }) => criterionWords(result, words));
  if (!first) return `<li>${sign(assessment)}<p>${said}</p></li>`;
  const told = inEach(seen.slice(0, 1), ({ sight }) => pieces(evidence, sight.quote).join(' … '));
  const place = inEach(seen, ({ sight }) => sight.place(first));
  return `<li>${sign(assessment)}<p>${said}</p><p class="rests"><q dir="auto">${told}</q> <span>${place}</span></p></li>`;
}

const sign = (assessment: Assessment): string =>
  `<span class="sign ${assessment}" aria-hidden="true">${SIGNS[assessment]}</span>`;

/** What a document should say and says nowhere, and what to ask for. */
export function missing(safeguards: readonly Safeguard[], tongues: readonly Tongue[]): string {
  const lacking = unmet(safeguards);
  if (lacking.length === 0) return '';
  const items = lacking.map(({ rule, severity }) => {
    const title = inEach(tongues, ({ words }) => words.rule(rule)?.title ?? rule);
    const ask = inEach(tongues, ({ words }) => words.rule(rule)?.ask ?? '');
    return `<li>${badge(severity, tongues)} <strong>${title}</strong><p>${ask}</p></li>`;
  });
  return `<section class="missing"><h3>${say(tongues, 'missing.title')}</h3><ul>${items.join('\n')}</ul></section>`;
}

/** What a document says it will not do. */
export function refused({ reading, eyes }: Sheet): string {
  const promised = promisedIn(reading);
  if (promised.length === 0) return '';
  const items = promised.map((finding) => {
    const broken = isBroken(finding, { reading });
    const place = inEach(eyes, ({ view }) => placeWords(finding.clause, view));
    const label = sign(broken ? 'fail' : 'pass');
    return `<li>${label}<p class="rests"><q dir="auto">${quote(finding, reading.document.text)}</q> <span>${place}</span></p></li>`;
  });
  return `<section class="refused"><h3>${say(eyes, 'refused.title')}</h3><ul>${items.join('\n')}</ul></section>`;
}

/** Documents referred to, and whether they were read. They are told, never linked. */
export function references(all: readonly Reference[], seen: readonly Seen[]): string {
  if (all.length === 0) return '';
  const items = all.map((reference) => {
    const { path, text } = reference;
    const told =
      path === null ? inert(text) : inEach(seen, ({ words }) => words.say('references.read', { text, path }));
    const place = inEach(seen, ({ sight }) => sight.place({ start: reference.start, end: reference.end }));
    return `<li>${sign(path === null ? 'unspecified' : 'pass')}<p class="rests">${told} <span>${place}</span></p></li>`;
  });
  return `<section class="references"><h3>${say(seen, 'references.title')}</h3><ul>${items.join('\n')}</ul></section>`;
}
