import { describe, expect, it } from 'vitest';
import { readText, rulesIn } from '../reading.ts';

const stances = (text: string): string[] =>
  readText(text).findings.map(({ rule, stance }) => `${rule} ${stance}`);
const refusedIn = (text: string): string[] => readText(text).refused.map(({ rule }) => rule);
const evidenceOf = (text: string, rule: string): string[] => {
  const { document, findings } = readText(text);
  const finding = findings.find((found) => found.rule === rule);
  return (finding?.evidence ?? []).map(
    ({ role, start, end }) => `${role} ${document.text.slice(start, end)}`,
  );
};

describe('a denial', () => {
  it('binds inside its comma piece', () => {
    const text = '我们不读取您的短信，但会读取您的手机通讯录。';
    expect(rulesIn(text)).toEqual(['contact-list-access']);
  });

  it('is a promise, told apart', () => {
    expect(rulesIn('我们不会读取您的通讯录。')).toEqual([]);
    expect(refusedIn('我们不会读取您的通讯录。')).toEqual(['contact-list-access']);
    expect(refusedIn('We will never access your contact list.')).toEqual(['contact-list-access']);
    expect(refusedIn('No leeremos su lista de contactos.')).toEqual(['contact-list-access']);
  });

  it('goes on over a list of verbs', () => {
    expect(rulesIn('We do not read, copy, store or share your contact list.')).toEqual([]);
  });

  it('holds for what hangs from it', () => {
    expect(rulesIn('We will not:\n(a) read your contact list;\n(b) read your call logs.')).toEqual([]);
  });

  it('in a condition denies nothing of what hangs from it', () => {
    const text = '如您不同意本条，我们仍会收集：\n（一）您的手机通讯录；';
    expect(rulesIn(text)).toContain('contact-list-access');
    expect(rulesIn('If you do not pay, we read:\n(a) your contact list;')).toContain('contact-list-access');
  });

  it('ends where a party begins anew', () => {
    const text = 'We do not read\nyour messages, but we may read your contacts.';
    expect(rulesIn(text)).toEqual(['contact-list-access']);
  });

  it('is none where it denies something else', () => {
    expect(rulesIn('本人不可撤销地授权贵公司读取本人手机通讯录。')).toContain('contact-list-access');
  });

  it('gives way to an exception, which is a condition', () => {
    const text = 'We never share your face photos, except with our lending partners.';
    expect(stances(text)).toContain('face-photo-sharing conditional');
  });
});

describe('an exception before a denial', () => {
  it('grants what it names, whoever else the denial names', () => {
    const text = '除合作机构外，我们不会向第三方提供您的人脸照片。';
    expect(stances(text)).toContain('face-photo-sharing conditional');
  });
});

describe('an exception that points ahead', () => {
  it('grants what hangs from it, on a condition', () => {
    const zh = '除下列情形外，我们不会将您的人脸照片提供给第三方：\n（一）合作机构核验您的身份；';
    expect(stances(zh)).toContain('face-photo-sharing conditional');
    const en =
      'Except in the following cases, we do not share your face photos:\n(a) with our lending partners;';
    expect(stances(en)).toContain('face-photo-sharing conditional');
  });

  it('is none where it only names the law', () => {
    expect(rulesIn('除法律另有规定外，我们不会读取：\n（一）您的手机通讯录；')).toEqual([]);
  });
});

describe('leads', () => {
  it('lend the grant and the act, never the matter', () => {
    const text = '本人授权贵公司读取：\n（一）手机通讯录；\n（二）本人的姓名。';
    const { document, findings } = readText(text);
    const found = findings.map(
      ({ rule, clause }) => `${rule} ${document.text.slice(clause.body, clause.end)}`,
    );
    expect(found).toEqual(['contact-list-access 手机通讯录；']);
  });

  it('lend nothing that is denied in them', () => {
    expect(rulesIn('我们不会收集以下信息：\n（一）手机通讯录；\n（二）通话记录。')).toEqual([]);
  });

  it('in a table are the headers of row and column', () => {
    const text = 'Permission\tWhat we collect\nPhone\tYour contact list\nCamera\tThe bar code of the bill';
    expect(rulesIn(text)).toEqual(['contact-list-access']);
  });
});

describe('stance', () => {
  it.each([
    ['I agree that the Lender may call my relatives.', 'granted'],
    ['If I do not pay on time, the Lender may call my relatives.', 'conditional'],
    ['The Lender may call my relatives. You may refuse this permission.', 'granted'],
  ])('of %s', (text, stance) => {
    expect(stances(text)).toContain(`contacting-third-parties ${stance}`);
  });
});

describe('who grants', () => {
  it('is resolved from the document', () => {
    const head = '甲方（出借人）：某某小额贷款公司\n乙方（借款人）：张三\n';
    expect(rulesIn(`${head}乙方同意甲方查询乙方的信用报告。`)).toContain('credit-bureau-query');
  });

  it('is nobody where the signer looks up his own file', () => {
    expect(rulesIn('You may ask the bureau for a free copy of your credit report once a year.')).toEqual([]);
    expect(rulesIn('本人有权到中国人民银行征信中心查询本人的信用报告。')).toEqual([]);
  });
});

describe('evidence', () => {
  it('has the words and their roles', () => {
    expect(
      evidenceOf('本人授权贵公司向中国人民银行征信中心查询本人信用报告。', 'credit-bureau-query'),
    ).toEqual(['grant 授权', 'source 中国人民银行征信中心', 'act 查询', 'data 信用报告']);
  });
});

describe('a fingerprint', () => {
  const fingerprints = (text: string): string[] =>
    readText(text).findings.map(({ fingerprint }) => fingerprint);

  it('survives another number, another line and white space', () => {
    const [one] = fingerprints('本人授权贵公司：\n（一）读取本人手机通讯录；');
    const [two] = fingerprints('合同编号：123\n\n本人授权贵公司：\n（三）读取本人\u200b手机 通讯录；');
    expect(two).toBe(one);
  });

  it('differs under another lead, and for a twin', () => {
    const [one] = fingerprints('本人授权贵公司：\n（一）读取本人手机通讯录；');
    const [other] = fingerprints('本人同意平台：\n（一）读取本人手机通讯录；');
    expect(other).not.toBe(one);
    const twins = fingerprints('我们会读取您的通讯录。\n我们会读取您的通讯录。');
    expect(new Set(twins).size).toBe(2);
  });
});

describe('torn lines', () => {
  it('are read as one sentence where neither says it alone', () => {
    expect(rulesIn('本人授权贵公司读取手机通\n讯录。')).toEqual(['contact-list-access']);
  });

  it('are not read together where a title stands above its text', () => {
    expect(rulesIn('2 信用评级与查询\n丙方根据甲方的信用信息公布评级。')).toEqual([]);
  });
});

describe('a rule that yields', () => {
  it('is silent where the exact one rests on the same words', () => {
    const text = 'We share your face photos with our lending partners.';
    expect(rulesIn(text)).toEqual(['face-photo-sharing']);
  });

  it('speaks where more is given', () => {
    const text = 'We share your name, your address and your face photos with our lending partners.';
    expect(rulesIn(text)).toContain('face-photo-sharing');
  });
});
