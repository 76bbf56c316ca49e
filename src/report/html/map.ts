import type { GivenItem, GivenRow, Matter } from '../../model.ts';
import { title } from '../given.ts';
import { rankOf } from '../severity.ts';
import { inert } from './escape.ts';
import { ways } from './findings.ts';
import { type Chart, drawMap } from './picture.ts';
import { inEach, say, type Tongue } from './tongues.ts';

/** The map of what is given away: in words, as a picture for wide screens and one for phones, and as a table. */
export function map(chart: Chart): string {
  const { map: given, tongues, id, severityOf } = chart;
  if (given.rows.length === 0) return '';
  const rank = ({ rule }: GivenRow) => rankOf(severityOf(rule));
  const rows = given.rows.toSorted((a, b) => rank(a) - rank(b));
  const drawn = { ...chart, map: { ...given, rows } };
  return `<section class="map"><h3 id="map-${id}">${say(tongues, 'page.map')}</h3>
<p>${inEach(tongues, ({ words }) => title(given, words))}</p>
<figure>${drawMap(drawn, 'wide')}${drawMap(drawn, 'narrow')}
<figcaption>${legend(tongues)}</figcaption></figure>
${wholly(given.terms, tongues)}
${table(drawn)}</section>`;
}

function legend(tongues: readonly Tongue[]): string {
  const kinds: readonly GivenItem['kind'][] = ['named', 'plain', 'open'];
  return kinds
    .map((kind) => `<span class="key ${kind}">${say(tongues, `page.kind.${kind}`)}</span>`)
    .join(' ');
}

/** How long and how firmly all of it is given. */
function wholly(terms: readonly GivenItem[], tongues: readonly Tongue[]): string {
  if (terms.length === 0) return '';
  const told = inEach(tongues, ({ words }) =>
    words.say('given.all', { terms: terms.map(({ text }) => text).join(words.say('list.separator')) }),
  );
  return `<p class="wholly">${told}</p>`;
}

const COLUMNS: readonly Matter[] = ['data', 'person', 'source', 'recipient', 'purpose', 'term'];

function table({ map: { rows }, tongues, numbers, id }: Chart): string {
  const heads = COLUMNS.map((matter) => `<th scope="col">${say(tongues, `role.${matter}`)}</th>`);
  const last = `<th scope="col">${say(tongues, 'page.findings')}</th>`;
  const body = rows.map((row) => {
    const cells = COLUMNS.map(
      (matter) => `<td>${row[matter].map((item) => told(item, tongues)).join('')}</td>`,
    );
    const found = row.findings.flatMap((fingerprint) => numbers.get(fingerprint) ?? []);
    return `<tr>${cells.join('')}<td>${ways(found, tongues)}</td></tr>`;
  });
  return `<details><summary id="table-${id}">${say(tongues, 'page.table')}</summary>
<div class="scroll" role="group" tabindex="0" aria-labelledby="table-${id}"><table><thead><tr>${heads.join('')}${last}</tr></thead>
<tbody>${body.join('\n')}</tbody></table></div></details>`;
}

function told({ text, kind }: GivenItem, tongues: readonly Tongue[]): string {
  const item =
    kind === 'open'
      ? inEach(tongues, ({ words }) => words.say('given.anybody', { item: text }))
      : inert(text);
  return `<span class="item ${kind}">${item}</span>`;
}
