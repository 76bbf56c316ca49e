import { describe, expect, test } from 'vitest';
import { readHtml } from '../../src/extract/html.ts';
import type { Block } from '../../src/model.ts';

const OPTIONS = { passwords: [], deadline: Number.POSITIVE_INFINITY };
const read = (html: string) => readHtml(Buffer.from(html), OPTIONS);

const place = ({ level, cell }: Block) =>
  cell ? ` ${cell.row}.${cell.column}` : level === undefined ? '' : ` ${level}`;

/** Blocks as `kind place: words`. */
async function blocks(html: string): Promise<string[]> {
  const { text, blocks } = await read(html);
  return blocks.map((block) => `${block.kind}${place(block)}: ${text.slice(block.start, block.end)}`);
}

/** Marks as `kind: words`. */
async function marks(html: string): Promise<string[]> {
  const { text, marks } = await read(html);
  return marks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}

describe('the text of a page', () => {
  test('is what a reader sees: white space collapsed, entities decoded, blocks on lines of their own', async () => {
    const { text } = await read(
      '<!doctype html><p>Autorizaci&oacute;n\n   de <b>cr&eacute;dito</b> &amp;&nbsp;m&#225;s<p>Fin',
    );
    expect(text).toBe('Autorización de crédito &\u00a0más\nFin');
  });

  test('has no scripts, styles, templates, comments, head or readings of ruby', async () => {
    const page =
      '<head><title>T</title><style>p{color:red}</style></head><body><script>"<p>x</p>"</script><!-- x -->' +
      '<template><p>x</p></template><p><ruby>授<rp>(</rp><rt>shòu</rt>权</ruby>书</p>';
    expect((await read(page)).text).toBe('授权书');
  });

  test('keeps line breaks and preformatted text, each line a block', async () => {
    expect(await blocks('<p>本人授权：<br>1. 读取通讯录；<br>2. 读取短信。</p>')).toEqual([
      'paragraph: 本人授权：',
      'item: 1. 读取通讯录；',
      'item: 2. 读取短信。',
    ]);
    expect(await blocks('<textarea>\nAcepto   todo.\n\n- uno\n- a &lt;b&gt; c\n</textarea>')).toEqual([
      'paragraph: Acepto   todo.',
      'item: - uno',
      'item: - a <b> c',
    ]);
  });

  test('has what forms say', async () => {
    expect(
      await blocks(
        '<label><input type=checkbox value=on> Acepto A</label><label><input type=checkbox> Acepto B</label>' +
          '<p>Monto <input value="50 &euro;"> de <input placeholder=Nombre><input type=hidden value=x></p>' +
          '<input type=submit value=Enviar><select><option>Uno<option>Dos</select><button>Sí</button>',
      ),
    ).toEqual([
      'paragraph: Acepto A',
      'paragraph: Acepto B',
      'paragraph: Monto 50 € de Nombre',
      'paragraph: Enviar',
      'paragraph: Uno',
      'paragraph: Dos',
      'paragraph: Sí',
    ]);
  });

  test('comes from the encoding that the page declares', async () => {
    const page = Buffer.concat([Buffer.from('<meta charset="gb2312"><p>'), Buffer.from('cadac8a8', 'hex')]);
    expect((await readHtml(page, OPTIONS)).text).toBe('授权');
  });
});

