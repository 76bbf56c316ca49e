/** A text drawn with its baseline at x, y from the bottom left of the page, in points. */
export interface Drawn {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  /** Operators before the text, for example `1 1 1 rg` (white) or `3 Tr` (invisible). */
  readonly before?: string;
  /** Text matrix without its place, for turned text. */
  readonly matrix?: string;
  readonly isBold?: boolean;
}

export interface MadePage {
  readonly texts?: readonly Drawn[];
  /** Raw operators before the texts: lines, areas. */
  readonly operators?: string;
  /** Entries of the page dictionary, for example `/Rotate 90`. */
  readonly entries?: string;
}

/**
 * A PDF made by hand. Latin-1 is set in Helvetica (F1, F3 bold), the rest in a Chinese font that is not embedded
 * (F2), as old bank documents are.
 */
export function makePdf(pages: readonly MadePage[]): Uint8Array {
  const kids = pages.map((_, i) => `${8 + 2 * i} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 6 0 R >> >> >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 7 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ...pages.flatMap((page, i) => pageObjects(page, 9 + 2 * i)),
  ];
  return assemble(objects);
}

function pageObjects({ texts = [], operators = '', entries = '' }: MadePage, content: number): string[] {
  const stream = [operators, ...texts.map(show)].join('\n');
  return [
    `<< /Type /Page /Parent 2 0 R /Contents ${content} 0 R ${entries} >>`,
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
  ];
}

function show({ text, x, y, size = 10, before = '', matrix = '1 0 0 1', isBold = false }: Drawn): string {
  const isLatin = /^[\x20-\x7e\xa0-\xff]*$/.test(text);
  const font = isLatin ? (isBold ? 'F3' : 'F1') : 'F2';
  return `q ${before} BT /${font} ${size} Tf ${matrix} ${x} ${y} Tm <${isLatin ? latin(text) : ucs2(text)}> Tj ET Q`;
}

function latin(text: string): string {
  return Buffer.from(text, 'latin1').toString('hex');
}

function ucs2(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}

function assemble(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(file + table + trailer, 'latin1'));
}
