/** Pictures of tables: SVG in the page itself, the numbers beside them. */
import { cells } from '../../report/cells.ts';
import { clip } from '../../report/clip.ts';
import { inert } from '../../report/html/escape.ts';
import { SEVERITIES } from '../../report/severity.ts';
import { print } from '../../report/wrap.ts';
import type { Table, Value } from '../model.ts';
import { headOf, type Teller, told } from '../tell.ts';
import { type Look, numberOf, valueIn } from './look.ts';

/** Findings by the first column of a table, a bar each, parted by severity. */
export function bars(table: Table, look: Look): string {
  const rows = table.rows.slice(0, look.top);
  const most = Math.max(1, ...rows.map((row) => numberOf(table, row, 'findings')));
  const body = rows.map((row) => {
    const label = inert(told(row[0] ?? null, table.columns[0] ?? NO_COLUMN, look.words));
    const [findings, documents] = [valueIn(table, row, 'findings'), valueIn(table, row, 'documents')];
    return `<tr><th scope="row">${label}</th><td class="num">${findings}</td><td class="num">${documents}</td><td class="bar-cell">${bar(table, row, most)}</td></tr>`;
  });
  const head = (name: string) => inert(look.words.say(`stats.column.${name}`));
  return `<div class="plot">${legend(look.words)}<table class="bars"><thead><tr><th scope="col">${inert(headOf(table.columns[0] ?? NO_COLUMN, look.words))}</th><th scope="col" class="num">${head('findings')}</th><th scope="col" class="num">${head('documents')}</th><td></td></tr></thead><tbody>
${body.join('\n')}</tbody></table></div>`;
}

const NO_COLUMN = { name: '', kind: 'text' } as const;

function bar(table: Table, row: readonly Value[], most: number): string {
  let x = 0;
  const parts = SEVERITIES.map((severity) => {
    const width = (100 * numberOf(table, row, severity)) / most;
    const part = `<rect class="${severity}" x="${round(x)}" y="0" width="${round(width)}" height="10"/>`;
    x += width;
    return width > 0 ? part : '';
  });
  return `<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${parts.join('')}</svg>`;
}

const round = (value: number): number => Math.round(100 * value) / 100;

function legend(words: Teller): string {
  const keys = SEVERITIES.map(
    (severity) =>
      `<span><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="${severity}" width="10" height="10"/></svg>${inert(words.say(`severity.${severity}`))}</span>`,
  );
  return `<p class="legend">${keys.join('')}</p>`;
}

/** A chart of few columns has room for `fewest`: its words are no larger than those of others. */
const COLUMN = { width: 38, fewest: 9, most: 120, head: 24, foot: 40 };

/** Findings a document by year. Years without documents are left out. */
export function columns(table: Table, look: Look): string {
  const rows = table.rows.filter(([year]) => year !== null);
  if (rows.length === 0) return '';
  const most = Math.max(1, ...rows.map((row) => numberOf(table, row, 'mean')));
  const { width, fewest, most: height, head, foot } = COLUMN;
  const floor = head + height;
  const drawn = rows.map((row, i) => {
    const mean = numberOf(table, row, 'mean');
    const tall = round((height * mean) / most);
    const middle = i * width + width / 2;
    return `<rect class="column" x="${i * width + 7}" y="${round(floor - tall)}" width="${width - 14}" height="${tall}"/>
<text x="${middle}" y="${round(floor - tall - 5)}" text-anchor="middle">${mean}</text>
<text x="${middle}" y="${floor + 16}" text-anchor="middle">${inert(String(row[0]))}</text>
<text class="soft" x="${middle}" y="${floor + 32}" text-anchor="middle">${numberOf(table, row, 'documents')}</text>`;
  });
  const label = inert(look.words.say('stats.plot.years'));
  const whole = Math.max(fewest, rows.length) * width;
  const left = (rows.length * width - whole) / 2;
  return `<figure class="plot"><svg class="chart" viewBox="${left} 0 ${whole} ${floor + foot}" role="img" aria-label="${label}"><line class="axis" x1="${left}" x2="${left + whole}" y1="${floor}" y2="${floor}"/>
${drawn.join('\n')}</svg></figure>`;
}

