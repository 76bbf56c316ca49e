/** How well marks stand on words: pdfium, which shares no code with the reader, says where the words are. */
import type { Evidence, Finding, PdfAnchor, Span } from '../../src/model.ts';
import { type Annotation, annotationsIn, type Marked } from './marked.ts';
import { type Area, charactersOf, type Seen } from './pdfium.ts';

/** The words of a finding and what is marked of them. */
export interface Overlap {
  readonly rule: string;
  readonly language: string;
  /** Share of the ink of its words that lies under its marks. */
  readonly coverage: number;
  /** Share of the length of its marks that lies beside its words. */
  readonly beside: number;
  /** Points by which a mark begins or ends beside the words it stands on, at the worst edge. */
  readonly off: number;
  /** Words that pdfium does not see on the page. */
  readonly unseen: readonly string[];
}

/** A run of characters without white space, where pdfium sees it; nothing where it sees no such word. */
export interface Word {
  readonly page: number;
  readonly text: string;
  readonly seen: readonly Seen[];
}

interface Referee {
  readonly reading: Marked['reading'];
  readonly pages: readonly (readonly Seen[])[];
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
export function quadsOf({ quadPoints }: Annotation): Area[] {
  const numbers = Array.from(quadPoints ?? []);
  return Array.from({ length: numbers.length / 8 }, (_, i) => {
    const corners = numbers.slice(8 * i, 8 * i + 8);
    const [xs, ys] = [corners.filter((_, at) => at % 2 === 0), corners.filter((_, at) => at % 2 === 1)];
    return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
  });
}

/** Whether evidence stands in the document itself and is marked: what it contradicts is another clause. */
const isOwn = ({ path, role }: Evidence): boolean => path === undefined && role !== 'promise';

/** A span word by word, each where pdfium has the same characters nearest to where the reader has them. */
export function wordsOf(referee: Referee, spans: readonly Span[]): Word[] {
  const { text, anchors } = referee.reading.document;
  return spans.flatMap((span) =>
    (anchors as readonly PdfAnchor[])
      .filter(({ start, end }) => start < span.end && end > span.start)
      .map((anchor) => {
        const part = { start: Math.max(anchor.start, span.start), end: Math.min(anchor.end, span.end) };
        const seen = nearest(referee, anchor, part);
        return { page: anchor.page, text: text.slice(part.start, part.end), seen };
      }),
  );
}

/** A part of an anchor, where pdfium sees the text of the whole anchor. */
function nearest({ reading, pages }: Referee, anchor: PdfAnchor, { start, end }: Span): readonly Seen[] {
  const { text, pages: sizes } = reading.document;
  const wanted = Array.from(text.slice(anchor.start, anchor.end));
  const page = pages[anchor.page - 1] ?? [];
  const { x, y, width, height } = anchor.box;
  const middle = { x: x + width / 2, y: (sizes[anchor.page - 1]?.height ?? 0) - y - height / 2 };
  const distance = (at: number): number => {
    const { left, right, bottom, top } = lineOf(page.slice(at, at + wanted.length));
    return Math.hypot((left + right) / 2 - middle.x, (bottom + top) / 2 - middle.y);
  };
  const [best] = page
    .map((_, at) => at)
    .filter((at) => wanted.every((char, i) => page[at + i]?.text === char))
    .sort((a, b) => distance(a) - distance(b));
  if (best === undefined) return [];
  const before = Array.from(text.slice(anchor.start, start)).length;
  return page.slice(best + before, best + before + Array.from(text.slice(start, end)).length);
}

/** What pdfium sees in a document that was marked. */
export const refereeOf = ({ reading, original }: Marked, password?: string): Referee => ({
  reading,
  pages: charactersOf(original, password),
});

/** How well the marks of each finding stand on its words, in the order of the findings. */
export async function overlapsOf(marked: Marked, referee: Referee): Promise<Overlap[]> {
  const annotations = await annotationsIn(marked.bytes);
  const left = annotations.map((page) => page.filter(({ subtype }) => subtype === 'Underline'));
  return marked.reading.findings.map((finding) => {
    const words = wordsOf(referee, finding.evidence.filter(isOwn));
    // As many underlines as it has pages, in the order of the findings.
    const quads: Area[][] = [];
    for (const page of new Set(words.map((word) => word.page))) {
      const next = left[page - 1]?.shift();
      quads[page] = next ? quadsOf(next) : [];
    }
    return overlapOf(finding, words, quads);
  });
}

function overlapOf({ rule, clause }: Finding, words: readonly Word[], quads: readonly Area[][]): Overlap {
  const edges = quads.flatMap((strips, page) => {
    const own = words.filter((word) => word.page === page && word.seen.length > 0);
    const lines = own.map(({ seen }) => lineOf(seen));
    return strips.map((quad) => edgesOf(quad, lines));
  });
  const length = total(edges.map((edge) => edge.length));
  return {
    rule,
    language: clause.language ?? '',
    coverage: coverageOf(words, quads),
    beside: share(total(edges.map((edge) => edge.beside)), length),
    off: Math.max(...edges.map((edge) => edge.off)),
    unseen: words.filter(({ seen }) => seen.length === 0).map(({ text }) => text),
  };
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/** Share of the ink of words that lies under rectangles, given by page. */
export function coverageOf(words: readonly Word[], quads: readonly (readonly Area[])[]): number {
  const inks = words.flatMap(({ page, seen }) => seen.map(({ ink }) => ({ ink, strips: quads[page] ?? [] })));
  const under = inks.map(({ ink, strips }) => Math.max(0, ...strips.map((quad) => area(common(ink, quad)))));
  return share(total(under), total(inks.map(({ ink }) => area(ink))));
}

/** A mark along its line: its length, how much of it is beside the words that stand in it, its worse edge. */
function edgesOf(quad: Area, lines: readonly Area[]) {
  const length = quad.right - quad.left;
  const inside = lines.filter((line) => area(common(line, quad)) > area(line) / 2);
  if (inside.length === 0) return { length, beside: length, off: length };
  const { left, right } = around(inside);
  const on = Math.max(0, Math.min(right, quad.right) - Math.max(left, quad.left));
  return {
    length,
    beside: length - on,
    off: Math.max(Math.abs(left - quad.left), Math.abs(right - quad.right)),
  };
}
