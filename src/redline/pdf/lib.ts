import type { PDFContext, PDFDict, PDFObject } from '@cantoo/pdf-lib';

/** The library that writes PDFs, loaded only when something is to be marked. */
export type Lib = typeof import('@cantoo/pdf-lib');

/** The library and the objects of one file. */
export interface Pen {
  readonly lib: Lib;
  readonly context: PDFContext;
}

/** An entry of a dictionary with references followed; undefined for whatever is no dictionary. */
export function entryOf(
  { lib, context }: Pen,
  dict: PDFObject | undefined,
  key: string,
): PDFObject | undefined {
  const found = dictOf({ lib, context }, dict)?.get(lib.PDFName.of(key));
  return found && context.lookup(found);
}

export function dictOf({ lib, context }: Pen, object: PDFObject | undefined): PDFDict | undefined {
  const found = object && context.lookup(object);
  return found instanceof lib.PDFDict ? found : undefined;
}

export function listOf({ lib, context }: Pen, object: PDFObject | undefined): readonly PDFObject[] {
  const found = object && context.lookup(object);
  return found instanceof lib.PDFArray ? found.asArray() : [];
}

/** The text that an object is, if it is one. */
export function textOf({ lib, context }: Pen, object: PDFObject | undefined): string | undefined {
  const found = object && context.lookup(object);
  return found instanceof lib.PDFHexString || found instanceof lib.PDFString ? found.decodeText() : undefined;
}

/** The number that an object is, if it is one. */
export function numberOf({ lib, context }: Pen, object: PDFObject | undefined): number | undefined {
  const found = object && context.lookup(object);
  return found instanceof lib.PDFNumber ? found.asNumber() : undefined;
}
