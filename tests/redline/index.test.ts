import { describe, expect, it, vi } from 'vitest';
import { redline } from '../../src/redline/index.ts';
import { documentOf, findingOf, readingOf } from '../report/sample.ts';
import { markingFor } from './copies.ts';

const { markPdf } = vi.hoisted(() => ({ markPdf: vi.fn() }));
vi.mock('../../src/redline/pdf.ts', () => ({ markPdf }));

const BYTES = new Uint8Array([1]);
const text = 'We may read your contacts.';
const document = documentOf(text, { format: 'pdf' });
const found = readingOf(document, { findings: [findingOf(text, { clause: text, evidence: [] })] });

describe('a marked copy', () => {
  it('is made of a PDF by the module for PDF', async () => {
    const notes = [{ code: 'redline-signed' }];
    markPdf.mockResolvedValue({ bytes: new Uint8Array([2]), isMarked: true, notes });
    const marking = await markingFor('en');
    expect(await redline([BYTES], found, marking)).toEqual({
      bytes: new Uint8Array([2]),
      extension: 'pdf',
      notes,
    });
    expect(markPdf).toHaveBeenCalledWith(BYTES, found, marking);
  });

  it('is none where the PDF was not marked, and says why', async () => {
    markPdf.mockResolvedValue({ bytes: BYTES, isMarked: false, notes: [{ code: 'redline-certified' }] });
    expect(await redline([BYTES], found, await markingFor('en'))).toEqual({
      none: { code: 'redline-certified' },
    });
  });

  it('has a note where wording cannot be put in', async () => {
    markPdf.mockResolvedValue({ bytes: BYTES, isMarked: true, notes: [] });
    const copy = await redline([BYTES], found, await markingFor('en', true));
    expect(copy).toMatchObject({ notes: [{ code: 'redline-no-suggestions' }] });
  });

  it('is none of what is clear or was not read', async () => {
    const marking = await markingFor('en');
    const clear = readingOf(document, { findings: [] });
    expect(await redline([BYTES], clear, marking)).toEqual({ none: { code: 'redline-clear' } });
    const unread = { ...clear, verdict: 'unread' as const };
    expect(await redline([BYTES], unread, marking)).toEqual({ none: { code: 'redline-unread' } });
  });
});
