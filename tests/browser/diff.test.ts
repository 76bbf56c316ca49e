import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffFormats } from '../../src/report/diff/index.ts';
import { readersOf } from '../../src/report/language.ts';
import { paintAt } from '../../src/report/paint.ts';
import { wordbook } from '../../src/report/words.ts';
import { comparer, type Made, readAs } from '../compare/made.ts';
import { changed, EN, ES, type Paragraphs, ZH } from '../compare/texts.ts';
import { rulebook } from '../reading.ts';
import { browserPath, createViewer, seriousFaults } from './browser.ts';

async function pageOf(text: Paragraphs, fresh: Paragraphs, formats: readonly [Made, Made]): Promise<string> {
  const [old, now] = await Promise.all([readAs(formats[0], text), readAs(formats[1], fresh)]);
  const format = await diffFormats.get('html')?.();
  if (!format) throw new Error('there is no format html');
  const compared = { old, new: now, comparison: comparer(old, now) };
  return format.write(compared, {
    tool: { name: 'consentlint', version: '1.0.0', rulesHash: rulebook.hash },
    ...{ wordbook: wordbook(rulebook), readers: readersOf(rulebook), language: null },
    ...{ width: 80, paint: paintAt(0), detail: 'full' },
  });
}

const zh = changed(
  changed(ZH, '关联公司', '任何第三方'),
  '七、本人逾期时，贵公司可以联系本人的同事。',
  '七、完。',
);
const PAGES: readonly (readonly [string, Paragraphs, Paragraphs, readonly [Made, Made]])[] = [
  ['zh', ZH, zh, ['pdf', 'docx']],
  ['es', ES, changed(ES, 'no leerá', 'podrá leer'), ['html', 'txt']],
  ['en', EN, EN, ['pdf', 'docx']],
];

if (browserPath === undefined) {
  it('of changes in a browser are left out, since no Chromium is installed: 0 looked at', () => {
    expect(browserPath).toBeUndefined();
  });
} else {
  describe('changes in a browser', () => {
    let viewer: Awaited<ReturnType<typeof createViewer>>;
    beforeAll(async () => {
      viewer = await createViewer();
    }, 60_000);
    afterAll(() => viewer.close());

    it.each(
      PAGES.flatMap((page) =>
        [390, 1280].flatMap((width) =>
          (['light', 'dark'] as const).map((scheme) => ({ page, width, scheme })),
        ),
      ),
    )(
      '$page.0 fits $width pixels, $scheme, and is open to all',
      async ({ page: [language, old, fresh, formats], width, scheme }) => {
        const html = await pageOf(old, fresh, formats);
        const { page, trouble } = await viewer.open(html, { width, scheme });
        const folder = process.env.PICTURES;
        if (folder)
          await page.screenshot({
            path: `${folder}/diff-${language}-${width}-${scheme}.png`,
            fullPage: true,
          });
        expect(trouble).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        expect(await seriousFaults(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.lang')).toBe(language);
        await page.context().close();
      },
    );

    it('can be read in every language without leaving the page', async () => {
      const [, old, fresh, formats] = PAGES[0] ?? ['', [], [], ['txt', 'txt']];
      const { page } = await viewer.open(await pageOf(old, fresh, formats), { width: 1280 });
      const heading = () => page.evaluate('document.querySelector("h1").innerText');
      expect(await heading()).toBe('对您来说，变了什么');
      await page.click('[data-lang-choice="es"]');
      expect(await heading()).toBe('Qué cambió para usted');
      await page.context().close();
    });
  });
}