describe('blocks of a page', () => {
  test('headings with their level, items with the depth of their list', async () => {
    expect(
      await blocks('<h2>T</h2><ol><li>a<ul><li>b</ul><li><p>c<p>d</ol><blockquote>e</blockquote>'),
    ).toEqual(['heading 2: T', 'item 0: a', 'item 1: b', 'item 0: c', 'item 0: d', 'paragraph: e']);
  });

  test('cells with their place, spans counted, whatever is in them', async () => {
    const table =
      '<table><thead><tr><th rowspan=2>A<th colspan=2>B<tr><td>c<td>d<br>e</thead><tr><td>f<td><ul><li>g</ul><td><h3>h</h3></table>';
    expect(await blocks(table)).toEqual([
      'cell 0.0: A',
      'cell 0.1: B',
      'cell 1.1: c',
      'cell 1.2: d',
      'cell 1.2: e',
      'cell 2.0: f',
      'cell 2.1: g',
      'cell 2.2: h',
    ]);
  });

  test('tables that only lay out a page are no tables', async () => {
    expect(
      await blocks(
        '<table><tr><td><h1>T</h1><table><tr><td>k<td>l</table><td>x</table><table><tr><td>p<tr><td>q</table>',
      ),
    ).toEqual(['heading 1: T', 'cell 0.0: k', 'cell 0.1: l', 'paragraph: x', 'paragraph: p', 'paragraph: q']);
  });

  test('count their tables, those in preformatted text too', async () => {
    const { blocks } = await read(
      '<table><tr><td>a<td>b</table><pre>x\ty\nz\tw</pre><table><tr><td>c<td>d</table>',
    );
    expect(blocks.map(({ cell }) => cell?.table)).toEqual([0, 0, 2, 2, 2, 2, 1, 1]);
  });

  test('are in order and apart, and hold no mere protected spaces', async () => {
    const { text, blocks } = await read('<p>&nbsp;</p><p>&nbsp;a&nbsp;</p>b<div>c<p>d</p>e</div>');
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

describe('hidden text', () => {
  test.each([
    ['display', '<p style="display:none">x</p>'],
    ['the attribute', '<div hidden><p>x</p></div>'],
    ['visibility', '<p style="VISIBILITY: Hidden !important">x</p>'],
    ['opacity', '<p style="opacity:0.0">x</p>'],
    ['a size of nothing', '<p style="font-size:0">x</p>'],
    ['a transparent colour', '<p style="color:rgba(0,0,0,0)">x</p>'],
    ['white on white', '<p style="color:#FFF">x</p>'],
    ['nearly white', '<font color="#fefefe">x</font>'],
    ['black on black', '<div style="background:black"><p style="color:#000">x</p></div>'],
    ['a place far off', '<p style="position:absolute;left:-9999px">x</p>'],
    ['a class', '<style>@import "a.css"; p, .no{display:none} /* } */</style><b class="a no">x</b>'],
    ['an id', '<style>@media print{#q{display:block}} #q{display:none}</style><p id=q>x</p>'],
    ['a missing script', '<p></p><noscript>x</noscript>'],
  ])('by %s is read and marked', async (_, html) => {
    expect(await read(html)).toMatchObject({ text: 'x', marks: [{ kind: 'hidden', start: 0, end: 1 }] });
  });

  test.each([
    ['white on a dark ground', '<div bgcolor=navy><p style="color:white">x</p></div>'],
    ['white on black', '<style>.k{background:#000;color:#fff}</style><p class=k>x</p>'],
    ['white on a picture', '<p style="background:url(a.png);color:white">x</p>'],
    ['folded details', '<details><summary>x</summary></details>'],
    ['a rule for print', '<style>@media print{p{display:none}}</style><p>x</p>'],
    ['a rule taken back', '<style>.m{display:none}</style><p class=m style="display:block">x</p>'],
    ['small print', '<p style="font-size:6pt">x</p>'],
    ['a size set anew', '<div style="font-size:0"><p style="font-size:14px">x</p></div>'],
  ])('is not %s', async (_, html) => {
    expect(await read(html)).toMatchObject({ text: 'x', marks: [] });
  });

  test('tiny letters are tiny', async () => {
    expect(
      await marks('<p>a <span style="font-size:1pt">b c</span> <b style="font: 2px serif">d</b> e</p>'),
    ).toEqual(['tiny: b c d']);
    expect(await marks('<div style="font-size:10px"><p style="font-size:20%">x</p></div>')).toEqual([
      'tiny: x',
    ]);
  });

  test('inside which something is visible again is hidden around it', async () => {
    expect(await marks('<p style="visibility:hidden">a <b style="visibility:visible">b</b> c</p>')).toEqual([
      'hidden: a',
      'hidden: c',
    ]);
  });
});

describe('anchors', () => {
  test('lead every word back into the source, through entities, line ends and stray tags', async () => {
    const source =
      '<!doctype html>\r\n<p>uno  dos\r\n tres &lt;b&gt; cr&eacute;dito &copyright &amp;amp; a</i>b</p>\r\n' +
      '<pre>\r\nuna\r\ndos</pre><p>Sí <input value="50&euro; m">';
    const { text, anchors } = await read(source);
    const pieces = anchors.map(({ start, end, ...anchor }) => {
      const offset = 'offset' in anchor ? anchor.offset : -1;
      return [text.slice(start, end), source.slice(offset, offset + end - start)];
    });
    for (const [word = '', origin = ''] of pieces) {
      if (!origin.startsWith('&')) expect(origin.replace(/\s/g, ' ')).toBe(word.replace(/\s/g, ' '));
    }
    for (const word of ['uno', 'dos', 'tres', 'b>', 'dito', 'right', 'amp;', 'una', '50', 'm']) {
      const at = text.indexOf(word);
      expect(anchors.some(({ start, end }) => start <= at && at < end)).toBe(true);
    }
    expect(anchors.every((anchor, i) => anchor.start >= (anchors[i - 1]?.end ?? 0))).toBe(true);
  });

  test('have one piece for each entity', async () => {
    const { anchors } = await read('<p>a&amp;b');
    expect(anchors).toEqual([
      { source: 'html', start: 0, end: 1, offset: 3 },
      { source: 'html', start: 1, end: 2, offset: 4 },
      { source: 'html', start: 2, end: 3, offset: 9 },
    ]);
  });
});

describe('pages that mean harm', () => {
  test.each(['<div>x', '<b>x', '<ul><li>x', '<table><tr><td>x'])(
    '20,000 nested %s are read all the same',
    async (tag) => {
      const { outcome, text, notes } = await read(`<!doctype html>${tag.repeat(20_000)}`);
      expect([outcome, notes[0]?.code]).toEqual(['read', 'read-by-fallback']);
      expect(text.replace(/\s/g, '')).toBe('x'.repeat(20_000));
    },
  );

  test('a tag of endless attributes meets a limit', async () => {
    const attributes = Array.from({ length: 100_000 }, (_, i) => `a${i}`).join(' ');
    expect(await read(`<p ${attributes}>x`)).toMatchObject({ outcome: 'limit' });
  });

  test('the deadline holds', async () => {
    expect(await readHtml(Buffer.from('<p>x'), { passwords: [], deadline: 0 })).toMatchObject({
      outcome: 'timed-out',
      notes: [{ code: 'timed-out' }],
    });
  });

  test('a page without text is no text', async () => {
    expect(await read('<!doctype html><script>go()</script>')).toMatchObject({
      outcome: 'no-text',
      text: '',
    });
  });
});
