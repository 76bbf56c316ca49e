import { inert } from '../report/html/escape.ts';
import { shell } from '../report/html/shell.ts';
import { styleFor } from '../report/html/style.ts';
import type { Look } from './html/look.ts';
import { bars, columns, flows, heat } from './html/plots.ts';
import { STATS_STYLE } from './html/style.ts';
import type { Table, Tables } from './model.ts';
import { headOf, isCounted, isLabelled, told } from './tell.ts';

export interface Page extends Look {
  readonly language: string;
  readonly version: string;
}

type Draw = (table: Table, look: Look) => string;

/** What is drawn of a table above its numbers. */
const PLOTS: Readonly<Record<string, Draw>> = {
  categories: bars,
  languages: bars,
  lenders: bars,
  years: columns,
  sector: heat,
  flows,
};

/** Tables whose plot tells all their numbers as it is. */
const WHOLE: readonly string[] = ['summary', 'families', 'outlier-clauses'];

/** The order in which a page tells the tables: what can be seen at a glance first. */
const ORDER = [
  ...['summary', 'categories', 'years', 'lenders', 'sector', 'flows', 'data', 'families', 'outlier-lenders'],
  ...['outlier-clauses', 'severities', 'languages', 'rules', 'errors'],
];

/** All tables as one web page that needs nothing but itself: no script, no network. */
export function tablesHtml(tables: Tables, page: Page): string {
  const { language, version, words } = page;
  const shown = ORDER.flatMap((name) => tables.get(name) ?? []).filter(({ rows }) => rows.length > 0);
  const links = shown.map(
    ({ name }) => `<li><a href="#${name}">${inert(words.say(`stats.table.${name}`))}</a></li>`,
  );
  const title = words.say('stats.title');
  return shell({
    language,
    title: `${title} – consentlint`,
    style: `${styleFor([language])}${STATS_STYLE}`,
    script: null,
    attributes: '',
    body: `<a class="skip" href="#main">${inert(words.say('page.skip'))}</a>
<header class="top"><h1>${inert(title)}</h1></header>
<nav aria-label="${inert(words.say('stats.tables'))}"><ul>${links.join('')}</ul></nav>
<main id="main" tabindex="-1">
${shown.map((table) => section(table, page)).join('\n')}
</main>
<footer><p>${inert(words.say('page.made', { version }))}</p></footer>`,
  });
}

function section(table: Table, page: Page): string {
  const { words } = page;
  const about = `stats.about.${table.name}`;
  const told = words.knows(about) ? `<p>${inert(words.say(about))}</p>` : '';
  const body =
    table.name === 'summary'
      ? tiles(table, page)
      : WHOLE.includes(table.name)
        ? cards(table, page)
        : `${PLOTS[table.name]?.(table, page) ?? ''}${numbers(table, page)}`;
  return `<section><h2 id="${table.name}">${inert(words.say(`stats.table.${table.name}`))}</h2>${told}${body}</section>`;
}

function tiles({ rows }: Table, { words }: Page): string {
  const all = rows.map(
    ([measure, count]) =>
      `<div><dt>${inert(words.say(`stats.measure.${measure}`))}</dt><dd>${count}</dd></div>`,
  );
  return `<dl class="tiles">${all.join('')}</dl>`;
}

/** The whole table, folded away where a plot stands above it, or where it is long. */
function numbers(table: Table, page: Page): string {
  const { words } = page;
  const isFolded = table.name in PLOTS || table.rows.length > MOST_OPEN;
  const rows = table.rows.slice(0, MOST_ROWS);
  const head = table.columns.map(
    (column) =>
      `<th scope="col"${isCounted(column) ? ' class="num"' : ''}>${inert(headOf(column, words))}</th>`,
  );
  const body = rows.map((row) => {
    const all = table.columns.map((column, i) => {
      const value = inert(told(row[i] ?? null, column, words));
      return `<td${isCounted(column) ? ' class="num"' : ''}>${value}</td>`;
    });
    return `<tr>${all.join('')}</tr>`;
  });
  const whole = `<div class="scroll" role="group" tabindex="0" aria-labelledby="${table.name}"><table><thead><tr>${head.join('')}</tr></thead><tbody>
${body.join('\n')}</tbody></table></div>${rest(table, rows.length, page)}`;
  if (!isFolded) return whole;
  return `<details><summary>${inert(words.say('page.table'))}</summary>${whole}</details>`;
}

/** A page stays one that a phone can show; the other formats have everything. */
const MOST_ROWS = 500;
/** More are folded away. */
const MOST_OPEN = 25;

function cards(table: Table, page: Page): string {
  const { words } = page;
  const long = table.columns.findIndex(({ kind }) => kind === 'quote');
  const rows = table.rows.slice(0, Math.max(page.top, FEWEST_CARDS));
  const items = rows.map((row) => {
    const facts = table.columns.flatMap((column, i) => {
      const value = row[i] ?? null;
      if (i === long || value === null) return [];
      const text = told(value, column, words);
      return [isLabelled(column) ? `${headOf(column, words)} ${text}` : text];
    });
    return `<li><p class="facts">${inert(facts.join(' · '))}</p><blockquote>${inert(String(row[long] ?? ''))}</blockquote></li>`;
  });
  return `<ul class="cards">${items.join('\n')}</ul>${rest(table, rows.length, page)}`;
}

const FEWEST_CARDS = 25;

function rest({ rows, name }: Table, shown: number, { words }: Page): string {
  const more = rows.length - shown;
  return more > 0 ? `<p>${inert(words.say('stats.more', { n: more, table: name }))}</p>` : '';
}
