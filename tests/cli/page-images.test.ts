import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageImages } from '../../src/cli/page-images.ts';
import { makePdf } from '../extract/pdf-maker.ts';
import { documentOf, readingOf } from '../report/sample.ts';
import { enterWorld, run } from './world.ts';

const bytes = makePdf(Array.from({ length: 45 }, () => ({ texts: [{ text: 'contacts', x: 60, y: 700 }] })));
const sha256 = createHash('sha256').update(bytes).digest('hex');
const folder = mkdtempSync(join(tmpdir(), 'consentlint-images-'));
const path = join(folder, 'letter.pdf');
const limits = { passwords: [], timeoutMs: 60_000 };
const images = pageImages(limits, { isOn: false, originalOf: (document) => document });
const asked = (changes: object, pages: readonly number[] = [1]) =>
  images(readingOf(documentOf('', { path, sha256, format: 'pdf', ...changes })), pages);

let leave: () => void;
beforeAll(() => {
  writeFileSync(path, bytes);
  leave = enterWorld();
});
afterAll(() => {
  leave();
  rmSync(folder, { recursive: true });
});

describe('pictures of pages for a report', () => {
  it('come from the file that was read', async () => {
    expect((await asked({})).size).toBe(1);
  });

  it('are none where it is another by now, is gone, came from standard input or is no PDF', async () => {
    for (const changes of [{ sha256: 'ab' }, { path: `${path}x` }, { path: '-' }, { format: 'text' }])
      expect((await asked(changes)).size).toBe(0);
  });

  it('are not more than can be sent', async () => {
    const all = Array.from({ length: 45 }, (_, i) => i + 1);
    expect((await asked({}, all)).size).toBe(40);
  }, 60_000);
});

describe('a report as a web page', () => {
  it('goes to a file, whole', async () => {
    await run(['--format', 'html', '--output', 'report.html', 'letter.txt']);
    const page = readFileSync('report.html', 'utf8');
    expect(page.startsWith('<!doctype html>\n<html lang="en"')).toBe(true);
    expect(page).toContain('id="mark-1"');
    expect(page.endsWith('</html>\n')).toBe(true);
  });

  it('is one for several documents, judged each by itself or together', async () => {
    for (const flag of ['--bundle', '--no-bundle']) {
      const { stdout } = await run(['--format', 'html', flag, 'letter.txt', 'harmless.txt']);
      expect(stdout.match(/<!doctype html>/g)).toHaveLength(1);
      expect(stdout).toContain('id="document-2"');
      expect(stdout).toContain('You may repay early.');
    }
  });

  it('says of each document what was found where only a summary is wanted', async () => {
    const { stdout } = await run(['--format', 'html', '--quiet', 'letter.txt']);
    expect(stdout).toContain('class="verdict flagged"');
    expect(stdout).not.toContain('class="pane"');
  });
});
