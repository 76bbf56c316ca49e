/** Writes a PDF of 200 dense pages with 300 findings to the path named: run by itself, so that its memory is its own. */
import { writeFileSync } from 'node:fs';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

const PAGES = 200;
const FINDINGS = 300;
/** About 820 words a page. */
const LINES = 58;
const SIZE = 10;

const GRANT = 'You authorize us to read the contact list of your phone.';
const HARMLESS = [
  'The borrower repays the loan in equal monthly instalments on the days named in the schedule.',
  'Early repayment is possible at any time, in whole or in part, and costs nothing beyond the interest due.',
  'The interest is worked out on the days that have passed and on the amount that is still owed.',
  'Each party receives one signed copy of this agreement, and both copies have the same force.',
  'The lender confirms every payment in writing within three working days of the day it arrives.',
  'A change to this agreement needs the signature of both parties and is attached to it as an annex.',
];

/** The sentences of a page; grants stand evenly over all pages. */
function pageOf(number) {
  const grants = Math.floor(((number + 1) * FINDINGS) / PAGES) - Math.floor((number * FINDINGS) / PAGES);
  return Array.from({ length: LINES }, (_, i) =>
    i % 40 === 5 && i < 40 * grants ? GRANT : HARMLESS[(i + number) % HARMLESS.length],
  );
}

/** Sentences as lines of `width` points. */
function linesOf(sentences, { font, width }) {
  const lines = [''];
  for (const word of sentences.join(' ').split(' ')) {
    const longer = lines.at(-1) === '' ? word : `${lines.at(-1)} ${word}`;
    if (font.widthOfTextAtSize(longer, SIZE) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const document = await PDFDocument.create();
const font = await document.embedFont(StandardFonts.TimesRoman);
for (let number = 0; number < PAGES; number++) {
  const page = document.addPage([595, 842]);
  const lines = linesOf(pageOf(number), { font, width: 485 });
  for (const [i, line] of lines.slice(0, LINES).entries())
    page.drawText(line, { x: 55, y: 800 - i * 13, size: SIZE, font });
}
writeFileSync(process.argv[2], await document.save());
