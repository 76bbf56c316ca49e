import type { Quality } from '../../model.ts';
import { closing } from '../closing.ts';
import { doubts } from '../doubts.ts';
import { facts, result } from '../heading.ts';
import type { PageImages } from '../index.ts';
import { severitiesOf } from '../severity.ts';
import { fresh } from '../suppressed.ts';
import type { Boxes } from './box-rules.ts';
import { criteria, missing, references, refused, seenOf } from './consent.ts';
import { documentPages } from './document.ts';
import { findings } from './findings.ts';
import { known } from './known.ts';
import { map } from './map.ts';
import { documentId, type Sheet } from './sheet.ts';
import { inEach, say, type Tongue } from './tongues.ts';

/** What a document is shown with. */
export interface Showing {
  readonly images: PageImages;
  readonly boxes: Boxes;
  readonly numbers: ReadonlyMap<string, number>;
  readonly isSummary: boolean;
}

/** One document: verdict, map, findings with the document beside them, criteria, what is missing, what is promised. */
export function article(sheet: Sheet, showing: Showing): string {
  const { eyes } = sheet;
  const id = documentId(sheet);
  const heading = inEach(eyes, ({ view }) => facts(view));
  return `<article id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${heading}</h2>
${verdict(sheet)}
${showing.isSummary ? '' : body(sheet, showing)}
</article>`;
}

function body(sheet: Sheet, showing: Showing): string {
  const { reading, eyes } = sheet;
  const seen = seenOf([sheet]);
  const rest = [
    criteria(reading.quality, seen),
    missing(fresh(reading.safeguards), eyes),
    refused(sheet),
    references(reading.references, seen),
    known(sheet),
    sentences(sheet),
  ];
  return `${chart(sheet, showing)}
<div class="beside"><div class="told">${found(sheet)}
${rest.filter(Boolean).join('\n')}</div>
${pane(sheet, showing)}</div>`;
}

/** The grade and what was found, in words. */
function verdict(sheet: Sheet): string {
  const { reading, eyes } = sheet;
  const n = fresh(reading.findings).length;
  const isKnown = n === 0 && reading.findings.length > 0;
  const said = inEach(eyes, ({ words }) => {
    if (isKnown) return words.say('page.none-new');
    if (n > 0 && n < reading.findings.length) return words.count('page.new', n);
    return n > 0 ? words.count('page.flagged', n) : (closing(reading, words)[0] ?? '');
  });
  const tally = `<p class="tally">${inEach(eyes, ({ view }) => result(view))}</p>`;
  return `<div class="verdict ${reading.verdict}">${grade(reading.quality, eyes)}<div><p class="lead">${said}</p>
${gradeWords(reading.quality, eyes)}${tally}</div></div>`;
}

/** The grade as a sign. */
export function grade({ grade: letter }: Quality, tongues: readonly Tongue[]): string {
  if (letter === null) return '';
  return `<p class="grade g${letter}"><span class="vh">${say(tongues, 'page.grade')} </span>${letter}</p>`;
}

/** What the grade means. */
export function gradeWords({ grade: letter }: Quality, tongues: readonly Tongue[]): string {
  return letter === null ? '' : `<p>${say(tongues, `grade.${letter}`)}</p>`;
}

function chart({ reading, eyes, index }: Sheet, { numbers }: Showing): string {
  const severityOf = severitiesOf([reading]);
  return map({ id: `${index + 1}`, map: reading.givesAway, tongues: eyes, severityOf, numbers });
}

function found(sheet: Sheet): string {
  if (sheet.groups.length === 0) return '';
  return `<section class="findings"><h3>${say(sheet.eyes, 'page.findings')}</h3>
${findings(sheet)}</section>`;
}

function pane(sheet: Sheet, { images, boxes }: Showing): string {
  if (sheet.reading.document.text.trim() === '') return '';
  const id = `${documentId(sheet)}-text`;
  return `<div class="pane" role="group" tabindex="0" aria-labelledby="${id}"><h3 id="${id}">${say(sheet.eyes, 'page.document')}</h3>
<div class="paper">${documentPages(sheet, images, boxes)}</div></div>`;
}

/** What was not read, and how sure one can be. */
function sentences({ reading, eyes }: Sheet): string {
  const told = eyes.map(({ language, words }) => ({
    language,
    doubts: doubts(reading.document.notes, reading.unread, words),
    closing: closing(reading, words),
  }));
  const first = told[0];
  const doubted = first?.doubts.map((_, i) => `<li>${inEach(told, (one) => one.doubts[i] ?? '')}</li>`) ?? [];
  const closed = first?.closing.map((_, i) => `<p>${inEach(told, (one) => one.closing[i] ?? '')}</p>`) ?? [];
  const list = doubted.length > 0 ? `<ul class="doubts">${doubted.join('')}</ul>` : '';
  return `<section class="closing">${list}${closed.join('')}</section>`;
}
