/** A browser to look at reports with, and small documents to look at. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { extractBytes } from '../../src/extract/index.ts';
import type { Reading, Report } from '../../src/model.ts';
import { formats } from '../../src/report/index.ts';
import { readersOf } from '../../src/report/language.ts';
import { paintAt } from '../../src/report/paint.ts';
import { wordbook } from '../../src/report/words.ts';
import { createJudge } from '../../src/scan.ts';
import { rulebook } from '../reading.ts';

const PLACES = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where Chromium is installed; undefined where it is not. */
export const browserPath = PLACES.find((path) => path !== '' && existsSync(path));

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page opened from a file, with everything it did that it should not. */
export interface Opened {
  readonly page: Page;
  /** Requests that left, and errors. */
  readonly trouble: readonly string[];
  readonly contentMs: number;
}

export interface Look {
  readonly width: number;
  readonly scheme?: 'light' | 'dark';
  readonly isScripted?: boolean;
  /** What shows that the page is there. */
  readonly ready?: string;
}

/** Opens reports in one browser; `close` ends it and removes them. */
export async function createViewer() {
  const browser: Browser = await chromium.launch({
    ...(browserPath === undefined ? {} : { executablePath: browserPath }),
    args: ['--no-sandbox'],
  });
  const folder = mkdtempSync(join(tmpdir(), 'consentlint-page-'));
  return {
    open: async (
      html: string,
      { width, scheme = 'light', isScripted = true, ready = '.verdict, .errors' }: Look,
    ): Promise<Opened> => {
      const file = join(folder, 'report.html');
      writeFileSync(file, html);
      const viewport = { width, height: 900 };
      const page = await (
        await browser.newContext({ viewport, colorScheme: scheme, javaScriptEnabled: isScripted })
      ).newPage();
      const trouble: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') trouble.push(message.text());
      });
      page.on('pageerror', ({ message }) => trouble.push(message));
      page.on('request', (request) => {
        if (!/^(file|data):/.test(request.url())) trouble.push(request.url());
      });
      const begun = Date.now();
      await page.goto(pathToFileURL(file).href, { waitUntil: 'commit' });
      await page.waitForSelector(ready, { state: 'attached' });
      return { page, trouble, contentMs: Date.now() - begun };
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** What axe finds serious or critical on a page. */
export async function seriousFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(`(() => { ${AXE}; return axe.run().then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => id + ': ' + nodes[0].html)); })()`) as Promise<readonly string[]>;
}

const judge = createJudge(rulebook);

/** Bytes read and judged with all rules. */
export async function readingOf(path: string, bytes: Uint8Array): Promise<Reading> {
  return judge(await extractBytes(path, bytes, { passwords: [], deadline: Date.now() + 60_000 }));
}

/** The report of documents as a web page. */
export async function pageOf(
  report: Report,
  changes: Partial<Parameters<NonNullable<Awaited<ReturnType<typeof formatOf>>>['end']>[1]> = {},
): Promise<string> {
  const format = await formatOf();
  return format.end(report, {
    tool: { name: 'consentlint', version: '1.0.0', rulesHash: rulebook.hash },
    ...{ wordbook: wordbook(rulebook), readers: readersOf(rulebook), language: null },
    ...{ width: 80, paint: paintAt(0), detail: 'full' },
    ...changes,
  });
}

async function formatOf() {
  const load = formats.get('html');
  if (!load) throw new Error('there is no format html');
  return load();
}
