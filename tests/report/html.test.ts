import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { GivenItem, GivenRow, GivesAway, Reading } from '../../src/model.ts';
import { createGutter } from '../../src/report/html/gutter.ts';
import { cut } from '../../src/report/html/quote.ts';
import { html } from '../../src/report/html.ts';
import type { Setting } from '../../src/report/index.ts';
import { paintAt } from '../../src/report/paint.ts';
import { documentOf, findingOf, readingOf, settingOf } from './sample.ts';

const written = (readings: readonly Reading[], changes: Partial<Setting> = {}) =>
  html.end({ readings, errors: [] }, settingOf({ language: 'en', ...changes }));

/** A tree of a page, as much of it as is looked at here. */
interface Tree {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Tree[];
}

const within = (tree: Tree): readonly Tree[] => [tree, ...(tree.childNodes ?? []).flatMap(within)];
const nodesOf = (page: string): readonly Tree[] => within(parse(page) as Tree);
const attribute = (node: Tree, name: string) => node.attrs?.find((attr) => attr.name === name)?.value;
const textOf = (node: Tree): string => node.value ?? (node.childNodes ?? []).map(textOf).join('');
const ids = (nodes: readonly Tree[]) => nodes.flatMap((node) => attribute(node, 'id') ?? []);
const named = (nodes: readonly Tree[], name: string) => nodes.filter(({ nodeName }) => nodeName === name);

const TEXT =
  'Authorization\nWe may read your contacts.\nWe may read your contacts again.\nYou may repay early.';
const first = findingOf(TEXT, { clause: 'We may read your contacts.', evidence: [['data', 'contacts']] });
const second = findingOf(
  TEXT,
  { clause: 'We may read your contacts again.', evidence: [['data', 'your contacts again']] },
  { fingerprint: 'beef' },
);

const item = (text: string, kind: GivenItem['kind'] = 'plain'): GivenItem => ({
  text,
  kind,
  start: 0,
  end: 1,
});
const rowOf = (words: string): GivenRow => ({
  ...{ rule: 'contact-list-access', category: 'contact-list', findings: ['f00d'] },
  ...{ data: [item(words)], person: [item(words)], source: [item(words, 'open')] },
  ...{ recipient: [item(words, 'named'), item('others')], purpose: [item(words)], term: [item(words)] },
});
const mapOf = (rows: readonly GivenRow[]): GivesAway => ({
  rows,
  terms: rows.flatMap(({ term }) => term),
  totals: { data: [], person: [], source: [], recipient: [], purpose: [], term: [], ...rows[0] },
});

const flagged = (changes: Partial<Reading> = {}) =>
  readingOf(documentOf(TEXT), { findings: structuredClone([first, second]), ...changes });

