import type { Bundle, Finding, Safeguard, Suppression } from '../../model.ts';
import { unmet } from '../consent.ts';
import { where } from '../finding.ts';
import { suppressedSentences, suppressionWords } from '../suppressed.ts';
import { badge } from './findings.ts';
import { quote } from './quote.ts';
import { findingId, markId, type Sheet } from './sheet.ts';
import { inEach, say, type Tongue } from './tongues.ts';

/** What is known or waived, folded: it was told of before. The marks in the document lead here, too. */
export function known(sheet: Sheet): string {
  const { reading, eyes } = sheet;
  const lacking = suppressedIn(reading.safeguards).map((safeguard) => missing(safeguard, eyes));
  return folded([...sheet.known.map((finding) => clause(finding, sheet)), ...lacking], reading, eyes);
}

/** What is known or waived of what documents together do not say. */
export function knownTogether({ safeguards }: Bundle, [first]: readonly Sheet[]): string {
  if (!first) return '';
  const lacking = suppressedIn(safeguards).map((safeguard) => missing(safeguard, first.eyes));
  return folded(lacking, { safeguards }, first.eyes);
}

const suppressedIn = (safeguards: readonly Safeguard[]): readonly Safeguard[] =>
  unmet(safeguards).filter(({ suppressed }) => suppressed !== undefined);

function folded(
  items: readonly string[],
  found: Parameters<typeof suppressedSentences>[0],
  tongues: readonly Tongue[],
): string {
  if (items.length === 0) return '';
  const told = tongues.map(({ language, words }) => ({ language, all: suppressedSentences(found, words) }));
  const counts = told[0]?.all.map((_, i) => `<p>${inEach(told, ({ all }) => all[i] ?? '')}</p>`) ?? [];
  return `<section class="known"><h3>${say(tongues, 'page.known')}</h3>${counts.join('')}
<details><summary>${say(tongues, 'page.known.show')}</summary><ul>${items.join('\n')}</ul></details></section>`;
}

function clause(finding: Finding, { eyes, reading, numberOf }: Sheet): string {
  const n = numberOf(finding);
  const { rule, severity, suppressed } = finding;
  const place = inEach(eyes, ({ view }) => where(finding, view));
  return `<li id="${findingId(n)}" tabindex="-1">${title({ rule, severity }, eyes)}
<p class="where"><span class="n ${severity}">${n}</span> <a class="to" href="#${markId(n)}">${place}<span class="vh"> – ${say(eyes, 'page.show')}</span></a></p>
<blockquote dir="auto">${quote(finding, reading.document.text)}</blockquote>${why(suppressed, eyes)}</li>`;
}

const missing = (safeguard: Safeguard, tongues: readonly Tongue[]): string =>
  `<li>${title(safeguard, tongues)}${why(safeguard.suppressed, tongues)}</li>`;

function title({ rule, severity }: Pick<Finding, 'rule' | 'severity'>, tongues: readonly Tongue[]): string {
  const name = inEach(tongues, ({ words }) => words.rule(rule)?.title ?? rule);
  return `${badge(severity, tongues)} <strong>${name}</strong>`;
}

function why(suppressed: Suppression | undefined, tongues: readonly Tongue[]): string {
  if (!suppressed) return '';
  return `<p class="why">${inEach(tongues, ({ words }) => suppressionWords(suppressed, words))}</p>`;
}
