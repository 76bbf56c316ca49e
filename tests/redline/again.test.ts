import { describe, expect, it } from 'vitest';
import { redline } from '../../src/redline/index.ts';
import { copyOf, fixture, markingFor, readingOf } from './copies.ts';

describe('a marked copy', () => {
  it.each([
    'en-agreement/document.pdf',
    'zh-app-page/document.pdf',
    'es-aviso/document.docx',
    'html-consent/document.html',
    'plain-text/document.txt',
  ])('of %s is not marked a second time, whatever its name', async (name) => {
    const { copy } = await copyOf(fixture(name), name);
    const reading = await readingOf(copy.bytes, `other.${copy.extension}`);
    expect(reading.findings.length).toBeGreaterThan(0);
    for (const suggest of [false, true]) {
      const again = await redline([copy.bytes], reading, await markingFor('es', suggest));
      expect(again).toEqual({ none: { code: 'redline-copy' } });
    }
  });
});
