/** Whether marks stand on the words: pdfium, which shares no code with the reader, says where the words are. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Evidence, Finding, PdfAnchor, Span } from '../../src/model.ts';
import { type Annotation, annotationsIn, fixture, type Marked, mark } from './marked.ts';
import { type Area, charactersOf, type Seen } from './pdfium.ts';

const CASES = [
  ['zh-app-page', 'zh'],
  ['zh-hant-letter', 'zh-Hant'],
  ['cross-page', 'en'],
  ['es-autorizacion', 'es'],
  ['two-columns', 'es'],
  ['en-agreement', 'en'],
  ['encrypted', 'en'],
] as const;

/** Points by which a mark may begin or end beside its word. */
const OFF = 2;

/** A run of characters without white space, where pdfium sees it. */
interface Word {
  readonly page: number;
  readonly seen: readonly Seen[];
}

const area = ({ left, right, bottom, top }: Area): number =>
  Math.max(0, right - left) * Math.max(0, top - bottom);

const common = (one: Area, other: Area): Area => ({
  left: Math.max(one.left, other.left),
  right: Math.min(one.right, other.right),
  bottom: Math.max(one.bottom, other.bottom),
  top: Math.min(one.top, other.top),
});

const around = (areas: readonly Area[]): Area => ({
  left: Math.min(...areas.map(({ left }) => left)),
  right: Math.max(...areas.map(({ right }) => right)),
  bottom: Math.min(...areas.map(({ bottom }) => bottom)),
  top: Math.max(...areas.map(({ top }) => top)),
});

/** Where a word stands in its line: its room along it, its ink across. */
const lineOf = (seen: readonly Seen[]): Area => {
  const { left, right } = around(seen.map(({ room }) => room));
  return { ...around(seen.map(({ ink }) => ink)), left, right };
};

/** The rectangles of an annotation, from its corners. */
function quadsOf({ quadPoints }: Annotation): Area[] {
  const numbers = Array.from(quadPoints ?? []);
  return Array.from({ length: numbers.length / 8 }, (_, i) => {
    const corners = numbers.slice(8 * i, 8 * i + 8);
    const [xs, ys] = [corners.filter((_, at) => at % 2 === 0), corners.filter((_, at) => at % 2 === 1)];
    return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
  });
}

/** The evidence of a finding word by word, each where pdfium has the same characters nearest to the mark. */
function wordsOf({ reading, pages }: Referee, { evidence }: Pick<Finding, 'evidence'>): Word[] {
  const anchors = reading.document.anchors as readonly PdfAnchor[];
  return evidence.flatMap((span: Evidence) =>
    anchors
      .filter(({ start, end }) => start < span.end && end > span.start)
      .map((anchor) => {
        const part = { start: Math.max(anchor.start, span.start), end: Math.min(anchor.end, span.end) };
        return { page: anchor.page, seen: nearest({ reading, pages }, anchor, part) };
      }),
  );
}

/** A part of an anchor, where pdfium sees the text of the whole anchor. */
function nearest({ reading, pages }: Referee, anchor: PdfAnchor, { start, end }: Span): readonly Seen[] {
  const { text, pages: sizes } = reading.document;
  const wanted = Array.from(text.slice(anchor.start, anchor.end));
  const page = pages[anchor.page - 1]!;
  const { x, y, width, height } = anchor.box;
  const middle = { x: x + width / 2, y: sizes[anchor.page - 1]!.height - y - height / 2 };
  const distance = (at: number): number => {
    const { left, right, bottom, top } = lineOf(page.slice(at, at + wanted.length));
    return Math.hypot((left + right) / 2 - middle.x, (bottom + top) / 2 - middle.y);
  };
  const [best] = page
    .map((_, at) => at)
    .filter((at) => wanted.every((char, i) => page[at + i]?.text === char))
    .sort((a, b) => distance(a) - distance(b));
  expect(best, `pdfium sees ${wanted.join('')}`).toBeDefined();
  const before = Array.from(text.slice(anchor.start, start)).length;
  return page.slice(best! + before, best! + before + Array.from(text.slice(start, end)).length);
}

interface Referee {
  readonly reading: Marked['reading'];
  readonly pages: readonly (readonly Seen[])[];
}

/** Underlines of each finding by page: as many as it has pages, in its order, behind the highlights of each page. */
function underlinesOf(
  { reading }: Marked,
  words: readonly Word[][],
  annotations: Annotation[][],
): Area[][][] {
  const left = annotations.map((page) => page.filter(({ subtype }) => subtype === 'Underline'));
  return reading.findings.map((_, i) => {
    const pages = [...new Set(words[i]!.map(({ page }) => page))];
    const quads: Area[][] = [];
    for (const page of pages) quads[page] = quadsOf(left[page - 1]!.shift()!);
    return quads;
  });
}

describe.each(CASES)('the marks in %s', (name, language) => {
  let referee: Referee;
  let words: Word[][];
  let quads: Area[][][];
  let highlights: Area[][];
  let marked: Marked;
  beforeAll(async () => {
    const original = fixture(name);
    marked = await mark(original, language);
    const annotations = await annotationsIn(marked.bytes);
    referee = { reading: marked.reading, pages: charactersOf(original, 'letmein') };
    words = marked.reading.findings.map((finding) => wordsOf(referee, finding));
    quads = underlinesOf(marked, words, annotations);
    highlights = annotations.map((page) =>
      page.filter(({ subtype }) => subtype === 'Highlight').flatMap(quadsOf),
    );
  });

  it('cover at least nine tenths of every word they are for', () => {
    const covered = words.flatMap((found, i) =>
      found.map(({ page, seen }) => {
        const whole = seen.reduce((sum, { ink }) => sum + area(ink), 0);
        const best = Math.max(
          ...quads[i]![page]!.map((quad) => seen.reduce((sum, { ink }) => sum + area(common(ink, quad)), 0)),
        );
        return whole === 0 ? 1 : best / whole;
      }),
    );
    expect(covered.length).toBeGreaterThan(10);
    expect(Math.min(...covered)).toBeGreaterThan(0.9);
  });

  it('begin and end with the words, and reach hardly beside them', () => {
    const off: number[] = [];
    const beside: number[] = [];
    for (const [i, found] of words.entries()) {
      for (const [page, strips] of quads[i]!.entries()) {
        for (const quad of strips ?? []) {
          const own = found.filter((word) => word.page === page).map(({ seen }) => lineOf(seen));
          const inside = around(own.filter((line) => area(common(line, quad)) > area(line) / 2));
          off.push(Math.abs(inside.left - quad.left), Math.abs(inside.right - quad.right));
          const width = Math.min(inside.right, quad.right) - Math.max(inside.left, quad.left);
          beside.push(1 - width / (quad.right - quad.left));
        }
      }
    }
    expect(Math.max(...off)).toBeLessThan(OFF);
    expect(Math.max(...beside)).toBeLessThan(0.1);
  });

  it('highlight the clause that each finding stands in', () => {
    const seen = marked.reading.findings.flatMap(({ clause }) => {
      const { start, end } = clause;
      return wordsOf(referee, { evidence: [{ start, end, role: 'data' }] });
    });
    const missed = seen.filter(({ page, seen: characters }) => {
      const whole = around(characters.map(({ ink }) => ink));
      return !highlights[page - 1]!.some((quad) => area(common(whole, quad)) > 0.9 * area(whole));
    });
    expect(missed.map(({ seen }) => seen.map(({ text }) => text).join(''))).toEqual([]);
  });
});
