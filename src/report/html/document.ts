import type { Box, Finding, Page, Severity, Span } from '../../model.ts';
import { boxer, type PageBox } from '../boxes.ts';
import type { PageImage, PageImages } from '../index.ts';
import { placer } from '../place.ts';
import type { Boxes } from './box-rules.ts';
import { flow } from './flow.ts';
import { createGutter, type Gutter } from './gutter.ts';
import { createMarks, type Marks, worst } from './marks.ts';
import { covers } from './quote.ts';
import { findingId, markId, type Sheet } from './sheet.ts';
import { say } from './tongues.ts';

/** The pages with findings of a document that has pages. */
export function pagesWithFindings({ document, findings }: Sheet['reading']): readonly number[] {
  if (document.pages.length === 0) return [];
  const placeOf = placer(document);
  const carrying = findings.map(({ clause }) => placeOf(clause));
  return document.pages
    .map(({ number }) => number)
    .filter((number) =>
      carrying.some(({ page, endPage }) => page !== null && page <= number && number <= (endPage ?? page)),
    );
}

/** The document itself: pictures of its pages where there are some, its text for the rest, both with marks. */
export function documentPages(sheet: Sheet, images: PageImages, boxes: Boxes): string {
  const { reading, eyes } = sheet;
  const { pages, text } = reading.document;
  const marks = createMarks(sheet);
  if (pages.length === 0) return flow(sheet, { start: 0, end: text.length }, marks) + unseen(marks);
  const boxesOf = boxer(reading.document);
  const written = pages.map((page) => {
    const image = images.get(page.number);
    const name = `<h4>${say(eyes, 'place.page', { page: page.number })}</h4>`;
    const body = image
      ? picture({ page, image, sheet, boxes, boxesOf, marks })
      : flow(sheet, page, marks) || `<p class="blank">–</p>`;
    return `<section class="page">${name}${body}</section>`;
  });
  return `${written.join('\n')}${unseen(marks)}`;
}

/** Marks of clauses that are nowhere to be seen. */
function unseen(marks: Marks): string {
  const left = marks.place(marks.left());
  return left === '' ? '' : `<p>${left}</p>`;
}

interface Pictured {
  readonly page: Page;
  readonly image: PageImage;
  readonly sheet: Sheet;
  readonly boxes: Boxes;
  readonly boxesOf: (span: Span) => readonly PageBox[];
  readonly marks: Marks;
}

/** A page as it looks, its clauses marked, and its text for who cannot see it. */
function picture(pictured: Pictured): string {
  const { page, image, sheet } = pictured;
  const source = `data:${image.type};base64,${Buffer.from(image.data).toString('base64')}`;
  const size = `width="${Math.round(page.width)}" height="${Math.round(page.height)}"`;
  const text = flow(sheet, page, null);
  const summary = say(sheet.eyes, 'page.text', { page: page.number });
  return `<div class="picture"><img src="${source}" alt="" ${size} decoding="async">${clauses(pictured)}</div>
<details class="page-text"><summary>${summary}</summary>${text}</details>`;
}

/** Findings of the same clause, marked once. */
interface Marked {
  readonly clause: Span;
  readonly findings: readonly Finding[];
  readonly severity: Severity;
}

/** The clauses of a page from top to bottom. */
function clauses(pictured: Pictured): string {
  const { sheet, boxesOf, page } = pictured;
  const here = byClause(sheet.reading.findings)
    .map((marked) => ({ ...marked, here: boxesOf(marked.clause).filter((box) => box.page === page.number) }))
    .filter((marked) => marked.here.length > 0 || startsOn(marked.clause, page))
    .sort((a, b) => topOf(a) - topOf(b));
  const gutter = createGutter(here.reduce((sum, { findings }) => sum + findings.length, 0));
  return here.map((marked) => mark(marked, { ...pictured, gutter })).join('');
}

const topOf = ({ here: [first] }: Here): number => first?.y ?? 0;

const startsOn = ({ start }: Span, page: Page): boolean => start >= page.start && start < page.end;

function byClause(findings: readonly Finding[]): readonly Marked[] {
  const clauses = new Map<string, readonly Finding[]>();
  for (const finding of findings) {
    const key = `${finding.clause.start}-${finding.clause.end}`;
    clauses.set(key, [...(clauses.get(key) ?? []), finding]);
  }
  return [...clauses.values()].flatMap((same) => {
    const clause = same[0]?.clause;
    return clause ? [{ clause, findings: same, severity: worst(same) }] : [];
  });
}

/** A clause with its boxes on a page. */
interface Here extends Marked {
  readonly here: readonly PageBox[];
}

interface OnPage extends Pictured {
  readonly gutter: Gutter;
}

function mark({ clause, findings, severity, here }: Here, on: OnPage): string {
  const { page, boxes, boxesOf, sheet } = on;
  const [first] = findings;
  if (!first) return '';
  const to = findingId(sheet.numberOf(first));
  const lines = here.map((box) => {
    const id = boxes.add(shareOf(box, page));
    return `<a class="box ${severity}" id="${id}" href="#${to}" tabindex="-1" aria-hidden="true"></a>`;
  });
  const evidence = evidenceIn(clause, findings)
    .flatMap((piece) => boxesOf(piece).filter((box) => box.page === page.number))
    .map((box) => `<i class="ev ${severity}" id="${boxes.add(shareOf(box, page))}"></i>`);
  return `<span class="marked">${[...lines, ...evidence, numbers({ findings, here }, on)].join('')}</span>`;
}

/** The words that findings rest on within their clause, each once. */
function evidenceIn(clause: Span, findings: readonly Finding[]): readonly Span[] {
  const all = findings.flatMap(({ evidence }) => evidence);
  const inside = all.filter((piece) => piece.path === undefined && covers(clause, piece));
  return [...new Map(inside.map((piece) => [`${piece.start}-${piece.end}`, piece])).values()];
}

/** The numbers of the findings, in the gutter beside the page. */
function numbers(
  { findings, here: [at] }: Pick<Here, 'findings' | 'here'>,
  { page, boxes, marks, gutter, sheet }: OnPage,
): string {
  const y = at ? shareOf(at, page).y : 0;
  for (const finding of marks.fresh(findings)) boxes.place(markId(sheet.numberOf(finding)), gutter.next(y));
  return marks.place(findings);
}

/** A box in per cent of its page. */
function shareOf({ x, y, width, height }: Box, page: Page): Box {
  const across = (value: number) => (100 * value) / (page.width || 1);
  const down = (value: number) => (100 * value) / (page.height || 1);
  return { x: across(x), y: down(y), width: across(width), height: down(height) };
}
