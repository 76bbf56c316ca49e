import { describe, expect, test } from 'vitest';
import { readText } from '../../src/extract/text.ts';
import type { Block } from '../../src/model.ts';

const OPTIONS = { passwords: [], deadline: Number.POSITIVE_INFINITY };
const read = (text: string) => readText(Buffer.from(text), OPTIONS);

/** Blocks as `kind: words`, line breaks within shown as `/`. */
async function blocks(...lines: string[]): Promise<string[]> {
  const { text, blocks } = await read(lines.join('\n'));
  return blocks.map(
    (block) => `${block.kind}: ${text.slice(block.start, block.end).replace(/\s*\n\s*/g, '/')}`,
  );
}

describe('text', () => {
  test('is the file as it is, a block a line, no white space around blocks', async () => {
    const file = '\r\n  Autorizo la consulta.  \r\n\r\n　　本人同意。\r\n';
    const read = await readText(Buffer.from(`\ufeff${file}`), OPTIONS);
    expect(read).toMatchObject({ format: 'text', outcome: 'read', text: file, pages: [], anchors: [] });
    const quotes = read.blocks.map(({ start, end }) => file.slice(start, end));
    expect(quotes).toEqual(['Autorizo la consulta.', '本人同意。']);
  });

  test('without anything to read is no text', async () => {
    expect(await read(' \n----\n\n')).toMatchObject({ outcome: 'no-text', notes: [{ code: 'no-text' }] });
  });

  test('of bytes that make no characters is malformed', async () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256);
    expect(await readText(noise, OPTIONS)).toMatchObject({ outcome: 'malformed' });
  });

  test('of endless lines meets a limit', async () => {
    expect(await read('a\n'.repeat(600_000))).toMatchObject({ outcome: 'limit' });
  });

  test('takes time in proportion to its length', async () => {
    const lines = (n: number) => '授权人同意贷款人读取其手机通讯录、通话记录、短信记录、\n'.repeat(n);
    const time = async (text: string) => {
      const start = performance.now();
      await read(text);
      return performance.now() - start;
    };
    await time(lines(2000));
    const [short, long] = [await time(lines(4000)), await time(lines(40_000))];
    expect(long).toBeLessThan(short * 30 + 200);
  });
});

describe('a sentence broken over lines is one block', () => {
  test('at the width of Chinese text, also inside words and before figures', async () => {
    expect(
      await blocks(
        '第一条　授权人在此不可撤销地授权贷款人及其合作机构，向中国人民银行金融信用',
        '信息基础数据库查询、下载、复制、打印、保存授权人的个人信用报告，用于贷款审批、贷',
        '后管理及资产处置等用途。',
        '第二条　授权人同意贷款人通过第三方数据服务机构采集、查询授权人的电商交易记',
        '录、芝麻信用分、通话详单、运营商信息、公安身份信息、社保公积金缴存信息、航旅出行',
        '信息。年利率23.98',
        '%。',
      ),
    ).toEqual([
      expect.stringMatching(/^item: 第一条.*信用\/信息.*、贷\/后管理及资产处置等用途。$/),
      expect.stringMatching(/^item: 第二条.*记\/录.*出行\/信息。年利率23.98\/%。$/),
    ]);
  });

  test('at the width of Latin text, with hyphens and abbreviations', async () => {
    expect(
      await blocks(
        'El titular autoriza a la entidad para consultar su historial crediticio en cual-',
        'quier buró o central de riesgo, y para compartir con sus filiales y con el Sr.',
        'notario los datos que obtenga, durante la vigencia del crédito y después de',
        'su extinción.',
        'Asimismo, el titular consiente que la aplicación acceda a la agenda de contactos,',
        'al registro de llamadas y a los mensajes de su teléfono.',
      ),
    ).toEqual([
      expect.stringMatching(/^paragraph: El titular.*su extinción\.$/),
      expect.stringMatching(/^paragraph: Asimismo.*teléfono\.$/),
    ]);
  });

  test('in the short lines of a copy', async () => {
    expect(await blocks('本人授权贵公司向第三方', '机构提供本人照片及个人', '信息。')).toHaveLength(1);
    expect(await blocks('本人授权贵公司：', '（一）读取本人手机通讯', '录；', '（二）查询征信。')).toEqual([
      'paragraph: 本人授权贵公司：',
      'item: （一）读取本人手机通讯/录；',
      'item: （二）查询征信。',
    ]);
  });

  test('when a bracket is left open', async () => {
    expect(await blocks('通过平台（以下简称“本平', '台”）向会员借款。')).toHaveLength(1);
  });

  test('when it hangs under its number', async () => {
    expect(await blocks('1. Datos de contacto', '   que usted nos', '   proporcione', '2. Otros')).toEqual([
      'item: 1. Datos de contacto/que usted nos/proporcione',
      'item: 2. Otros',
    ]);
  });
});

