/** Small documents of one text in every format, read and judged with all rules, and compared. */
import { createComparer } from '../../src/diff.ts';
import { extractBytes } from '../../src/extract/index.ts';
import type { Change, Comparison, Reading } from '../../src/model.ts';
import { createJudge } from '../../src/scan.ts';
import { docx, paragraph } from '../extract/docx-made.ts';
import { makePdf } from '../extract/pdf-maker.ts';
import { rulebook } from '../reading.ts';

export type Made = 'txt' | 'html' | 'docx' | 'pdf';

const judge = createJudge(rulebook);
export const comparer = createComparer(rulebook);

/** The bytes of a document of these paragraphs; the first is its title. */
export function made(format: Made, paragraphs: readonly string[]): Uint8Array {
  const [title = '', ...rest] = paragraphs;
  switch (format) {
    case 'txt':
      return new TextEncoder().encode(paragraphs.join('\n\n'));
    case 'html':
      return new TextEncoder().encode(
        `<!doctype html><meta charset="utf-8"><h1>${title}</h1>${rest.map((text) => `<p>${text}</p>`).join('\n')}`,
      );
    case 'docx':
      return docx(paragraphs.map((text) => paragraph(text)).join(''));
    case 'pdf':
      return pdfOf(paragraphs);
  }
}

/** Reads and judges a document of these paragraphs. */
export async function readAs(format: Made, paragraphs: readonly string[]): Promise<Reading> {
  const options = { passwords: [], deadline: Date.now() + 60_000 };
  return judge(await extractBytes(`document.${format}`, made(format, paragraphs), options));
}

/** Columns of a line in the PDF, where ideographs take two, and lines to a page. */
const WIDE = 88;
const LINES = 14;

/** Paragraphs broken into lines and pages, with a number at the foot of each page. */
function pdfOf(paragraphs: readonly string[]): Uint8Array {
  const lines = paragraphs.flatMap((text) => [...broken(text), '']);
  const pages = Array.from({ length: Math.ceil(lines.length / LINES) }, (_, i) =>
    lines.slice(i * LINES, (i + 1) * LINES),
  );
  return makePdf(
    pages.map((page, n) => ({
      texts: [
        ...page.flatMap((text, i) => (text === '' ? [] : [{ text, x: 60, y: 770 - i * 16 }])),
        { text: `${n + 1}`, x: 290, y: 40 },
      ],
    })),
  );
}

function broken(text: string): readonly string[] {
  const isHan = /\p{Script=Han}/u.test(text);
  const words = isHan ? Array.from(text) : text.split(' ');
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const next = isHan || line === '' ? line + word : `${line} ${word}`;
    if ((isHan ? next.length * 2 : next.length) > WIDE) {
      lines.push(line);
      line = word;
    } else line = next;
  }
  return [...lines, line];
}

/** A change in short: its kind, its rule, and what was added and removed in each role. */
export function short(change: Change, old: Reading, fresh: Reading): string {
  const told = (spans: readonly { start: number; end: number }[], { document }: Reading) =>
    spans.map(({ start, end }) => document.text.slice(start, end).replace(/\s+/g, ' ')).join(', ');
  const matters = change.matters.map(
    ({ role, extent, added, removed }) =>
      `${role} ${extent} +[${told(added, fresh)}] -[${told(removed, old)}]`,
  );
  return [`${change.kind} ${change.rule}`, ...matters].join('; ');
}

/** All changes in short. */
export const shortly = ({ changes }: Comparison, old: Reading, fresh: Reading): readonly string[] =>
  changes.map((change) => short(change, old, fresh));