describe('the report as a web page', () => {
  it('is one file that asks for nothing', async () => {
    const page = await written([flagged({ givesAway: mapOf([rowOf('contacts')]) })]);
    const nodes = nodesOf(page);
    const asked = nodes.flatMap((node) => attribute(node, 'src') ?? []);
    const linked = nodes.flatMap((node) => attribute(node, 'href') ?? []);
    expect(asked.filter((source) => !source.startsWith('data:'))).toEqual([]);
    expect(linked.filter((target) => !target.startsWith('#'))).toEqual([]);
    expect(named(nodes, 'link')).toEqual([]);
  });

  it('lets in only its own script and style, by their hashes', async () => {
    const nodes = nodesOf(await written([flagged()]));
    const policy = nodes.find((node) => attribute(node, 'http-equiv') === 'Content-Security-Policy');
    const hashed = (name: string) =>
      named(nodes, name).map(
        (node) => `${name}-src 'sha256-${createHash('sha256').update(textOf(node)).digest('base64')}'`,
      );
    const rules = attribute(policy as Tree, 'content')?.split('; ') ?? [];
    expect(rules[0]).toBe("default-src 'none'");
    expect(rules).toEqual(expect.arrayContaining([...hashed('script'), ...hashed('style')]));
    expect(rules.join()).not.toContain('unsafe');
    expect(nodes.filter((node) => attribute(node, 'style') !== undefined)).toEqual([]);
  });

  it('leads from every finding to its mark and back, and nowhere else', async () => {
    const nodes = nodesOf(await written([flagged(), flagged()]));
    const targets = ids(nodes);
    const wanted = named(nodes, 'a').flatMap((node) => attribute(node, 'href')?.slice(1) ?? []);
    expect(new Set(targets).size).toBe(targets.length);
    expect(wanted.filter((id) => !targets.includes(id))).toEqual([]);
    for (const n of [1, 2, 3, 4]) {
      expect(wanted).toContain(`mark-${n}`);
      expect(wanted).toContain(`finding-${n}`);
    }
  });

  it('names only ids that are there', async () => {
    const nodes = nodesOf(await written([flagged({ givesAway: mapOf([rowOf('contacts')]) })]));
    const labels = nodes.flatMap((node) => attribute(node, 'aria-labelledby')?.split(' ') ?? []);
    expect(labels.filter((id) => !ids(nodes).includes(id))).toEqual([]);
  });

  it.each(['zh', 'es', 'en', 'zh-Hant'])('opens in %s and holds the others', async (language) => {
    const page = await written([flagged()], { language });
    const [root] = named(nodesOf(page), 'html');
    expect(attribute(root as Tree, 'lang')).toBe(language);
    expect(attribute(root as Tree, 'data-lang')).toBe(language);
    for (const other of ['zh', 'es', 'en']) {
      expect(page).toContain(`<span class="l" lang="${other}">`);
      expect(page).toContain(`:root[data-lang="${other}"] .l:not([lang="${other}"]){display:none}`);
    }
  });

  it('marks the clauses in the text, and the words they rest on', async () => {
    const page = await written([flagged()]);
    expect(page).toMatch(
      /id="mark-1"[^>]*>.*?<\/a><mark class="high">We may read your <\/mark><mark class="high"><b>contacts<\/b>/,
    );
  });

  it('shows pictures of pages that have some, with marks in per cent, and text in place of the others', async () => {
    const at = TEXT.indexOf('We may read your contacts again');
    const page = { width: 200, height: 400, read: 'text' } as const;
    const box = { x: 20, y: 40, width: 100, height: 10 };
    const pages = [
      { ...page, number: 1, start: 0, end: at },
      { ...page, number: 2, start: at, end: TEXT.length },
    ];
    const anchors = [
      { source: 'pdf', page: 1, box, advance: 'right', start: first.clause.start, end: first.clause.end },
    ] as const;
    const document = documentOf(TEXT, { format: 'pdf', pages, anchors });
    const shown = await written([readingOf(document, { findings: [first, second] })], {
      pageImages: async (_, numbers) =>
        new Map(
          numbers.slice(0, 1).map((number) => [number, { type: 'image/png', data: new Uint8Array([1, 2]) }]),
        ),
    });
    expect(shown).toContain('<img src="data:image/png;base64,AQI="');
    expect(shown).toContain('{left:10%;top:10%;width:50%;height:2.5%}');
    expect(shown).toMatch(/#mark-1\{top:10%;left:-1\.65rem\}/);
    expect(shown).toMatch(/<p class="paragraph"[^>]*><a class="ref high" id="mark-2"/);
  });

  it('shows the text where pictures cannot be made', async () => {
    const pages = [{ number: 1, start: 0, end: TEXT.length, width: 1, height: 1, read: 'text' }] as const;
    const reading = readingOf(documentOf(TEXT, { format: 'pdf', pages }), { findings: [first] });
    const page = await written([reading], { pageImages: () => Promise.reject(new Error('no canvas')) });
    expect(page).not.toContain('<img');
    expect(page).toContain('id="mark-1"');
  });

  it('names several documents at the top, and what could not be opened', async () => {
    const report = { readings: [flagged(), flagged()], errors: [{ path: 'a<b.pdf', code: 'missing' }] };
    const page = await html.end(report, settingOf({ language: 'en' }));
    expect(page).toContain('<a href="#document-2">letter.txt</a>');
    expect(page).toContain('<strong>a&lt;b.pdf</strong>');
  });

  it('says what documents give away together', async () => {
    const { safeguards, quality } = flagged();
    const givesAway = mapOf([rowOf('contacts')]);
    const bundle = { paths: ['letter.txt', 'letter.txt'], safeguards, quality, givesAway };
    const report = { readings: [flagged(), flagged()], errors: [], bundle };
    expect(await html.end(report, settingOf({ language: 'en' }))).toContain('id="map-bundle"');
  });

  it('draws forty ways, each beneath the one before', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => rowOf(`data ${i} ${'of a longer name '.repeat(5)}`));
    const nodes = nodesOf(await written([flagged({ givesAway: mapOf(rows) })]));
    const [wide] = named(nodes, 'svg');
    const boxes = within(wide as Tree).filter((node) => attribute(node, 'class') === 'data high');
    const tops = boxes.map((box) => Number(attribute(named(within(box), 'rect')[0] as Tree, 'y')));
    const heights = boxes.map((box) => Number(attribute(named(within(box), 'rect')[0] as Tree, 'height')));
    expect(boxes).toHaveLength(40);
    expect(tops.slice(1).filter((top, i) => top < (tops[i] ?? 0) + (heights[i] ?? 0))).toEqual([]);
    expect(named(nodes, 'tr')).toHaveLength(41);
  });

  it('keeps colours of the terminal out', async () => {
    expect(await written([flagged()], { paint: paintAt(1) })).not.toContain('\u001b');
  });
});

