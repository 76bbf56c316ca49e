import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../src/report/redact.ts';
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
    ['借款人：王小明。此后王小明可以', '借款人：王●●。此后王●●可以'],
  ])('masks names: %s', (before, after) => {
    text(before).toBe(after);
  });

  it.each([
    '借款人：本人',
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
    const identity = fc.stringMatching(/^[1-9][0-9]{16}$/).map((body) => {
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

  it('takes time in proportion to the length, whatever the text', () => {
    const seconds = (value: string) => {
      const start = performance.now();
      redact(value);
      return performance.now() - start;
    };
    for (const seed of [
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
    ]) {
      const [small, large] = [1, 8].map((times) => seed.repeat((4_000 / seed.length) * times));
      const before = Math.max(seconds(small ?? ''), 20);
      expect([seed, seconds(large ?? '') < before * 60]).toEqual([seed, true]);
    }
  });

  it('masks a reading wholly: text, map and references', () => {
    const said = '授权人：张三丰\n本人授权贵公司向13812345678的机主查询本人的征信报告，并读取通讯录。';
    const reading = redactedReading(readText(said), redact);
    expect(reading.findings.length).toBeGreaterThan(0);
    expect(JSON.stringify({ ...reading, document: reading.document.text })).not.toMatch(/三丰|1381234/);
  });
});
