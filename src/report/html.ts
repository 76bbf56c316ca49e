import type { Report } from '../model.ts';
import { article, grade, gradeWords, type Showing } from './html/article.ts';
import { type Boxes, createBoxes } from './html/box-rules.ts';
import { criteria, missing, seenOf } from './html/consent.ts';
import { pagesWithFindings } from './html/document.ts';
import { inert } from './html/escape.ts';
import { knownTogether } from './html/known.ts';
import { map } from './html/map.ts';
import { page } from './html/page.ts';
import { documentId, numbersByFingerprint, type Sheet, sheetsOf } from './html/sheet.ts';
import { count, inEach, say, type Tongue, tonguesOf } from './html/tongues.ts';
import type { Format, PageImages, Setting } from './index.ts';
import { noteSentence } from './notes.ts';
import { paintAt } from './paint.ts';
import { severitiesOf } from './severity.ts';
import { fresh } from './suppressed.ts';

/** The report as one web page that needs nothing but itself. */
export const html: Format = {
  audience: 'people',
  isWhole: true,
  reading: async () => '',
  end: async (report, setting) => {
    const tags = report.readings.flatMap(({ languages }) => languages);
    const tongues = await tonguesOf(setting.language ?? setting.readers.ofDocument(tags), setting);
    const sheets = await sheetsOf(report.readings, tongues, { ...setting, paint: paintAt(0) });
    return written({ report, setting, tongues, sheets });
  },
};

interface Writing {
  readonly report: Report;
  readonly setting: Setting;
  readonly tongues: readonly Tongue[];
  readonly sheets: readonly Sheet[];
}

async function written(writing: Writing): Promise<string> {
  const { report, setting, tongues, sheets } = writing;
  const boxes = createBoxes();
  const articles = await articlesOf(writing, boxes);
  const { version } = setting.tool;
  return page({
    title: `${nameOf(writing)} – consentlint`,
    tongues,
    isLong: isLong(report),
    nav: index(sheets, tongues),
    main: [together(writing), ...articles, unopened(report, tongues)].filter(Boolean).join('\n'),
    footer: `<p>${say(tongues, 'page.made', { version })}</p>`,
    rules: boxes.css(),
  });
}

/** Longer than what a phone lays out at once. */
const LONG = 100_000;

function isLong({ readings }: Report): boolean {
  return readings.reduce((sum, { document }) => sum + document.text.length, 0) > LONG;
}

/** A title in no language but the reader's: nothing else can stand there. */
function nameOf({ sheets, tongues: [first] }: Writing): string {
  const [only] = sheets.length === 1 ? sheets : [];
  const path = only?.reading.document.path ?? '';
  if (path !== '' && path !== '-') return path;
  return first?.words.say(only ? 'stdin' : 'page.title') ?? '';
}

async function articlesOf({ setting, sheets }: Writing, boxes: Boxes): Promise<readonly string[]> {
  const numbers = numbersByFingerprint(sheets);
  const isSummary = setting.detail === 'summary';
  const articles: string[] = [];
  for (const sheet of sheets) {
    const images = isSummary ? NO_IMAGES : await imagesOf(sheet, setting);
    const showing: Showing = { images, boxes, numbers, isSummary };
    articles.push(article(sheet, showing));
  }
  return articles;
}

const NO_IMAGES: PageImages = new Map();

/** Pictures of the pages with findings; none where they cannot be made: the text is shown in their place. */
async function imagesOf({ reading }: Sheet, { pageImages }: Setting): Promise<PageImages> {
  const pages = pagesWithFindings(reading);
  if (!pageImages || pages.length === 0) return NO_IMAGES;
  return pageImages(reading, pages).catch(() => NO_IMAGES);
}

/** All documents by name, with their grades. */
function index(sheets: readonly Sheet[], tongues: readonly Tongue[]): string {
  if (sheets.length < 2) return '';
  const items = sheets.map((sheet) => {
    const { path } = sheet.reading.document;
    const { findings, verdict } = sheet.reading;
    const n = fresh(findings).length;
    const none = say(tongues, findings.length > 0 ? 'heading.none-new' : `page.${verdict}`);
    const told = n > 0 ? count(tongues, 'page.flagged', n) : none;
    const name = path === '-' ? say(tongues, 'stdin') : inert(path);
    return `<li>${grade(sheet.reading.quality, tongues)}<a href="#${documentId(sheet)}">${name}</a> <span>${told}</span></li>`;
  });
  return `<nav aria-labelledby="index"><h2 id="index">${say(tongues, 'page.index')}</h2><ul>${items.join('\n')}</ul></nav>`;
}

/** What documents that are one act of consent say together. */
function together({ report, setting, tongues, sheets }: Writing): string {
  const { bundle, readings } = report;
  if (!bundle || sheets.length === 0 || setting.detail === 'summary') return '';
  const { quality, safeguards, givesAway } = bundle;
  const numbers = numbersByFingerprint(sheets);
  const chart = { id: 'bundle', map: givesAway, tongues, severityOf: severitiesOf(readings), numbers };
  const title = count(tongues, 'bundle.title', readings.length);
  return `<article id="bundle" aria-labelledby="bundle-title"><h2 id="bundle-title">${title}</h2>
<div class="verdict">${grade(quality, tongues)}<div>${gradeWords(quality, tongues)}</div></div>
${map(chart)}
<div class="columns">${criteria(quality, seenOf(sheets))}${missing(fresh(safeguards), tongues)}</div>${knownTogether(bundle, sheets)}</article>`;
}

/** What could not be opened. */
function unopened({ errors }: Report, tongues: readonly Tongue[]): string {
  if (errors.length === 0) return '';
  const items = errors.map(({ path, code }) => {
    const told = inEach(tongues, ({ words }) => noteSentence({ code }, words));
    return `<li><strong>${inert(path)}</strong>: ${told}</li>`;
  });
  return `<section class="errors"><h2>${say(tongues, 'page.errors')}</h2><ul>${items.join('')}</ul></section>`;
}
