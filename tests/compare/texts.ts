/** Three authorizations of our own, and changes planted in them. */
import type { Made } from './made.ts';

/** Paragraphs, the first of which is the title. */
export type Paragraphs = readonly string[];

export const EN: Paragraphs = [
  'LOAN AUTHORIZATION',
  '1. Credit checks. I authorize the Lender to obtain my credit report from credit bureaus to assess my creditworthiness.',
  '2. Phone. I authorize the Lender to read my contact list for identity verification.',
  '3. Sharing. The Lender may share my personal information with its affiliates for credit assessment.',
  '4. Photos. I consent to the Lender taking a photo of my face and keeping it for 2 years.',
  '5. The Lender will not read my text messages.',
  '6. I may withdraw this consent at any time by sending a written notice to the branch.',
  '7. The Lender may call my employer to verify my employment.',
];

export const ZH: Paragraphs = [
  '个人信息授权书',
  '一、本人授权贵公司向征信机构查询本人信用报告，用于贷款审批。',
  '二、本人授权贵公司读取本人手机通讯录，用于身份验证。',
  '三、贵公司可以将本人个人信息提供给关联公司，用于信用评估。',
  '四、本人同意贵公司采集本人人脸照片，保存期限为2年。',
  '五、贵公司不会读取本人的短信。',
  '六、本人可以随时到贵公司营业网点书面撤回本授权。',
  '七、本人逾期时，贵公司可以联系本人的同事。',
];

export const ES: Paragraphs = [
  'AUTORIZACIÓN',
  '1. Autorizo al acreedor a consultar mi historial crediticio en las sociedades de información crediticia para evaluar mi solicitud.',
  '2. Autorizo al acreedor a acceder a mi lista de contactos para verificar mi identidad.',
  '3. El acreedor podrá compartir mis datos personales con sus filiales para evaluar mi solicitud.',
  '4. Consiento que el acreedor tome una fotografía de mi rostro y la conserve por 2 años.',
  '5. El acreedor no leerá mis mensajes de texto.',
  '6. Puedo revocar esta autorización en cualquier momento mediante un escrito entregado en la sucursal.',
];

/** A text with one place changed; throws where the place is not there. */
export function changed(text: Paragraphs, from: string, to: string): Paragraphs {
  const before = text.join('\n');
  if (!before.includes(from)) throw new Error(`nowhere: ${from}`);
  return before
    .replace(from, to)
    .split('\n')
    .filter((paragraph) => paragraph !== '');
}

export interface Planted {
  readonly what: string;
  readonly old: Paragraphs;
  readonly new: Paragraphs;
  readonly formats: readonly [Made, Made];
  /** The one change that is to be found. */
  readonly change: string;
  readonly direction: 'worse' | 'better';
}

const planted = (
  what: string,
  [text, from, to]: readonly [Paragraphs, string, string],
  [formats, direction, change]: readonly [readonly [Made, Made], Planted['direction'], string],
): Planted => ({ what, old: text, new: changed(text, from, to), formats, change, direction });