const WAY = { row: 26, left: 128, right: 232, width: 360, columns: 17, most: 10 };

/** Data on the left, who gets them on the right; the wider the way, the more documents say so. */
export function flows(table: Table, look: Look): string {
  const rows = table.rows.slice(0, WAY.most);
  if (rows.length === 0) return '';
  const data = placed(rows.map(([value]) => String(value)));
  const recipients = placed(rows.map(([, value]) => String(value)));
  const most = Math.max(1, ...rows.map((row) => numberOf(table, row, 'documents')));
  const ways = rows.map((row) => {
    const [from = 0, to = 0] = [data.get(String(row[0])), recipients.get(String(row[1]))];
    const wide = round(1 + (8 * numberOf(table, row, 'documents')) / most);
    const middle = (WAY.left + WAY.right) / 2;
    return `<path class="way" stroke-width="${wide}" d="M${WAY.left} ${from}C${middle} ${from} ${middle} ${to} ${WAY.right} ${to}"/>`;
  });
  const height = Math.max(data.size, recipients.size) * WAY.row + 8;
  const label = inert(look.words.say('stats.plot.flows'));
  const names = [
    ...Array.from(
      data,
      ([name, y]) => `<text x="${WAY.left - 6}" y="${y + 4}" text-anchor="end">${short(name)}</text>`,
    ),
    ...Array.from(recipients, ([name, y]) => `<text x="${WAY.right + 6}" y="${y + 4}">${short(name)}</text>`),
  ];
  return `<figure class="plot"><svg class="chart" viewBox="0 0 ${WAY.width} ${height}" role="img" aria-label="${label}">${ways.join('')}${names.join('')}</svg></figure>`;
}

/** Each name once, from top to bottom. */
const placed = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map([...new Set(names)].map((name, i) => [name, i * WAY.row + WAY.row / 2 + 4]));

const short = (name: string): string => inert(print(clip(cells(name), WAY.columns)));

/** Of each lender, the share of its documents in which a category is taken: the darker the more. */
export function heat(table: Table, look: Look): string {
  const named = table.rows.filter(([lender]) => lender !== null);
  const lenders = [...new Set(named.map(([lender]) => String(lender)))];
  const weight = (category: string) => named.filter((row) => row[1] === category).length;
  const categories = [...new Set(named.map(([, category]) => String(category)))].sort(
    (a, b) => weight(b) - weight(a) || (a < b ? -1 : 1),
  );
  if (lenders.length === 0) return '';
  const shares = new Map(named.map((row) => [`${row[0]}\n${row[1]}`, numberOf(table, row, 'own_share')]));
  const busiest = busy(named, lenders).slice(0, look.top);
  const head = categories.map((id) => `<th scope="col">${inert(look.words.category(id))}</th>`);
  const body = busiest.map((lender) => {
    const row = categories.map((category) => square(shares.get(`${lender}\n${category}`) ?? 0));
    return `<tr><th scope="row">${inert(lender)}</th>${row.join('')}</tr>`;
  });
  return `<div class="scroll" role="group" tabindex="0" aria-labelledby="sector"><table class="heat"><thead><tr><td class="corner"></td>${head.join('')}</tr></thead><tbody>
${body.join('\n')}</tbody></table></div>`;
}

/** Lenders by how many categories they take. */
function busy(rows: readonly (readonly Value[])[], lenders: readonly string[]): readonly string[] {
  const taken = new Map<string, number>();
  for (const [lender] of rows) taken.set(String(lender), (taken.get(String(lender)) ?? 0) + 1);
  return lenders.toSorted((a, b) => (taken.get(b) ?? 0) - (taken.get(a) ?? 0));
}

function square(share: number): string {
  if (share === 0) return '<td></td>';
  return `<td class="q${Math.min(4, Math.ceil(share / 25))}">${share}%</td>`;
}
