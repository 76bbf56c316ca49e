import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawPages } from '../../src/extract/pdf/draw.ts';
import { makePdf } from '../extract/pdf-maker.ts';
import { browserPath, createViewer, pageOf, readingOf, seriousFaults } from './browser.ts';

const FIXTURES = [
  'zh-app-page/document.pdf',
  'es-autorizacion/document.pdf',
  'en-agreement/document.pdf',
  'es-aviso/document.docx',
  'html-consent/document.html',
  'zh-lease/document.txt',
];

const bytesOf = (name: string) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));

async function fixture(name: string): Promise<string> {
  const reading = await readingOf(name, bytesOf(name));
  return pageOf(
    { readings: [reading], errors: [] },
    {
      pageImages: async (_, pages) =>
        drawPages(bytesOf(name), { pages, passwords: [], deadline: Date.now() + 60_000 }),
    },
  );
}

/** The id of what has the focus. */
const focused = (page: Page) => page.evaluate('document.activeElement.id');

if (browserPath === undefined) {
  it('of a report in a browser are left out, since no Chromium is installed: 0 looked at', () => {
    expect(browserPath).toBeUndefined();
  });
} else {
  describe('a report in a browser', () => {
    let viewer: Awaited<ReturnType<typeof createViewer>>;
    beforeAll(async () => {
      viewer = await createViewer();
    });
    afterAll(() => viewer.close());

    it('would be caught with a serious fault, a request or an error', async () => {
      const evil = '<p class="verdict">x</p><img src="http://127.0.0.1:1/x.png"><script>nothing()</script>';
      const { page, trouble } = await viewer.open(`<!doctype html><html>${evil}</html>`, { width: 390 });
      await page.waitForLoadState();
      expect(trouble.join()).toMatch(/127\.0\.0\.1.*nothing is not defined|nothing is not defined.*127/s);
      expect((await seriousFaults(page)).join()).toContain('image-alt');
    });

    it.each(FIXTURES)(
      'of %s asks for nothing, breaks nothing and can be read by everybody',
      async (name) => {
        const html = await fixture(name);
        for (const [width, scheme] of [
          [1280, 'light'],
          [390, 'dark'],
        ] as const) {
          const { page, trouble } = await viewer.open(html, { width, scheme });
          expect(await seriousFaults(page)).toEqual([]);
          expect(
            await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
          ).toBeLessThanOrEqual(0);
          expect(trouble).toEqual([]);
          await page.context().close();
        }
      },
      90_000,
    );

    it.each([1280, 390])('leads by keyboard from a finding to its mark and back at %i px', async (width) => {
      const html = await fixture('zh-app-page/document.pdf');
      for (const isScripted of [true, false]) {
        const { page } = await viewer.open(html, { width, isScripted });
        await page.focus('a[href="#mark-7"]');
        await page.keyboard.press('Enter');
        expect(await focused(page)).toBe('mark-7');
        expect(await page.locator('#mark-7').isVisible()).toBe(true);
        const { y = -1 } = (await page.locator('#mark-7').boundingBox()) ?? {};
        expect(y > 0 && y < 900).toBe(true);
        await page.keyboard.press('Enter');
        expect(await focused(page)).toBe('finding-7');
        await page.keyboard.press('Tab');
        expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('#mark-7');
        await page.context().close();
      }
    });

    it('changes its language and its colours by keyboard', async () => {
      const { page } = await viewer.open(await fixture('es-aviso/document.docx'), { width: 1280 });
      const heading = () => page.locator('h1 .l >> visible=true').textContent();
      const spanish = await heading();
      await page.focus('[data-lang-choice=zh]');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.documentElement.lang')).toBe('zh');
      expect(await heading()).not.toBe(spanish);
      const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
      const light = await ground();
      await page.focus('[data-theme-choice=dark]');
      await page.keyboard.press('Enter');
      expect(await ground()).not.toBe(light);
      expect(await seriousFaults(page)).toEqual([]);
    });

    it('shows one language without its script, and no buttons', async () => {
      const html = await fixture('en-agreement/document.pdf');
      const { page } = await viewer.open(html, { width: 390, isScripted: false });
      expect(await page.locator('.controls').isVisible()).toBe(false);
      expect(await page.locator('.l[lang=zh] >> visible=true').count()).toBe(0);
      expect(await page.locator('.l[lang=en] >> visible=true').count()).toBeGreaterThan(20);
    });

    it('runs nothing that stands in a document', async () => {
      const evil = '<script>document.title="run"</script><img src=x onerror="document.title=\'run\'">';
      const text = `I authorize the Lender to read my contact list ${evil} and my call log.\n\u202e${evil}`;
      const reading = await readingOf('<img src=x onerror=alert(1)>.txt', Buffer.from(text));
      const html = await pageOf({ readings: [reading], errors: [] });
      const { page, trouble } = await viewer.open(html, { width: 390 });
      expect(reading.findings.length).toBeGreaterThan(0);
      expect(await page.title()).not.toBe('run');
      expect(await page.locator('img').count()).toBe(0);
      expect(trouble).toEqual([]);
    });

    it('of two hundred pages is small and soon there', async () => {
      const lines = readFileSync(new URL('../bench/agreement.txt', import.meta.url), 'utf8').split('\n');
      const texts = lines
        .flatMap((line) => line.match(/.{1,44}/gu) ?? [])
        .slice(0, 48)
        .map((text, i) => ({ text, x: 60, y: 780 - 15 * i }));
      const bytes = makePdf(Array.from({ length: 200 }, () => ({ texts })));
      const reading = await readingOf('long.pdf', bytes);
      const html = await pageOf({ readings: [reading], errors: [] });
      const { contentMs, trouble } = await viewer.open(html, { width: 390 });
      const megabytes = Buffer.byteLength(html) / 1024 / 1024;
      console.log(
        `200 pages: ${reading.findings.length} findings, ${megabytes.toFixed(2)} MB, ${contentMs} ms`,
      );
      expect(reading.document.pages).toHaveLength(200);
      expect(reading.findings.length).toBeGreaterThan(100);
      expect(megabytes).toBeLessThan(6);
      expect(contentMs).toBeLessThan(2000);
      expect(trouble).toEqual([]);
    });
  });
}
