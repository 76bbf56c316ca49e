import { describe, expect, it } from 'vitest';
import type { Where } from '../../src/report/jurisdiction.ts';
import { readersOf } from '../../src/report/language.ts';
import { wordbook } from '../../src/report/words.ts';
import { rulebook } from './sample.ts';

const words = wordbook(rulebook);
const { languages, named, ofDocument, ofEnvironment } = readersOf(rulebook);

describe("the reader's language", () => {
  it.each([
    ['zh', 'zh'],
    ['zh-CN', 'zh'],
    ['zh_CN.UTF-8', 'zh'],
    ['zh-TW', 'zh-Hant'],
    ['zh_HK', 'zh-Hant'],
    ['zh-Hant-MO', 'zh-Hant'],
    ['zh-Hans-HK', 'zh'],
    ['es_MX.UTF-8@euro', 'es'],
    ['EN', 'en'],
    ['fr_FR', null],
    ['estonian', null],
    ['C.UTF-8', null],
    ['', null],
  ])('of %s is %s', (name, language) => {
    expect(named(name)).toBe(language);
  });

  it('is one that the messages are written in', () => {
    expect(languages).toEqual(['zh', 'zh-Hant', 'es', 'en', 'id', 'pt']);
    expect(readersOf({ messages: { en: {}, xx: {} } }).named('xx_YY.UTF-8')).toBe('xx');
  });

  it('comes from the first locale variable that is set', () => {
    expect(ofEnvironment({ LC_ALL: '', LC_MESSAGES: 'es_ES', LANG: 'zh_CN' })).toBe('es');
    expect(ofEnvironment({ LC_ALL: 'C', LANG: 'zh_CN' })).toBeNull();
  });

  it('is that of the document where nobody says otherwise', () => {
    expect(ofDocument(['zh-Hant', 'en'])).toBe('zh-Hant');
    expect(ofDocument(['fr', 'es'])).toBe('es');
    expect(ofDocument([])).toBe('en');
  });
});

describe('the words', () => {
  it('are made traditional from the simplified, quotes too, and what is put into them is left as it is', async () => {
    const { say, rule } = await words('zh-Hant');
    expect(say('usage.unknown-rule', { id: '规则' })).toBe(
      '沒有規則 规则。全部規則見 consentlint rules list。',
    );
    expect(rule('contact-list-access')?.why).toBe('通訊錄裡是別人的號碼，放款方可能據此聯繫「您的親友」。');
  });

  it('follow the number', async () => {
    const { count } = await words('es');
    expect([1, 2].map((n) => count('pages', n))).toEqual(['1 página', '2 páginas']);
  });

  it('fall back to English where a rule has none in the language', async () => {
    expect((await words('es')).rule('unlimited-term')?.title).toBe('The authorization has no end');
  });

  describe('of provisions', () => {
    const guessed = (...ids: string[]) => ({ ids, guessed: true });
    const chosen = (...ids: string[]) => ({ ids, guessed: false });
    const ids = async (...where: readonly Where[]) =>
      (await words('en')).laws('contact-list-access', ...where).map(({ id }) => id);

    it('are all where no place is asked for', async () => {
      expect(await ids()).toEqual(['CN-1', 'MX-1', 'EU-1', 'XX-1']);
    });

    it('are those of the places guessed or chosen, with the law that holds there too and what platforms want', async () => {
      expect(await ids({ tag: 'zh-Hans', jurisdictions: guessed('MX') })).toEqual(['MX-1', 'XX-1']);
      expect(await ids({ jurisdictions: chosen('MX', 'CN') })).toEqual(['MX-1', 'CN-1', 'XX-1']);
      expect(await ids({ jurisdictions: chosen('ES') })).toEqual(['EU-1', 'XX-1']);
      expect(await ids({ tag: 'zh-Hans', jurisdictions: chosen('US') })).toEqual(['XX-1']);
    });

    it('are by the language of the document where nothing was guessed, and none of another language', async () => {
      expect(await ids({ tag: 'zh-Hans', jurisdictions: guessed() })).toEqual(['CN-1', 'XX-1']);
      expect(await ids({ tag: 'es', jurisdictions: guessed() })).toEqual(['MX-1', 'XX-1']);
      expect(await ids({ tag: 'en', jurisdictions: guessed() })).toEqual(['EU-1', 'XX-1']);
    });

    it('say what a person can do, and whose law it is', async () => {
      const [law] = (await words('es')).laws('contact-list-access', { jurisdictions: chosen('MX') });
      expect(law).toEqual({
        id: 'MX-1',
        cite: 'Ley MX-1',
        says: 'no hacen falta contactos',
        can: 'puede negarse',
        effect: 'limits',
        inForce: '2021-05-01',
        evidence: 'primary',
        jurisdiction: 'MX',
      });
    });

    it('have the names of their places', async () => {
      const { places } = await words('es');
      expect(places({ jurisdictions: chosen('MX', 'US') })).toEqual(['México', 'Estados Unidos']);
      expect(places({ tag: 'zh-Hans', jurisdictions: guessed() })).toEqual(['China continental']);
    });
  });

  it('name languages, the script only where it is the less expected', async () => {
    const { languageName } = await words('en');
    expect(['zh-Hans', 'zh-Hant', 'es'].map(languageName)).toEqual([
      'Chinese',
      'Traditional Chinese',
      'Spanish',
    ]);
  });
});