/** One change each, across languages and formats. */
export const PLANTED: readonly Planted[] = [
  planted(
    'a grant appears',
    [EN, '\n6. I may', '\nThe Lender may collect my precise location through the app.\n6. I may'],
    [['pdf', 'docx'], 'worse', 'appeared location-access'],
  ),
  planted(
    'a grant vanishes',
    [ZH, '二、本人授权贵公司读取本人手机通讯录，用于身份验证。\n', ''],
    [['docx', 'pdf'], 'better', 'vanished contact-list-access'],
  ),
  planted(
    'a new recipient',
    [ES, 'con sus filiales', 'con sus filiales y aseguradoras'],
    [['docx', 'html'], 'worse', 'widened third-party-sharing; recipient more +[aseguradoras] -[]'],
  ),
  planted(
    'a class of recipients becomes broader',
    [ZH, '提供给关联公司', '提供给任何第三方'],
    [['txt', 'docx'], 'worse', 'widened third-party-sharing; recipient broader +[任何第三方] -[关联公司]'],
  ),
  planted(
    'new data',
    [EN, 'share my personal information with', 'share my personal information and bank account number with'],
    [['html', 'pdf'], 'worse', 'widened third-party-sharing; data more +[bank account] -[]'],
  ),
  planted(
    'a new purpose',
    [ZH, '用于信用评估', '用于信用评估、营销'],
    [['pdf', 'html'], 'worse', 'widened third-party-sharing; purpose more +[营销] -[]'],
  ),
  planted(
    'new persons',
    [EN, 'call my employer to', 'call my employer and my relatives to'],
    [['txt', 'pdf'], 'worse', 'widened contacting-third-parties; person more +[relatives] -[]'],
  ),
  planted(
    'a longer term',
    [ES, '2 años', '5 años'],
    [['pdf', 'docx'], 'worse', 'widened face-photo-capture; term more +[5 años] -[2 años]'],
  ),
  planted(
    'a shorter term',
    [ZH, '2年', '六个月'],
    [['docx', 'docx'], 'better', 'narrowed face-photo-capture; term fewer +[六个月] -[2年]'],
  ),
  planted(
    'it becomes irrevocable',
    [ZH, '二、本人授权', '二、本人不可撤销地授权'],
    [['pdf', 'docx'], 'worse', 'irrevocable irrevocable-consent'],
  ),
  planted(
    'it becomes conditional',
    [EN, '3. Sharing. The Lender may', '3. Sharing. If I am in default, the Lender may'],
    [['docx', 'pdf'], 'better', 'softer third-party-sharing'],
  ),
  planted(
    'a safeguard is lost',
    [
      ES,
      '\n6. Puedo revocar esta autorización en cualquier momento mediante un escrito entregado en la sucursal.',
      '',
    ],
    [['html', 'txt'], 'worse', 'safeguard-lost withdrawal-route'],
  ),
  planted(
    'a promise is dropped',
    [EN, '5. The Lender will not read my text messages.\n', ''],
    [['docx', 'html'], 'worse', 'promise-lost call-records-access'],
  ),
  planted(
    'a promise is turned round',
    [ES, 'no leerá', 'podrá leer'],
    [['pdf', 'txt'], 'worse', 'appeared call-records-access'],
  ),
  planted(
    'it can no longer be refused',
    [[...EN, '8. The Lender may collect my location, unless I opt out.'], ', unless I opt out', ''],
    [['txt', 'docx'], 'worse', 'firmer location-access'],
  ),
  planted(
    'an item moves from what is not done to what is done',
    [
      [
        'CONSENT',
        'We may:',
        '(a) read your contact list;',
        '(b) collect your location;',
        'We will not:',
        '(a) take your photo;',
        '(b) read your call history.',
      ],
      '(b) collect your location;\nWe will not:\n(a) take your photo;\n(b) read your call history.',
      '(b) collect your location;\n(c) read your call history.\nWe will not:\n(a) take your photo.',
    ],
    [['txt', 'docx'], 'worse', 'appeared call-records-access'],
  ),
  planted(
    'a named recipient becomes a class',
    [changed(EN, 'its affiliates', 'Acme Insurance Ltd'), 'Acme Insurance Ltd', 'its partners'],
    [
      ['docx', 'html'],
      'worse',
      'widened third-party-sharing; recipient broader +[partners] -[Acme Insurance Ltd]',
    ],
  ),
  planted(
    'it is kept for ever',
    [ZH, '保存期限为2年', '永久保存'],
    [['html', 'pdf'], 'worse', 'widened face-photo-capture; term more +[永久保存] -[]'],
  ),
  planted(
    'the purpose is any purpose',
    [ZH, '用于贷款审批', '用于任何用途'],
    [['docx', 'txt'], 'worse', 'widened credit-bureau-query; purpose broader +[任何用途] -[贷款审批]'],
  ),
  planted(
    'the time it lasts is not said any more',
    [EN, ' and keeping it for 2 years', ' and keeping it'],
    [['txt', 'html'], 'worse', 'widened face-photo-capture; term unsaid +[] -[2 years]'],
  ),
];
