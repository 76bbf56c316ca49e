import type { Change } from '../../model.ts';
import { BRIEF } from '../excerpt.ts';
import { facts } from '../heading.ts';
import { badge } from '../html/findings.ts';
import { page } from '../html/page.ts';
import { quote } from '../html/quote.ts';
import { count, inEach, say, type Tongue, tonguesOf } from '../html/tongues.ts';
import type { Setting } from '../index.ts';
import { whereOf } from '../jurisdiction.ts';
import { paintAt } from '../paint.ts';
import type { LawWords, Words } from '../words.ts';
import type { Compared, DiffFormat } from './index.ts';
import { detailsOf, gradeWords, readingDoubts, sentenceOf, statements } from './sentences.ts';
import { type Shown, sidesOf, type Views } from './sides.ts';
import { DIFF_STYLE } from './style.ts';
import { viewsOf } from './views.ts';

/** What changed as one web page that needs nothing but itself. */
export const html: DiffFormat = {
  audience: 'people',
  write: async (compared, setting) => {
    const reader = setting.language ?? setting.readers.ofDocument(compared.new.languages);
    const tongues = await tonguesOf(reader, setting);
    const eyes = await Promise.all(tongues.map((tongue) => eyeOf(tongue, compared, setting)));
    const sheet = { compared, eyes };
    const [first] = tongues;
    return page({
      title: `${first?.words.say('diff.title') ?? ''} – consentlint`,
      heading: 'diff.title',
      tongues,
      isLong: false,
      nav: '',
      main: `<article class="diff">${head(sheet)}${setting.detail === 'summary' ? '' : body(sheet)}</article>`,
      footer: `<p>${say(tongues, 'diff.made', { version: setting.tool.version })}</p>`,
      rules: DIFF_STYLE,
    });
  },
};

/** Both documents as the reader of one language sees them. */
interface Eye extends Tongue {
  readonly views: Views;
}

interface Sheet {
  readonly compared: Compared;
  readonly eyes: readonly Eye[];
}

async function eyeOf(tongue: Tongue, compared: Compared, setting: Setting): Promise<Eye> {
  const views = await viewsOf(compared, { ...setting, language: tongue.language, paint: paintAt(0) });
  const { words } = tongue;
  return { ...tongue, views: { old: { ...views.old, words }, new: { ...views.new, words } } };
}

/** A list of sentences that each language has as many of. */
function each(
  sheet: Sheet,
  tell: (words: Words) => readonly string[],
  wrap: (told: string) => string,
): string {
  const told = sheet.eyes.map(({ language, words }) => ({ language, all: tell(words) }));
  return (told[0]?.all ?? []).map((_, i) => wrap(inEach(told, ({ all }) => all[i] ?? ''))).join('');
}

/** Which documents, how many changes, and what must be known of the comparison. */
function head(sheet: Sheet): string {
  const { compared, eyes } = sheet;
  const { changes, isWhole } = compared.comparison;
  const n = (direction: Change['direction']) =>
    changes.filter((change) => change.direction === direction).length;
  const [worse, better] = [n('worse'), n('better')];
  const counts = [
    ...(worse > 0 ? [`<span class="tag worse">${count(eyes, 'diff.worse', worse)}</span>`] : []),
    ...(better > 0 ? [`<span class="tag better">${count(eyes, 'diff.better', better)}</span>`] : []),
  ];
  const line = (tell: (eye: Eye) => string) => `<p>${inEach(eyes, tell)}</p>`;
  const told = each(
    sheet,
    (words) => statements(compared, words),
    (sentence) => `<p class="${isWhole ? 'said' : 'part'}">${sentence}</p>`,
  );
  const unread = each(
    sheet,
    (words) => readingDoubts(compared, words),
    (sentence) => `<li>${sentence}</li>`,
  );
  return `<div class="verdict"><div>${counts.length > 0 ? `<p class="lead">${counts.join(' ')}</p>` : ''}${told}
${line(({ words, views }) => words.say('diff.before', { facts: facts(views.old) }))}
${line(({ words, views }) => words.say('diff.now', { facts: facts(views.new) }))}
${each(
  sheet,
  (words) => gradeWords(compared, words),
  (sentence) => `<p>${sentence}</p>`,
)}</div></div>
${unread === '' ? '' : `<ul class="doubts">${unread}</ul>`}`;
}

function body(sheet: Sheet): string {
  const { changes } = sheet.compared.comparison;
  const of = (direction: Change['direction']) => changes.filter((change) => change.direction === direction);
  return `${section('worse', of('worse'), sheet)}
${section('better', of('better'), sheet)}
<section class="closing"><p>${say(sheet.eyes, 'closing.advice')}</p></section>`;
}

function section(direction: Change['direction'], changes: readonly Change[], sheet: Sheet): string {
  if (changes.length === 0) return '';
  return `<section class="${direction}"><h2>${say(sheet.eyes, `diff.${direction}-title`)}</h2>
${changes.map((change) => article(change, sheet)).join('\n')}</section>`;
}

function article(change: Change, sheet: Sheet): string {
  const { compared, eyes } = sheet;
  const isBetter = change.direction === 'better';
  const sign = isBetter
    ? '<span class="sign pass" aria-hidden="true">✓</span>'
    : badge(change.severity, eyes);
  const details = each(
    sheet,
    (words) => detailsOf(change, compared, words),
    (detail) => `<li>${detail}</li>`,
  );
  return `<section class="rule ${isBetter ? 'good' : change.severity}">
<h3>${sign} ${inEach(eyes, ({ words }) => sentenceOf(change, words))}</h3>
${details === '' ? '' : `<ul class="details">${details}</ul>`}
<div class="sides">${(['old', 'new'] as const).map((side) => place(change, side, sheet)).join('\n')}</div>
${isBetter ? '' : advice(change, sheet)}
</section>`;
}

function place(change: Change, side: Shown['side'], { compared, eyes }: Sheet): string {
  const told = eyes.map(({ language, views }) => ({
    language,
    shown: sidesOf(change, views)[side === 'old' ? 0 : 1],
  }));
  const heading = inEach(told, ({ shown }) => shown.heading);
  const passage = told[0]?.shown.passage;
  const text = compared[side].document.text;
  const quoted = passage ? `<blockquote dir="auto">${quote(passage, text, BRIEF)}</blockquote>` : '';
  return `<div class="side ${side}"><p class="where">${heading}</p>${quoted}</div>`;
}

function advice({ rule }: Change, sheet: Sheet): string {
  const { eyes, compared } = sheet;
  const ask = inEach(eyes, ({ words }) => words.rule(rule)?.ask ?? '');
  const asked = ask === '' ? '' : `<dl class="advice"><dt>${say(eyes, 'label.ask')}</dt><dd>${ask}</dd></dl>`;
  const laws = each(
    sheet,
    (words) => words.laws(rule, whereOf(compared.new)).map((law) => lawLine(law, words)),
    (law) => `<li>${law}</li>`,
  );
  if (laws === '') return asked;
  const [first] = eyes;
  const n = first?.words.laws(rule, whereOf(compared.new)).length ?? 0;
  return `${asked}<details><summary>${count(eyes, 'page.laws', n)}</summary><ul>${laws}</ul></details>`;
}

const lawLine = (law: LawWords, { say: told }: Words): string =>
  told('law.sourced', {
    line: told('law.line', { ...law }),
    effect: told(`effect.${law.effect}`),
    inForce: law.inForce,
    evidence: told(`law.${law.evidence}`),
  });
