/** Whom a document itself names as the lender: an organisation, by its name, where that is said and clear. */
import { describe, expect, it } from 'vitest';
import { readText } from '../reading.ts';

const lenderOf = (...lines: readonly string[]) => readText(lines.join('\n')).lender?.text ?? null;

describe('the lender', () => {
  it.each([
    [
      'borrower’s label and lender’s label',
      ['借款合同', '贷款人（甲方）：苏州青松小额贷款有限公司', '借款人（乙方）：王小明'],
    ],
    [
      'a label alone on its line',
      ['Loan Agreement', 'Lender: Green Pine Finance Ltd', 'Borrower: John Smith'],
    ],
    ['a bracket that says so', ['本人同意向苏州青松小额贷款有限公司（以下简称“贷款人”）申请借款。']],
    [
      'the first person',
      ['At Green Pine Finance Ltd, we care about your privacy.', 'We read your contacts.'],
    ],
    ['consent given to it', ['Autorizo a Pinar Verde, S.A. de C.V. a consultar mi historial crediticio.']],
    ['being written to', ['致：苏州青松农村商业银行', '本人授权贵行查询本人信用报告。']],
    ['running the app', ['Pinar es una aplicación operada por Pinar Verde, S.A. de C.V. desde 2019.']],
    [
      'a short name that it goes on with',
      [
        '苏州青松科技有限公司（以下简称“青松”）尊重您的隐私。',
        '青松会收集您的信息。',
        '青松不会出售您的信息。',
        '您可以联系青松。',
      ],
    ],
  ])('is known by %s', (_, lines) => {
    expect(lenderOf(...lines)).toMatch(
      /^(苏州青松(小额贷款有限公司|农村商业银行|科技有限公司)|Green Pine Finance Ltd|Pinar Verde, S\.A\. de C\.V\.)$/u,
    );
  });

  it('is quoted from where it first stands', () => {
    const text = 'Loan Agreement\nLender: Green  Pine\u00a0Finance Ltd\nBorrower: John Smith';
    const { lender } = readText(text);
    expect(lender && text.slice(lender.start, lender.end)).toBe('Green  Pine\u00a0Finance Ltd');
    expect(lender?.text).toBe('Green Pine Finance Ltd');
  });

  it('is one, however many legal forms end its name', () => {
    expect(
      lenderOf(
        'Contrato de crédito',
        'El Acreedor: Pinar Verde, S.A. de C.V., SOFOM, E.N.R., con domicilio en la Ciudad de México',
        'El Cliente pagará el crédito en el plazo que se indica.',
      ),
    ).toBe('Pinar Verde, S.A. de C.V., SOFOM, E.N.R.');
  });

  it.each([
    ['a person', ['贷款人：王小明', 'Lender: John Smith', 'El Acreedor: María López']],
    [
      'a blank',
      ['贷款人：________有限公司', 'Lender: XXXX Ltd', '甲方：【】有限公司', '贷款人：{$company}有限公司'],
    ],
    [
      'a bureau',
      [
        'I authorize TransUnion CIBIL Limited to give you my report.',
        '本人授权百行征信有限公司提供本人信用报告。',
      ],
    ],
    ['somebody else with a label', ['担保人：苏州青松担保有限公司', 'Guarantor: Green Pine Guarantee Ltd']],
    ['one of many that get the data', ['我们会向苏州青松科技有限公司、杭州白云科技有限公司共享您的信息。']],
    [
      'one of several that consent is given to',
      ['本人同意向杭州白云小额贷款有限公司、苏州青松小额贷款有限公司（以下简称“贷款人”）授权。'],
    ],
    ['a verb', ['Congress has limited the uses of such reports.', '平台服务方指该公司。']],
    ['a bank without a name', ['贷款银行：', '本人授权贵行查询信用报告，并从本人的网上银行扣款。']],
  ])('is never %s', (_, lines) => {
    for (const line of lines) expect(lenderOf(line)).toBeNull();
  });

  it('is nobody where two are named alike', () => {
    expect(
      lenderOf('Lender: Green Pine Finance Ltd', 'Lender: White Cloud Finance Ltd', 'Borrower: John Smith'),
    ).toBeNull();
  });

  it('is the one with the label where others stand about', () => {
    expect(
      lenderOf(
        'Lender: Green Pine Finance Ltd',
        'White Cloud Services Ltd processes data. White Cloud Services Ltd may call you.',
        'I authorize White Cloud Services Ltd to collect my data.',
      ),
    ).toBe('Green Pine Finance Ltd');
  });
});
