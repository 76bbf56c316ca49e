/** From when a document is: by its version, else its signing, as it is written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDateFinder } from '../../src/match/dates.ts';
import { readText, rulebook } from '../reading.ts';

const find = createDateFinder(rulebook.languages);
const dateOf = (language: string, ...lines: readonly string[]) =>
  find({ text: lines.join('\n') }, [language]);

describe('the date of a document', () => {
  it.each([
    ['zh', '更新日期：2023年5月1日', '2023-05-01'],
    ['zh', '生效日期： 2019 年 12 月 20 日', '2019-12-20'],
    ['zh', '本政策最近更新于2021-03-04。', '2021-03-04'],
    ['zh', '版本更新日期：２０１７年１１月２５日', '2017-11-25'],
    ['zh', '签署日期：二〇二三年十一月二十日', '2023-11-20'],
    ['zh', '中華民國112年5月1日', '2023-05-01'],
    ['zh', '修訂日期：2022/7/20', '2022-07-20'],
    ['zh', '个人信息查询授权书（2023年版）', '2023'],
    ['en', 'Last Updated: July 14, 2025', '2025-07-14'],
    ['en', '*Last updated on 6th January 2023*', '2023-01-06'],
    ['en', 'This policy was last updated on May 2017.', '2017-05'],
    ['en', 'Effective date: 2024-02-29', '2024-02-29'],
    ['en', 'Dated this 3rd day of March, 2020', '2020-03-03'],
    ['en', 'Version 2021', '2021'],
    ['es', 'Última actualización 3 de Abril del 2017', '2017-04-03'],
    ['es', 'Fecha de última actualización: Enero 2025', '2025-01'],
    ['es', 'Vigente desde el 1º de enero de 2012', '2012-01-01'],
    ['es', 'Fecha de firma: 05/09/2018', '2018-09-05'],
    ['id', 'Terakhir diperbarui: 17 Agustus 2022', '2022-08-17'],
    ['pt', 'Última atualização: 14 de junho de 2023', '2023-06-14'],
  ])('%s: %s', (language, line, date) => {
    expect(dateOf(language, 'Title', line, 'Text.')).toBe(date);
  });

  it('is that of the version before that of the signing', () => {
    expect(dateOf('en', 'Date of signing: 1 May 2024', 'Last updated: 2 March 2023')).toBe('2023-03-02');
  });

  it('is only as sure as it is written: day and month that may be each other are not told', () => {
    expect(dateOf('en', 'Last updated: 03/04/2023')).toBe('2023');
    expect(dateOf('en', 'Last updated: 04/04/2023')).toBe('2023-04-04');
    expect(dateOf('en', 'Last updated: 13/04/2023')).toBe('2023-04-13');
  });

  it('is a line by itself at the end, where no label says it', () => {
    expect(dateOf('zh', '授权书', '本人授权贵行。', '苏州青松小额贷款有限公司', '2022年8月9日')).toBe(
      '2022-08-09',
    );
  });

  it.each([
    ['zh', '《征信业管理条例》自2013年3月15日起施行，本人知悉。'],
    ['zh', '签署日期： 年 月 日'],
    ['zh', '更新日期：2023年13月1日'],
    ['en', 'The Lending Act 2017 applies. Born on 3 May 1990.'],
    ['en', 'Last updated: 31 February 2023'],
    ['en', 'We effectively served 2000 people.'],
    ['es', 'La Ley 1581 de 2012 y el decreto 1377 de 2013 aplican.'],
    ['es', 'Fecha: ____ de ______ de 20__'],
    ['de', 'Stand: 1. Mai 2023'],
  ])('is none of another: %s %s', (language, line) => {
    expect(dateOf(language, 'Title', line, 'Text.')).toBeNull();
  });

  it('is found again however it is written, and is always a real one', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2039-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [y, m, d] = iso.split('-').map(Number);
        expect(dateOf('zh', `更新日期：${y}年${m}月${d}日`)).toBe(iso);
        expect(dateOf('es', `Última actualización: ${d}/${m}/${y}`)).toBe(iso);
        expect(dateOf('en', `Last updated: ${iso}`)).toBe(iso);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const date = dateOf('en', `Last updated: ${text}`, text);
        expect(date === null || !Number.isNaN(Date.parse(date))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is told of a document that was read', () => {
    expect(readText('Privacy Policy\nLast updated: July 14, 2025\nWe read your contacts.').date).toBe(
      '2025-07-14',
    );
  });
});
