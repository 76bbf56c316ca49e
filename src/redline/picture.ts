import { jpegs } from '../extract/image/pictures.ts';

/** A PDF with each picture of some files on a page of its own, a point for each pixel; null where one cannot be decoded. */
export async function toPdf(files: readonly Uint8Array[]): Promise<Uint8Array | null> {
  const pictures = await jpegs(files);
  if (!pictures) return null;
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (const picture of pictures) {
    const image = await pdf.embedJpg(picture);
    const { width, height } = image;
    pdf.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height });
  }
  return pdf.save({ useObjectStreams: false });
}