describe('lines stay apart', () => {
  test('when they are paragraphs, one a line', async () => {
    const long = '授权人同意贷款人读取其手机通讯录、通话记录、短信记录、应用程序列表及设备信息';
    expect(await blocks(`${long}。`, `${long}，并用于催收。`, `${long}。`)).toHaveLength(3);
  });

  test('when they are a bare list under a colon', async () => {
    expect(
      await blocks(
        'El usuario se compromete a:',
        'Mantener en estricta confidencialidad toda información accedida',
        'No compartir ni distribuir ningún documento sin autorización expresa',
        'No divulgar información sensible a terceros ni a sus familiares',
        'Utilizar la información únicamente para fines laborales autorizados',
      ),
    ).toHaveLength(5);
    expect(await blocks('本人授权读取：', '手机通讯录', '通话记录', '短信内容。')).toHaveLength(4);
    expect(await blocks('We collect:', 'your contacts', 'your call log', 'your photos.')).toHaveLength(4);
  });

  test('when they are fields of a form', async () => {
    expect(
      await blocks(
        '甲方（出借人）：平台注册用户名，详见本协议',
        '乙方（借款人）：平台注册用户名，详见本协议',
      ),
    ).toHaveLength(2);
  });

  test('when an empty line or an indentation stands between them', async () => {
    expect(await blocks('las condiciones del contrato de crédito', '', 'que se firma aquí.')).toHaveLength(2);
    const zh = '授权人同意贷款人读取其手机通讯录、通话记录、短信记录、应用';
    expect(await blocks(zh, zh, zh, zh, `　　${zh}`)).toHaveLength(2);
  });
});

describe('kinds of block', () => {
  test('a title, numbered headings and items', async () => {
    expect(
      await blocks(
        '个人信息授权书',
        '一、信息的收集',
        '我们会在您使用服务时收集您的通讯录和通话记录，用于贷款审批。',
        '二、其他',
        '（一）读取通讯录；',
        '（二）读取短信',
        '• 位置',
        '- 相册',
        '三、本授权书自签署之日起生效。',
      ),
    ).toEqual([
      'heading: 个人信息授权书',
      'heading: 一、信息的收集',
      'paragraph: 我们会在您使用服务时收集您的通讯录和通话记录，用于贷款审批。',
      'item: 二、其他',
      'item: （一）读取通讯录；',
      'item: （二）读取短信',
      'item: • 位置',
      'item: - 相册',
      'item: 三、本授权书自签署之日起生效。',
    ]);
  });

  test('chapters over articles, 1 over 1.1, Markdown signs', async () => {
    expect(await blocks('合同', '第二章 授权', '第五条 借款人同意查询征信。')).toContain(
      'heading: 第二章 授权',
    );
    expect(await blocks('X', '', '2. DATOS', '2.1 El titular autoriza la consulta.')).toContain(
      'heading: 2. DATOS',
    );
    const { blocks: marked } = await read('## Datos\nTexto.');
    expect(marked[0]).toEqual({ start: 3, end: 8, kind: 'heading', level: 2 });
  });

  test('a title stands apart, is in capitals or has text under it', async () => {
    expect((await blocks('Contrato', '', 'Folio 1'))[0]).toBe('heading: Contrato');
    expect((await blocks('AUTORIZACIÓN', 'DE DATOS', 'Folio 1'))[0]).toBe('heading: AUTORIZACIÓN');
    expect((await blocks('（一）通讯录', '（二）短信'))[0]).toBe('item: （一）通讯录');
    expect((await blocks('Lista de contactos', 'Registro de llamadas'))[0]).toBe(
      'paragraph: Lista de contactos',
    );
  });

  test('an item of a list is never a heading, nor is a bare one in small letters', async () => {
    const listed = await blocks(
      'Autorizo a:',
      '(a) leer mi agenda',
      '(b) leer todos mis mensajes de texto y llamadas.',
      '2. Vigencia.',
    );
    expect(listed.some((block) => block.startsWith('heading'))).toBe(false);
    expect((await blocks('X.', 'mis contactos', 'El banco podrá llamarme por teléfono.'))[1]).toMatch(
      /^paragraph/,
    );
  });

  test('figures at the beginning of a line are no number of an item', async () => {
    expect(
      (await blocks('Tasa', '3.5 millones de pesos.', '2024年5月1日起生效。', '30 días.')).slice(1),
    ).toEqual([
      'paragraph: 3.5 millones de pesos.',
      'paragraph: 2024年5月1日起生效。',
      'paragraph: 30 días.',
    ]);
  });

  test('tables of tabs and of pipes, with the place of each cell', async () => {
    const { text, blocks } = await read(
      '数据\t来源\n通讯录\t\n照片\t摄像头\n\n正文。\n\n| a | b |\n|---|---|\n| c | d\\|e |',
    );
    const cells = blocks.filter(({ kind }) => kind === 'cell');
    const shown = cells.map(
      (b: Block) => `${b.cell?.table}.${b.cell?.row}.${b.cell?.column} ${text.slice(b.start, b.end)}`,
    );
    expect(shown).toEqual([
      '0.0.0 数据',
      '0.0.1 来源',
      '0.1.0 通讯录',
      '0.2.0 照片',
      '0.2.1 摄像头',
      '1.0.0 a',
      '1.0.1 b',
      '1.1.0 c',
      '1.1.1 d\\|e',
    ]);
  });

  test('a tab behind a number makes no table', async () => {
    expect(await blocks('1.\tprimero', '2.\tsegundo')).toEqual(['item: 1.\tprimero', 'item: 2.\tsegundo']);
  });
});
