/** The page of statistics as people see it: on a phone and on a wide screen, light and dark. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordbook } from '../../src/report/words.ts';
import { tablesHtml } from '../../src/stats/html.ts';
import { rulebook } from '../reading.ts';
import { counted, ndjsonOf } from '../stats/results.ts';
import { browserPath, createViewer, seriousFaults } from './browser.ts';

const LENDERS = [
  'Green Pine Finance Ltd',
  '苏州青松小额贷款有限公司',
  'Pinar Verde, S.A. de C.V., SOFOM, E.N.R.',
];
const CATEGORIES = ['contact-list', 'location', 'call-records', 'photo-capture', 'bureau-query'];
const DOCUMENTS = Array.from({ length: 30 }, (_, n) => ({
  path: `folder/with/a/rather/long/name/document-number-${n}.pdf`,
  lender: LENDERS[n % 4] ?? null,
  date: `${2012 + (n % 13)}`,
  languages: [['en', 'zh-Hans', 'es'][n % 3] ?? 'en'],
  findings: CATEGORIES.slice(0, 1 + (n % 5)).map((category) => ({
    category,
    quote: `We may take your ${category} at any time and for ever.`,
  })),
  given: [{ data: [`data of kind ${n % 6}`], to: [`recipients of a long kind ${n % 7}`] }],
}));

if (browserPath === undefined) {
  it('of statistics in a browser are left out, since no Chromium is installed: 0 looked at', () => {
    expect(browserPath).toBeUndefined();
  });
} else {
  describe('statistics in a browser', () => {
    let viewer: Awaited<ReturnType<typeof createViewer>>;
    beforeAll(async () => {
      viewer = await createViewer();
    });
    afterAll(() => viewer.close());

    it.each([
      ['en', 390, 'light'],
      ['zh', 390, 'dark'],
      ['es', 1280, 'light'],
      ['en', 1280, 'dark'],
    ] as const)(
      'in %s, %i pixels wide and %s, stay on the screen and can be read by all',
      async (language, width, scheme) => {
        const words = await wordbook(rulebook)(language);
        const { tables } = await counted(ndjsonOf(DOCUMENTS));
        const html = tablesHtml(tables, { words, language, top: 10, version: '1.0.0' });
        const { page, trouble } = await viewer.open(html, { width, scheme, ready: '.tiles' });
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })");
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        expect(await seriousFaults(page)).toEqual([]);
        expect(trouble).toEqual([]);
        const bars = await page.evaluate(
          "[...document.querySelectorAll('.bar')].map((bar) => bar.getBoundingClientRect().width)",
        );
        expect(Math.min(...(bars as number[]))).toBeGreaterThan(40);
      },
    );
  });
}
