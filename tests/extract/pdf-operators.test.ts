import { OPS as PDFJS_OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it } from 'vitest';
import { OPS } from '../../src/extract/pdf/operators.ts';

it('numbers operators as pdf.js does', () => {
  expect(PDFJS_OPS).toMatchObject(OPS);
});
