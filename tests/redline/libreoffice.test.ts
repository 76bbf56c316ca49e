import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, it } from 'vitest';
import { copyOf, fixture } from './copies.ts';

const SOFFICE = 'soffice';
const EXPORT = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}';
const isInstalled = (() => {
  try {
    execFileSync(SOFFICE, ['--version'], { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
})();
const folder = mkdtempSync(join(tmpdir(), 'consentlint-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What LibreOffice shows of a DOCX: the words and notes of the PDF that it makes of it. */
async function shown(bytes: Uint8Array): Promise<{ text: string; notes: string[] }> {
  const file = join(folder, 'copy.docx');
  writeFileSync(file, bytes);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  await promisify(execFile)(
    SOFFICE,
    ['--headless', profile, '--convert-to', EXPORT, '--outdir', folder, file],
    { timeout: 150_000 },
  );
  const data = new Uint8Array(readFileSync(join(folder, 'copy.pdf')));
  const pdf = await getDocument({ data, verbosity: 0 }).promise;
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1)));
  const contents = await Promise.all(pages.map((page) => page.getTextContent()));
  const annotations = await Promise.all(pages.map((page) => page.getAnnotations()));
  await pdf.destroy();
  return {
    text: contents.flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : ''))).join(''),
    notes: annotations
      .flat()
      .flatMap(({ subtype, contentsObj }) => (subtype === 'Text' ? [contentsObj.str] : [])),
  };
}

const name = isInstalled ? 'LibreOffice' : 'LibreOffice (not installed here: not tested)';

describe.skipIf(!isInstalled)(name, () => {
  it.each(['en-permissions', 'es-aviso', 'zh-paper-letter'])(
    'opens the copy of %s and shows a comment for every clause',
    async (fixtureName) => {
      const { copy, reading } = await copyOf(fixture(`${fixtureName}/document.docx`), 'document.docx', {
        language: fixtureName.slice(0, 2),
      });
      const { text, notes } = await shown(copy.bytes);
      const clauses = new Set(reading.findings.map(({ clause }) => `${clause.start}-${clause.end}`));
      expect(notes).toHaveLength(clauses.size);
      const [first] = reading.findings;
      const quoted = reading.document.text.slice(first?.clause.body, first?.clause.end).replace(/\s/g, '');
      expect(text.replace(/\s/g, '')).toContain(quoted.slice(0, 8));
    },
    200_000,
  );
});
