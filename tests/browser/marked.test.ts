import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyOf } from '../redline/copies.ts';
import { browserPath, createViewer } from './browser.ts';

const CLAUSE = 'You authorize us to read the contacts in your phone.';

/** A page that runs, fetches and sends all it can. */
const evil = (at: string): string => `<!doctype html><html onclick="run()"><head>
<base href="${at}/base/">
<meta http-equiv="refresh" content="0;url=${at}/refresh">
<noscript><meta http-equiv=" Refresh " content="0;url=${at}/noscript"></noscript>
<link rel="stylesheet" href="${at}/sheet.css"><link rel="prefetch" href="${at}/prefetch"><link rel="icon" href="${at}/icon">
<style>@import url("${at}/import.css"); body { background: url(${at}/background) } @font-face { font-family: f; src: url(${at}/font) } p { font-family: f }</style>
<script>document.title = 'ran'; fetch('${at}/fetch')</script><script src="${at}/script.js"></script></head>
<body onload="document.title = 'ran'" style="background-image:url('${at}/style')">
<p>${CLAUSE}</p>
<img src="${at}/img" onerror="document.title='ran'"><img srcset="${at}/srcset 2x"><picture><source srcset="${at}/source"><img></picture>
<iframe src="${at}/frame"></iframe><iframe srcdoc="&lt;img src='${at}/srcdoc'&gt;&lt;script&gt;parent.document.title='ran'&lt;/script&gt;"></iframe>
<iframe srcdoc="&lt;meta http-equiv=refresh content='0;url=${at}/inner'&gt;"></iframe><iframe src="javascript:parent.document.title='ran'"></iframe>
<object data="${at}/object"></object><embed src="${at}/embed"><video src="${at}/video" poster="${at}/poster" autoplay></video><audio src="${at}/audio" autoplay></audio>
<svg><use href="${at}/use.svg#a"/><image href="${at}/image"/><script>document.title='ran'</script><foreignObject><img src="${at}/foreign"></foreignObject></svg>
<form id="f" action="${at}/form"><input type="image" src="${at}/input" autofocus onfocus="document.title='ran'"></form>
<a id="a" href="javascript:document.title='ran'">x</a><table background="${at}/table"><tr><td>x</td></tr></table>
<meta http-equiv="refresh" content="0;url=${at}/late"></body></html>`;

describe.skipIf(browserPath === undefined)('a marked copy in a browser', () => {
  const asked: string[] = [];
  const server = createServer(({ url }, answer) => {
    asked.push(url ?? '');
    answer.end();
  });
  let viewer: Awaited<ReturnType<typeof createViewer>>;
  let at = '';
  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    viewer = await createViewer();
  });
  afterAll(async () => {
    await viewer.close();
    server.close();
  });

  it('is made of a page that would fetch, and would be seen to', async () => {
    await viewer
      .open(evil(at).replaceAll(/<meta[^>]*>/g, ''), { width: 800, ready: 'body' })
      .then(({ page }) => page.waitForLoadState('load'));
    expect(asked.length).toBeGreaterThan(10);
  });

  it.each([true, false])(
    'runs, fetches and sends nothing, with scripts of its own allowed: %s',
    async (isScripted) => {
      const { copy } = await copyOf(new TextEncoder().encode(evil(at)), 'page.html');
      asked.length = 0;
      const marked = new TextDecoder().decode(copy.bytes);
      const { page } = await viewer.open(marked, { width: 800, isScripted, ready: 'details.consentlint' });
      await page.waitForLoadState('load');
      await page.locator('#a').dispatchEvent('click');
      await page.evaluate("document.getElementById('f').requestSubmit()");
      await page.waitForLoadState('networkidle');
      expect(asked).toEqual([]);
      expect(await page.title()).not.toBe('ran');
      expect(page.url()).toMatch(/^file:.*report\.html/);
      expect(await page.locator('mark.consentlint').count()).toBeGreaterThan(0);
    },
  );
});