describe('hostile text in a web page', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '"onload="alert(1)',
    "'><img src=x onerror=alert(1)>",
    '</style><script>alert(1)</script>',
    '</svg><a href="javascript:alert(1)">',
    ']]><!-- --><![CDATA[',
    '\u202eevil\u2066\u2069',
    '\ud800',
    '\udc00x',
    '\u0000\u0008\ufffe\uffff',
    'x'.repeat(10_000),
    '&lt;b&gt;&#60;',
    '{placeholder} `',
  ];
  const hostile = fc
    .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 20 })), {
      minLength: 1,
      maxLength: 6,
    })
    .map((pieces) => pieces.join(' '));

  const everywhere = (text: string): Reading => {
    const whole = `We may read your contacts ${text}.\n${text}`;
    const clause = findingOf(whole, { clause: whole.split('\n')[0] ?? '', evidence: [['data', 'contacts']] });
    const span = { start: 3, end: Math.min(whole.length, 40) };
    const evidence = [{ ...span, role: 'data' as const }];
    const odd = { ...clause.clause, number: text };
    return readingOf(documentOf(whole, { path: text, notes: [{ code: text, values: { format: text } }] }), {
      findings: [{ ...clause, clause: odd, evidence }],
      refused: [clause],
      languages: ['en', 'x-evil'],
      quality: {
        grade: 'E',
        points: -1,
        criteria: [{ criterion: 'separate', assessment: 'fail', evidence, rules: [] }],
      },
      givesAway: mapOf([rowOf(text)]),
      references: [{ kind: 'link', text, mentions: 1, path: null, ...span }],
    });
  };

  it('runs nothing, and leaves the page whole', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const page = await written([everywhere(text)]);
        const nodes = nodesOf(page);
        const attrs = nodes.flatMap((node) => node.attrs ?? []);
        expect(named(nodes, 'script')).toHaveLength(1);
        expect(named(nodes, 'style')).toHaveLength(1);
        expect(attrs.filter(({ name }) => name.startsWith('on'))).toEqual([]);
        expect(named(nodes, 'a').filter((node) => !attribute(node, 'href')?.startsWith('#'))).toEqual([]);
        expect(named(nodes, '#comment')).toEqual([]);
        expect(named(nodes, 'footer')).toHaveLength(1);
        expect(Buffer.from(page, 'utf8').toString('utf8')).toBe(page);
        expect(page.replace(/\n/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
      { numRuns: 60, examples: [['__proto__']] },
    );
  }, 120_000);

  it('stays the same words', async () => {
    const text = '<script>alert("1")</script> & more';
    const nodes = nodesOf(await written([everywhere(text)]));
    const quotes = named(nodes, 'blockquote').map(textOf);
    expect(quotes[0]).toContain(text);
  });
});

describe('the pieces of a quote', () => {
  it('make up the whole, and no mark ends within one', () => {
    const span = fc
      .tuple(fc.nat(50), fc.nat(50))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(span, fc.array(span), (whole, marks) => {
        const pieces = cut(whole, marks);
        const ends = marks.flatMap(({ start, end }) => [start, end]);
        expect(pieces.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(whole.end - whole.start);
        expect(pieces.filter((piece) => ends.some((at) => at > piece.start && at < piece.end))).toEqual([]);
      }),
    );
  });
});

describe('the gutter beside a page', () => {
  it('lets no number cover another, nor leave the page', () => {
    const heights = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 25 });
    fc.assert(
      fc.property(heights, (all) => {
        const gutter = createGutter(all.length);
        const slots = all.toSorted((a, b) => a - b).map((y) => gutter.next(y).wide);
        const isCovered = slots.some((one, i) =>
          slots.slice(i + 1).some(({ column, y }) => column === one.column && y - one.y < 3.3),
        );
        expect(slots.filter(({ y, column }) => y < 0 || y > 100 || column > 1)).toEqual([]);
        expect(isCovered && all.every((y) => y < 50)).toBe(false);
      }),
    );
  });
});
