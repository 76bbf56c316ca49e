import { describe, expect, test } from 'vitest';
import { decode } from '../../src/extract/decode.ts';

const hex = (digits: string) => Uint8Array.from(Buffer.from(digits, 'hex'));
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

const SIMPLIFIED = '本人授权贵公司查询个人信用报告。';
const TRADITIONAL = '本人授權貴公司查詢個人信用報告，並讀取通訊錄。';
const GBK = 'b1bec8cbcadac8a8b9f3b9abcbbeb2e9d1afb8f6c8cbd0c5d3c3b1a8b8e6a1a3';
const BIG5 = 'a5bba448b1c2c576b651a4bda571ac64b8dfadd3a448ab48a5ceb3f8a769a141a8c3c5aaa8fab371b054bffda143';

describe('decode', () => {
  test('drops the byte order mark and nothing else', () => {
    expect(decode(Buffer.from('\ufeff授权\r\nsí', 'utf8'))).toEqual({
      text: '授权\r\nsí',
      encoding: 'utf-8',
      garbled: false,
    });
    expect(decode(Buffer.concat([hex('fffe'), utf16('授权')])).text).toBe('授权');
    expect(decode(Buffer.concat([hex('feff'), utf16('授权').swap16()])).text).toBe('授权');
    expect(decode(hex(`84319533${GBK}`)).text).toBe(SIMPLIFIED);
  });

  test.each([
    ['GBK', hex(GBK), SIMPLIFIED],
    ['GBK, six characters', hex('cadac8a8b2e9d1af'), '授权查询'],
    ['Big5', hex(BIG5), TRADITIONAL],
    ['Big5, six characters', hex('a650b74eb1c2c576ac64b8df'), '同意授權查詢'],
    ['Latin', latin1('Autorización de la consulta'), 'Autorización de la consulta'],
    ['Latin capitals', latin1('AUTORIZACIÓN DE CRÉDITO, ÁREA 5'), 'AUTORIZACIÓN DE CRÉDITO, ÁREA 5'],
    ['UTF-16 LE without mark', utf16(`${SIMPLIFIED}\n`), `${SIMPLIFIED}\n`],
    ['UTF-16 BE without mark', utf16(`${SIMPLIFIED}\n`).swap16(), `${SIMPLIFIED}\n`],
    ['UTF-16 of plain English', utf16('I agree to all of it'), 'I agree to all of it'],
  ])('recognises %s', (_, bytes, text) => {
    expect(decode(bytes).text).toBe(text);
  });

  test('reads the signs that windows-1252 has where ISO 8859-1 has none', () => {
    expect(decode(hex('93616c646f9420808096')).text).toBe('“aldo” €€–');
  });

  test('recognises Chinese among much plain markup', () => {
    const page = Buffer.concat([latin1('<div class="a">'.repeat(200)), hex(GBK)]);
    expect(decode(page).text).toContain(SIMPLIFIED);
  });

  test('does not take Korean for Chinese', () => {
    const line = hex('b0b3c0cec1a4bab820bcf6c1fd20b9d720c0ccbfebbfa120b5bfc0c7c7d5b4cfb4d92e20');
    expect(decode(Buffer.concat(Array(20).fill(line))).text).toContain('개인정보 수집');
  });

  test('keeps UTF-8 with a broken byte as UTF-8, and one that is cut', () => {
    const whole = Buffer.from(SIMPLIFIED.repeat(5));
    expect(decode(Buffer.concat([whole, hex('ff'), whole])).encoding).toBe('utf-8');
    expect(decode(whole.subarray(0, whole.length - 1)).text).toContain(SIMPLIFIED);
  });

  test('believes a declared encoding only where it can be true', () => {
    expect(decode(hex(GBK), 'gb2312')).toMatchObject({ text: SIMPLIFIED, encoding: 'gb18030' });
    expect(decode(hex(GBK), 'utf-8').text).toBe(SIMPLIFIED);
    expect(decode(hex(GBK), 'iso-8859-1').text).toBe(SIMPLIFIED);
    expect(decode(hex(GBK), 'no-such-thing').text).toBe(SIMPLIFIED);
    expect(decode(Buffer.from(SIMPLIFIED), 'gbk').text).toBe(SIMPLIFIED);
  });

  test('calls bytes that make no text garbled', () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256);
    expect(decode(noise).garbled).toBe(true);
    expect(decode(hex(GBK)).garbled).toBe(false);
  });
});
