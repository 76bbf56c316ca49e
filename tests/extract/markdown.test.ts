import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../src/extract/markdown.ts';
import type { Block } from '../../src/model.ts';

const OPTIONS = { passwords: [], deadline: Number.POSITIVE_INFINITY };
const read = (text: string) => readMarkdown(Buffer.from(text), OPTIONS);

const place = ({ level, cell }: Block) =>
  cell ? ` ${cell.table}.${cell.row}.${cell.column}` : level === undefined ? '' : ` ${level}`;

/** Blocks as `kind place: words`, line breaks within shown as `/`. */
async function blocks(...lines: string[]): Promise<string[]> {
  const { text, blocks } = await read(lines.join('\n'));
  return blocks.map(
    (block) =>
      `${block.kind}${place(block)}: ${text.slice(block.start, block.end).replace(/\s*\n\s*/g, '/')}`,
  );
}

describe('Markdown', () => {
  test('is the file as it is', async () => {
    const file = '# T\r\n\r\n**a** [b](c)\r\n';
    expect(await read(file)).toMatchObject({ format: 'markdown', outcome: 'read', text: file, marks: [] });
  });

  test('has headings of every make, without their signs', async () => {
    expect(await blocks('## Uno ##', 'Dos', '===', 'Tres', '---', '**四、共享**', '', '**注意：**')).toEqual([
      'heading 2: Uno',
      'heading 1: Dos',
      'heading 2: Tres',
      'heading: 四、共享',
      'paragraph: **注意：**',
    ]);
  });

  test('joins the lines of a paragraph, but not over hard breaks, introductions and numbers', async () => {
    expect(
      await blocks(
        '我们会收集',
        '您的信息。',
        '并使用。',
        '',
        'a  ',
        'b\\',
        'c',
        '',
        '如下：',
        '1、通讯',
        '录；',
        '2、短信。',
      ),
    ).toEqual([
      'paragraph: 我们会收集/您的信息。/并使用。',
      'paragraph: a',
      'paragraph: b\\',
      'paragraph: c',
      'paragraph: 如下：',
      'item: 1、通讯/录；'.replace('item:', 'item 0:'),
      'item 0: 2、短信。',
    ]);
  });

  test('has items with the depth of their list', async () => {
    expect(await blocks('- a', '  - b', '    b2', '    1. c', '- d', '', '* e', '- [ ] f')).toEqual([
      'item 0: - a',
      'item 1: - b/b2',
      'item 2: 1. c',
      'item 0: - d',
      'item 0: * e',
      'item 0: - [ ] f',
    ]);
  });

  test('has quotes, notes, code and rules', async () => {
    expect(
      await blocks(
        '> uno',
        '> dos',
        '***',
        '[^1]: nota',
        '```js',
        'x = 1',
        '',
        'y',
        '```',
        'fin',
        '<br>',
        '<div>',
      ),
    ).toEqual([
      'paragraph: uno/> dos',
      'footnote: [^1]: nota',
      'paragraph: x = 1//y'.replace('//', '/'),
      'paragraph: fin',
    ]);
  });

  test('has tables', async () => {
    expect(
      await blocks('| a | b |', '|:--|--:|', '| c | |', '| d \\| e | f |', '', 'g | h', '--|--', 'i | j'),
    ).toEqual([
      'cell 0.0.0: a',
      'cell 0.0.1: b',
      'cell 0.1.0: c',
      'cell 0.2.0: d \\| e',
      'cell 0.2.1: f',
      'cell 1.0.0: g',
      'cell 1.0.1: h',
      'cell 1.1.0: i',
      'cell 1.1.1: j',
    ]);
  });

  test('leaves its header of data aside, and marks comments as hidden', async () => {
    expect(await blocks('---', 'title: x', '---', 'Texto.')).toEqual(['paragraph: Texto.']);
    const { text, marks, blocks: read_ } = await read('a\n\n<!-- autorizo\ntodo -->\n\nb');
    expect(marks.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['hidden', '<!-- autorizo\ntodo -->'],
    ]);
    expect(read_).toHaveLength(3);
  });

  test('without text is no text', async () => {
    expect(await read('---\n\n```\n```\n')).toMatchObject({ outcome: 'no-text' });
  });
});
