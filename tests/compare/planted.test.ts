import { describe, expect, it } from 'vitest';
import { comparer, type Made, readAs, shortly } from './made.ts';
import { changed, EN, ES, type Paragraphs, PLANTED, ZH } from './texts.ts';

describe('of a pair with one planted change', () => {
  it.each(PLANTED)(
    '$what: finds that and nothing else',
    async ({ old, new: fresh, formats, change, direction }) => {
      const [before, after] = await Promise.all([readAs(formats[0], old), readAs(formats[1], fresh)]);
      const comparison = comparer(before, after);
      expect(shortly(comparison, before, after)).toEqual([change]);
      expect(comparison.changes[0]?.direction).toBe(direction);
      expect(comparison.isWhole).toBe(true);
    },
  );
});

const FORMATS: readonly Made[] = ['txt', 'html', 'docx', 'pdf'];
const pairsOfFormats = FORMATS.flatMap((old) => FORMATS.map((fresh) => [old, fresh] as const));

describe('of a pair that means the same', () => {
  it.each(
    [EN, ZH, ES].flatMap((text, i) =>
      pairsOfFormats.map(([old, fresh]) => [['en', 'zh', 'es'][i], old, fresh, text] as const),
    ),
  )('%s, exported as %s and %s: finds nothing', async (...[, old, fresh, text]) => {
    expect(comparer(await readAs(old, text), await readAs(fresh, text)).changes).toEqual([]);
  });

  const same: readonly [string, Paragraphs, Paragraphs][] = [
    ['numbered otherwise', EN, EN.map((text) => text.replace(/^(\d)\. /, '($1) '))],
    ['numbered otherwise', ZH, ZH.map((text) => text.replace(/^([一二三四五六七])、/, '第$1条 '))],
    [
      'in another order',
      ES,
      [...ES.slice(0, 1), ...ES.slice(1).toReversed()].map((text) => text.replace(/^\d\. /, '')),
    ],
    [
      'in another order',
      ZH,
      [...ZH.slice(0, 1), ...ZH.slice(1).toReversed()].map((text) => text.replace(/^[一二三四五六七]、/, '')),
    ],
    [
      'in another order',
      EN,
      [...EN.slice(0, 1), ...EN.slice(4), ...EN.slice(1, 4)].map((text) => text.replace(/^\d\. /, '')),
    ],
    ['with another name for the same data', EN, changed(EN, 'contact list', 'phone book')],
    ['with another name for the same data', ZH, changed(ZH, '手机通讯录', '手机联系人列表')],
    ['with another name for the same data', ES, changed(ES, 'lista de contactos', 'agenda telefónica')],
    ['with another name for the same recipients', ZH, changed(ZH, '关联公司', '关联企业')],
    ['with a term in other numerals', ZH, changed(ZH, '2年', '两年')],
    ['with a term in other units', EN, changed(EN, '2 years', '24 months')],
    ['with a term in words', EN, changed(EN, '2 years', 'two years')],
    ['with a term in words', ES, changed(ES, '2 años', 'dos años')],
    [
      'with a list made a sentence, and the other way round',
      [
        'CONSENT',
        'We may share your personal data with:',
        '(a) affiliates;',
        '(b) insurers;',
        '(c) debt collectors.',
      ],
      ['CONSENT', 'We may share your personal data with debt collectors, affiliates and insurers.'],
    ],
    [
      'in traditional characters',
      ['授权书', '本人授权贵公司读取本人手机通讯录，用于身份验证。'],
      ['授權書', '本人授權貴公司讀取本人手機通訊錄，用於身份驗證。'],
    ],
    [
      'with a sentence that was split',
      EN,
      changed(
        EN,
        'read my contact list for identity verification.',
        'read my contact list. This is done for identity verification.',
      ),
    ],
    [
      'with a sentence that was split',
      ZH,
      changed(ZH, '采集本人人脸照片，保存期限为2年。', '采集本人人脸照片。照片的保存期限为2年。'),
    ],
    [
      'with a sentence in other words',
      EN,
      changed(
        EN,
        'I authorize the Lender to obtain my credit report from credit bureaus to assess my creditworthiness.',
        'The Lender is hereby authorised to request my credit history from any credit reference agency for credit assessment.',
      ),
    ],
    [
      'with a sentence in other words',
      ES,
      changed(
        ES,
        'Autorizo al acreedor a acceder a mi lista de contactos para verificar mi identidad.',
        'Doy permiso para que el acreedor lea los contactos de mi teléfono para verificar mi identidad.',
      ),
    ],
    ['with words that say nothing of data', ZH, [...ZH, '八、本授权书一式两份，双方各执一份。']],
  ];
  it.each(same)('%s: finds nothing', async (_, old, fresh) => {
    const [before, after] = await Promise.all([readAs('txt', old), readAs('docx', fresh)]);
    expect(shortly(comparer(before, after), before, after)).toEqual([]);
  });
});
