import { describe, expect, it } from 'vitest';
import { isGarbled } from '../../src/extract/pdf/garbled.ts';

const page = (text: string, font = 'F1') => [{ text, ink: { font } }];

describe('isGarbled', () => {
  it.each([
    ['symbols and rare ideographs', '╄☕⟔䕜刧陟⹖✳榫䪧儹░籁攵䪧儹☕⠺堑☕䌫└骱♷阾攵溞糌璡榫鵎瑭珖瑭兣'],
    ['ideographs that nobody writes', '刧陟榫儹籁攵儹堑骱阾攵溞糌璡榫鵎瑭珖瑭兣罓類堑鵠鲋瑭亡丘僜儬冘'],
    ['unknown characters', 'DK-2024\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd 8, \ufffd\ufffd\ufffd\ufffd 1101'],
    ['private use', '\ue001\ue002\ue003 \ue004\ue005\ue006\ue007 \ue008\ue009\ue00a\ue00b\ue00c abc def'],
  ])('recognises %s', (_, text) => {
    expect(isGarbled(page(text))).toBe(true);
  });

  it.each([
    [
      'simplified Chinese',
      '本人不可撤销地授权贵公司查询本人的征信报告、通讯录、通话记录及人脸照片，逾期可催收。',
    ],
    [
      'traditional Chinese',
      '立同意書人授權貴公司得向財團法人金融聯合徵信中心查詢本人之信用資料，並讀取通訊錄。',
    ],
    ['Japanese', '当社は、お客様の個人情報を広告配信および債権回収のため第三者に提供する場合があります。'],
    ['Korean', '회사는 고객의 연락처와 통화 기록을 수집할 수 있으며 제삼자에게 제공할 수 있습니다.'],
    ['Arabic', 'أوافق على أن يطلع المقرض على قائمة جهات الاتصال في هاتفي'],
    ['Thai', 'ข้าพเจ้ายินยอมให้ผู้ให้กู้เข้าถึงรายชื่อผู้ติดต่อในโทรศัพท์ของข้าพเจ้า'],
    ['a form', '□ 是　□ 否　☑ 同意　①姓名＿＿＿＿　②电话＿＿＿＿　③地址＿＿＿＿　√ 已阅读　■ 其他'],
    ['hardly any text', '\ue001\ue002'],
  ])('leaves %s alone', (_, text) => {
    expect(isGarbled(page(text))).toBe(false);
  });

  it('disbelieves all text of a font that yields nonsense', () => {
    const clean = page('The lender may read the contacts and the call records of the borrower.');
    const broken = page(`!"#$%&'()*+,-./0123456789:;<=>?@AB\ufffd\ufffd\ufffd\ufffd\ufffd`, 'F2');
    expect(isGarbled([...clean, ...broken])).toBe(true);
    expect(isGarbled([...clean, ...clean, ...page('\uf0b7\uf0b7\uf0b7', 'F3')])).toBe(false);
  });
});
