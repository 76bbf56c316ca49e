import type { Finding, Severity } from '../../model.ts';
import { type Group, type Promised, placeIn, promises, where } from '../finding.ts';
import { whereOf } from '../jurisdiction.ts';
import { SYMBOLS } from '../severity.ts';
import type { LawWords, Words } from '../words.ts';
import { inert } from './escape.ts';
import { quote } from './quote.ts';
import { findingId, markId, type Sheet } from './sheet.ts';
import { inEach, say, type Tongue } from './tongues.ts';

/** Every rule that found something, the worst first, with its clauses, what they mean and what to ask for. */
export function findings(sheet: Sheet): string {
  return sheet.groups.map((group) => ruleSection(group, sheet)).join('\n');
}

function ruleSection(group: Group, sheet: Sheet): string {
  const [{ rule, severity }] = group;
  const { eyes } = sheet;
  const title = inEach(eyes, ({ words }) => words.rule(rule)?.title ?? rule);
  return `<section class="rule ${severity}">
<h4>${badge(severity, eyes)} ${title}</h4>
<dl class="advice">${advice(rule, eyes)}</dl>
<ol class="clauses">
${group.map((finding) => clause(finding, sheet)).join('\n')}
</ol>
${laws(rule, sheet)}
</section>`;
}

/** A severity, told apart without colour. */
export function badge(severity: Severity, tongues: readonly Tongue[]): string {
  return `<span class="badge ${severity}"><span aria-hidden="true">${SYMBOLS[severity]} </span>${say(tongues, `severity.${severity}`)}</span>`;
}

function advice(rule: string, tongues: readonly Tongue[]): string {
  const row = (label: string, tell: (words: Words) => string) =>
    tongues.some(({ words }) => tell(words) !== '')
      ? `<dt>${say(tongues, label)}</dt><dd>${inEach(tongues, ({ words }) => tell(words))}</dd>`
      : '';
  return [
    row('label.why', (words) => words.rule(rule)?.why ?? ''),
    row('label.ask', (words) => words.rule(rule)?.ask ?? ''),
    row('label.safer', (words) => words.rule(rule)?.safer ?? ''),
  ].join('');
}

/** A clause, with a way to its mark in the document. */
function clause(finding: Finding, sheet: Sheet): string {
  const { eyes, reading, numberOf } = sheet;
  const n = numberOf(finding);
  const place = inEach(eyes, ({ view }) => where(finding, view));
  return `<li id="${findingId(n)}" tabindex="-1"><p class="where"><span class="n ${finding.severity}">${n}</span> <a class="to" href="#${markId(n)}">${place}<span class="vh"> – ${say(eyes, 'page.show')}</span></a></p>
<blockquote dir="auto">${quote(finding, reading.document.text)}</blockquote>${promised(finding, sheet)}</li>`;
}

/** What elsewhere promises the opposite. */
function promised(finding: Finding, { eyes }: Sheet): string {
  const [first] = eyes;
  if (!first) return '';
  const said = eyes.map(({ view, ...tongue }) => ({ ...tongue, all: promises(finding, view) }));
  return promises(finding, first.view)
    .map(({ promise, view }, i) => {
      const told = inEach(said, ({ words, all }) => standsAt(all[i], words));
      return `<p class="where">${told}</p><blockquote dir="auto" class="promise">${quote(promise, view.reading.document.text)}</blockquote>`;
    })
    .join('');
}

function standsAt(promise: Promised | undefined, words: Words): string {
  if (!promise) return '';
  const place = placeIn(promise.path, where(promise.promise, promise.view), words);
  return words.say('promise.stands', { place });
}

/** The provisions that may hold for the document, and what a person can do. */
function laws(rule: string, { eyes, reading }: Sheet): string {
  const asked = whereOf(reading);
  const held = eyes.map(({ language, words }) => ({ language, words, all: words.laws(rule, asked) }));
  const n = held[0]?.all.length ?? 0;
  if (n === 0) return '';
  const items = Array.from({ length: n }, (_, i) => {
    const line = inEach(held, ({ words, all }) => lawLine(all[i], words));
    const can = inEach(held, ({ words, all }) => canLine(all[i], words));
    return `<li>${line}${can === '' ? '' : `<br>${can}`}</li>`;
  });
  const summary = inEach(eyes, ({ words }) => words.count('page.laws', n));
  return `<details><summary>${summary}</summary><ul>${items.join('')}</ul></details>`;
}

function lawLine(law: LawWords | undefined, words: Words): string {
  if (!law) return '';
  return words.say('law.sourced', {
    line: words.say('law.line', { ...law }),
    effect: words.say(`effect.${law.effect}`),
    inForce: law.inForce,
    evidence: words.say(`law.${law.evidence}`),
  });
}

function canLine(law: LawWords | undefined, words: Words): string {
  return law?.can ? words.say('page.labelled', { label: words.say('label.can'), text: law.can }) : '';
}

/** Ways to findings by their numbers. */
export function ways(numbers: readonly number[], tongues: readonly Tongue[]): string {
  return numbers
    .map((n) => {
      const label = `<span class="vh">${say(tongues, 'page.finding')} </span>`;
      return `<a href="#${findingId(n)}">${label}${inert(String(n))}</a>`;
    })
    .join(' ');
}
