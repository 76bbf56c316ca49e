import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor, masked } from '../../src/report/redact.ts';
import { redactedReading } from '../../src/report/redacted.ts';
import { compiled, readText, rulebook } from '../reading.ts';

const redact = createRedactor(rulebook.redaction);
const text = (value: string) => expect(redact(value));

describe('redaction', () => {
  it('has data in order', () => {
    expect(compiled.problems).toEqual([]);
    expect(rulebook.redaction.numbers.length).toBeGreaterThan(20);
  });

  it.each([
    ['身份证号：11010519491231002X。', '身份证号：●●●●●●●●●●●●●●●●●●。'],
    ['其号码为11010519491231002X，', '其号码为●●●●●●●●●●●●●●●●●●，'],
    ['１１０１０５１９４９１２３１００２Ｘ', '●●●●●●●●●●●●●●●●●●'],
    ['身分證字號 A123456789', '身分證字號 ●●●●●●●●●●'],
    ['A123456789', '●●●●●●●●●●'],
    ['HKID A123456(3)', 'HKID ●●●●●●●(●)'],
    ['A123456(3) and', '●●●●●●●(●) and'],
    ['CURP GODE561231HDFRRL09', 'CURP ●●●●●●●●●●●●●●●●●●'],
    ['GODE561231GR8', '●●●●●●●●●●●●●'],
    ['12345678Z', '●●●●●●●●●'],
    ['X1234567L', '●●●●●●●●●'],
    ['RUT 12.345.678-5', 'RUT ●●.●●●.●●●-●'],
    ['12.345.678-5', '●●.●●●.●●●-●'],
    ['C.C. No. 1.020.304.050 de Bogotá', 'C.C. No. ●.●●●.●●●.●●● de Bogotá'],
    ['529.982.247-25', '●●●.●●●.●●●-●●'],
    ['078-05-1120', '●●●-●●-●●●●'],
    ['ABCPE1234F', '●●●●●●●●●●'],
    ['2341 2341 2346', '●●●● ●●●● ●●●●'],
    ['手机13812345678', '手机●●●●●●●●●●●'],
    ['call +52 55 1234 5678 now', 'call +●● ●● ●●●● ●●●● now'],
    ['(555) 123-4567', '(●●●) ●●●-●●●●'],
    ['4111 1111 1111 1111', '●●●● ●●●● ●●●● ●●●●'],
    ['1234 4111 1111 1111 1111', '1234 ●●●● ●●●● ●●●● ●●●●'],
    ['1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X', '● ● ● ● ● ● ● ● ● ● ● ● ● ● ● ● ● ●'],
    ['IBAN ES91 2100 0418 4502 0005 1332 y', 'IBAN ●●●● ●●●● ●●●● ●●●● ●●●● ●●●● y'],
    ['GB82WEST12345698765432', '●●●●●●●●●●●●●●●●●●●●●●'],
    ['llámame al 612 34 56 78', 'llámame al ●●● ●● ●● ●●'],
    ['13812345678,13912345678', '●●●●●●●●●●●,●●●●●●●●●●●'],
    ['13812345678/13912345678', '●●●●●●●●●●●/●●●●●●●●●●●'],
    ['2341-2341-2346 元', '●●●●-●●●●-●●●● 元'],
    ['612345678 Europa', '●●●●●●●●● Europa'],
    [
      'en la cuenta número 50059457119, y la Cuenta No.: 50014600394',
      'en la cuenta número ●●●●●●●●●●●, y la Cuenta No.: ●●●●●●●●●●●',
    ],
    ['inscrito no CPF sob o nº 12345678900', 'inscrito no CPF sob o nº ●●●●●●●●●●●'],
    ['us at 021 207 1408', 'us at ●●● ●●● ●●●●'],
    ['CUIT 20-12345678-6', 'CUIT ●●-●●●●●●●●-●'],
    ['RECA; Teléfono (01 33) 19838626', 'RECA; Teléfono (●● ●●) ●●●●●●●●'],
    ['jane.doe@mail.example.com', '●●●●.●●●@●●●●.●●●●●●●.●●●'],
  ])('masks %s', (before, after) => {
    text(before).toBe(after);
  });

  it.each([
    ['姓名：张三丰，', '姓名：张●●，'],
    ['姓　名：张三丰', '姓　名：张●●'],
    ['姓名\t欧阳锋', '姓名\t欧●●'],
    ['Nombre: María José de la Cruz', 'Nombre: M●●●● ●●●● ●● ●● ●●●●'],
    ['Name: John Smith\nAddress: x', 'Name: J●●● ●●●●●\nAddress: x'],
    ['Name: John Smith Address: x', 'Name: J●●● ●●●●● Address: x'],
    ['Full name: Ann O’Hara. John', 'Full name: A●● ●’●●●●. John'],
    ['Name: Ann Lee Smith. ANN LEE\nSMITH', 'Name: A●● ●●● ●●●●●. A●● ●●●\n●●●●●'],
    ['Nombre:\nMaría de la Cruz\nFirma', 'Nombre:\nM●●●● ●● ●● ●●●●\nFirma'],
    ['姓名：\n欧阳锋\n', '姓名：\n欧●●\n'],
    ['甲方（借款人）：王小明', '甲方（借款人）：王●●'],
    ['姓名\t欧阳锋\t手机', '姓名\t欧●●\t手机'],
    ['姓名：买买提·吐尔逊', '姓名：买●●·●●●'],
    ['Nombre y apellidos: José Pérez', 'Nombre y apellidos: J●●● ●●●●●'],
    ['Nama: Budi Santoso', 'Nama: B●●● ●●●●●●●'],
    ['Nome: João da Silva', 'Nome: J●●● ●● ●●●●●'],
    ['Borrower (1): Ann Lee', 'Borrower (1): A●● ●●●'],
    ['借款人：王小明。此后王小明可以', '借款人：王●●。此后王●●可以'],
  ])('masks names: %s', (before, after) => {
    text(before).toBe(after);
  });

  it.each([
    '借款人：本人',
    '借款人：指有资金需求的人',
    'Borrower:\nThe Lender may call me.',
    'Titular:\nAutorizo a la Entidad a leer mis datos',
    '借款人：\n同意以下内容\n',
    '姓名： 性别：\n联系电话：',
    '乙方：友顺（青岛）金融服务有限公司',
    'NOMBRE | PARENTESCO | TELÉFONO',
    'Titular: Persona natural cuyos datos son tratados',
    'name: user_name, Applicant: relation_with_applicant',
    '客服电话：400-116-1099，95511；Toll free 1 800 123 4567',
    'el contrato 812345678 y el expediente 987654321',
    '999 1500 1500 3000 100,000 – 149,999 2500 2000 4500 150,000 – 199,999 500 700 1200 15,000',
    '2013-2014 2014-2015 2015-2016 2016-2017 2017-2018',
    'RECA: 1735-450-031981/01-03620-0819',
    '(2019) 12345678, Ley 1581 de 2012, Decreto 1377/2013, RMB 13812345678',
    'Cuenta 31/12/2024, 账户 2024-01-01, Tarjeta: 12345 pesos, 账户 10000元, INE 2024',
    'US$ 6123456789 and 9123456789 pesos',
    '授权人：本人已经阅读并理解以上全部内容',
    'The Name of the fund',
    'COP 700.000.000 pesos',
    'on 2024-01-01, 1.020.304 pesos, 12 months, § 604(a), clause 3.1.2',
    'La tasa es del 24,5 % anual; contrato de 2025',
    '我们收集您的姓名、手机号和身份证号。',
  ])('leaves %s', (value) => {
    text(value).toBe(value);
  });

  const pieces = fc.constantFrom(
    ...[
      '姓名：',
      'Name: ',
      '张三丰',
      'John Smith',
      '13812345678',
      '11010519491231002X',
      'a@b.co',
      '@',
      ': ',
      '，',
    ],
    ...[
      '4111111111111111',
      'A123456(3)',
      '身份证号',
      'Tel. ',
      '\n',
      ' ',
      '-',
      '.',
      '+',
      '●',
      '𠮷野',
      '１２',
      'X',
      '7',
      '\t',
    ],
  );
  const anything = fc.oneof(
    fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );

  it.each([
    ['姓名：John Smith A123456(3)', '姓名：J●●● ●●●●● ●●●●●●●(●)'],
    [
      '身份证号John Smith4111111111111111姓名：John Smith',
      '身份证号●●●● ●●●●●●●●●●●●●●●●●●●●●姓名：J●●● ●●●●●',
    ],
  ])('masks what shows only beside a mask: %s', (value, hidden) => {
    text(value).toBe(hidden);
  });

  it('keeps the length, and does the same twice as once', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const once = redact(value);
        expect(once.length).toBe(value.length);
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('lets no identity number or card survive, wherever it stands', () => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const identity = fc
      .stringMatching(/^[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9])[0-9]{3}$/)
      .map((body) => {
        const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (weights[i] ?? 0), 0);
        return body + '10X98765432'.charAt(sum % 11);
      });
    const around = fc.constantFrom('', ' ', '：', '，', '号', '\n', '(', '“', '；x ');
    fc.assert(
      fc.property(around, identity, around, (before, id, after) => {
        expect(redact(before + id + after)).not.toMatch(/\d/);
      }),
    );
  });

  it.each([
    '@',
    'a',
    '1',
    '1 ',
    'a@',
    '姓名：',
    'Name: A ',
    '1-',
    '姓 ',
    '+',
    'A B ',
    '姓名：张三，',
    '1234 ',
    '13812345678\n',
  ])('comes to an end with a long text of %j', (seed) => {
    const long = seed.repeat(400_000 / seed.length);
    expect(redact(long).length).toBe(long.length);
  });

  it('masks a reading wholly: text, map and references', () => {
    const said = '授权人：张三丰\n本人授权贵公司向13812345678的机主查询本人的征信报告，并读取通讯录。';
    const reading = redactedReading(readText(said), {
      ...{ text: redact, name: masked, path: (path: string) => path },
    });
    expect(reading.findings.length).toBeGreaterThan(0);
    expect(JSON.stringify({ ...reading, document: reading.document.text })).not.toMatch(/三丰|1381234/);
  });
});
