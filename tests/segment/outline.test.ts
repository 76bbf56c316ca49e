import { describe, expect, it } from 'vitest';
import type { Clause, Document } from '../../src/model.ts';
import { createSegmenter } from '../../src/segment/index.ts';
import { documentOf, rulebook } from '../reading.ts';

const cut = createSegmenter(rulebook.languages);
const segment = (document: Document) => [...cut(document)];

/** Each clause as `leads > clause`, in words. */
function outlineOf(text: string): string[] {
  const document = documentOf(text);
  const words = ({ start, end }: { start: number; end: number }) => document.text.slice(start, end);
  return segment(document).map((clause) => [...clause.leads, clause].map(words).join(' > '));
}

function numbersOf(text: string): (string | undefined)[] {
  return segment(documentOf(text)).map(({ number }: Clause) => number);
}

describe('leads', () => {
  it('hang list items from the line that introduces them, at any depth', () => {
    const text =
      '一、本人授权贵公司：\n（一）查询下列信息：\n1. 信用报告；\n2. 通话详单；\n（二）读取通讯录。\n二、授权期限为一年。';
    expect(outlineOf(text)).toEqual([
      '一、本人授权贵公司：',
      '一、本人授权贵公司： > （一）查询下列信息：',
      '一、本人授权贵公司： > （一）查询下列信息： > 1. 信用报告；',
      '一、本人授权贵公司： > （一）查询下列信息： > 2. 通话详单；',
      '一、本人授权贵公司： > （二）读取通讯录。',
      '二、授权期限为一年。',
    ]);
  });

  it('cut inline lists into items', () => {
    expect(
      outlineOf('I authorize the Lender to: (a) obtain my credit report; and (b) call my references.'),
    ).toEqual([
      'I authorize the Lender to:',
      'I authorize the Lender to: > (a) obtain my credit report; and',
      'I authorize the Lender to: > (b) call my references.',
    ]);
  });

  it('do not take a cross-reference for an item', () => {
    const text = 'Data under item (b) and section 2 are kept for one year.';
    expect(outlineOf(text)).toEqual([text]);
  });

  it('hang the pieces between semicolons from the first', () => {
    expect(outlineOf('本人同意贵行查询征信；读取通讯录；使用照片。')).toEqual([
      '本人同意贵行查询征信；',
      '本人同意贵行查询征信； > 读取通讯录；',
      '本人同意贵行查询征信； > 使用照片。',
    ]);
  });

  it('hang bare lines from the colon above them until a full sentence ends the list', () => {
    const text =
      'Recopilamos los siguientes datos:\nNombre completo\nLista de contactos\nEl titular puede pedir su baja cuando quiera.\nEl plazo es de un año.';
    const last = outlineOf(text).at(-1);
    expect(outlineOf(text)[2]).toBe('Recopilamos los siguientes datos: > Lista de contactos');
    expect(last).toBe('El plazo es de un año.');
  });

  it('read (i) as the ninth letter behind (h) and as a Roman one elsewhere', () => {
    const roman = 'You agree that we may: (i) check your file; (ii) call you; (iii) write to you.';
    const letters = 'We may use: (a) b; (b) c; (c) d; (d) e; (e) f; (f) g; (g) h; (h) j; (i) k.';
    expect(numbersOf(roman)).toEqual([undefined, '(i)', '(ii)', '(iii)']);
    expect(numbersOf(letters).at(-1)).toBe('(i)');
    expect(outlineOf(letters).at(-1)).toBe('We may use: > (i) k.');
  });

  it('begin a list anew under a new introduction', () => {
    const text =
      '1. 甲方可以：\n（1）查询征信；\n（2）联系亲友。\n2. 乙方应当：\n（1）按时还款；\n（2）通知变更。';
    expect(outlineOf(text).at(-2)).toBe('2. 乙方应当： > （1）按时还款；');
    expect(numbersOf(text).at(-1)).toBe('2（2）');
  });

  it('number clauses by their path', () => {
    expect(numbersOf('第三条 授权\n本人授权如下：\n（一）查询征信；\n（二）读取通讯录。')).toEqual([
      '第三条',
      '第三条',
      '第三条（一）',
      '第三条（二）',
    ]);
  });
});

describe('clauses', () => {
  it('do not end at abbreviations, initials and decimals', () => {
    const text = 'El Banco Ejemplo, S.A. de C.V. cobrará 3.5 % anual. Usted acepta.';
    expect(outlineOf(text)).toEqual(['El Banco Ejemplo, S.A. de C.V. cobrará 3.5 % anual.', 'Usted acepta.']);
  });

  it('keep closing quotes and brackets with their sentence', () => {
    expect(outlineOf('他说：“同意。”然后签字。')).toContain('他说：“同意。”');
  });

  it('stay bounded however long a sentence is', () => {
    const clauses = segment(documentOf('授权贵公司查询，'.repeat(2000)));
    expect(Math.max(...clauses.map(({ start, end }) => end - start))).toBeLessThanOrEqual(1600);
    expect(clauses.length).toBeGreaterThan(5);
  });

  it('begin their words behind the number', () => {
    const document = documentOf('（一）读取通讯录。');
    const [clause] = segment(document);
    expect(document.text.slice(clause?.body, clause?.end)).toBe('读取通讯录。');
  });
});

describe('languages', () => {
  it.each([
    ['本人同意贵公司查询本人的信用报告。', 'zh'],
    ['立約人同意貴行查詢本人之信用資料。', 'zh'],
    ['I agree that the lender may obtain my credit report from any of the bureaus.', 'en'],
    ['Autorizo a la entidad para que consulte mi historial en las centrales de riesgo.', 'es'],
    [
      'Ich stimme zu, dass der Kreditgeber meine Daten bei der Auskunftei abfragt und speichert, solange der Vertrag läuft und darüber hinaus, wie es in den Bedingungen steht, die ich gelesen habe.',
      null,
    ],
    ['Я согласен на проверку моей кредитной истории в бюро кредитных историй.', null],
    ['私は貴社が私の信用情報を照会することに同意します。', null],
  ])('are told apart: %s', (text, language) => {
    expect(segment(documentOf(text))[0]?.language).toBe(language);
  });

  it('are told by paragraph in a mixed document', () => {
    const text =
      '本人授权贵公司查询本人信用报告。\nThe borrower agrees that the lender may contact the references at any time.';
    expect(segment(documentOf(text)).map(({ language }) => language)).toEqual(['zh', 'en']);
  });
});

describe('numbers', () => {
  it.each([
    ['21.40% annual rate', undefined],
    ['1.5 % of the amount is due.', undefined],
    ['3.2 The Lender may call you.', '3.2'],
    ['（十二）读取通讯录', '（十二）'],
    ['第二十一条 授权', '第二十一条'],
    ['CLÁUSULA DÉCIMA PRIMERA. Autorización', 'CLÁUSULA DÉCIMA PRIMERA'],
    ['② 通话记录', '②'],
    ['２．读取相册', '２'],
    ['a. Data', 'a'],
    ['S.A. de C.V. es el acreedor.', undefined],
  ])('are read: %s', (text, number) => {
    expect(numbersOf(text)[0]).toBe(number);
  });
});
