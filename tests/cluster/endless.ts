/** A PDF with a page whose form draws itself over and over: reading it ends when its time is over. */
export function endlessPdf(mark: string): string {
  const form = '/Type/XObject/Subtype/Form/BBox[0 0 9 9]';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>',
    stream('', '/F Do'),
    stream(`${form}/Resources<</XObject<</F 6 0 R>>>>`, '/F Do '.repeat(4000)),
    stream(`${form}/Resources<</XObject<</F 7 0 R>>>>`, '/F Do '.repeat(4000)),
    stream(form, '0 0 m '.repeat(4000)),
  ];
  let pdf = `%PDF-1.4\n%${mark}\n`;
  const offsets = objects.map((object, i) => {
    const at = pdf.length;
    pdf += `${i + 1} 0 obj${object}endobj\n`;
    return at;
  });
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer<</Size ${objects.length + 1}/Root 1 0 R>>startxref\n${pdf.length}\n%%EOF`;
  return `${pdf}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}${trailer}`;
}

const stream = (entries: string, content: string): string =>
  `<<${entries}/Length ${content.length}>>stream\n${content}\nendstream\n`;
