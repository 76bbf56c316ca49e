import { extractRawText } from 'mammoth';
import { describe, expect, it } from 'vitest';
import type { Jurisdictions, Phrase, Reading } from '../../src/model.ts';
import { letterDocx } from '../../src/report/letter/docx.ts';
import { letterText } from '../../src/report/letter/text.ts';
import { type LetterBlock, writeLetter } from '../../src/report/letter.ts';
import { wordbook } from '../../src/report/words.ts';
import { documentOf, readExample, readText, rulebook } from '../reading.ts';

const book = wordbook(rulebook);
const kinds = Object.keys(rulebook.letters);
const SAMPLES: Record<string, { text: string; places: readonly string[] }> = {
  zh: {
    text: '一、本人授权贵公司向中国人民银行征信中心查询本人的信用报告。\n二、本人同意贵公司读取手机通讯录。\n三、借款逾期的，贵公司可以联系本人的亲属和同事。\n四、本授权不可撤销。',
    places: ['CN', 'TW', 'HK'],
  },
  es: {
    text: '1. Autorizo a la Entidad a consultar mi historial en las centrales de riesgo.\n2. Autorizo a la Entidad a leer la agenda de contactos de mi teléfono.\n3. En caso de mora, la Entidad podrá llamar a mis familiares.\n4. Esta autorización es irrevocable.',
    places: ['ES', 'MX', 'CO', 'PE', 'CL', 'AR'],
  },
  en: {
    text: '1. I authorize the Lender to obtain my credit report from any credit bureau.\n2. I authorize the Lender to access the contact list on my phone.\n3. If I am in default, the Lender may contact my relatives.\n4. This authorization is irrevocable.',
    places: ['UK', 'US', 'IN', 'HK', 'KE', 'NG', 'PH', 'EU'],
  },
};
const languages = Object.keys(SAMPLES);
const everyLetter = kinds.flatMap((kind) => languages.map((language) => [kind, language] as const));

function sampleOf(language: string, jurisdictions?: Jurisdictions): Reading {
  const reading = readText(SAMPLES[language]?.text ?? '');
  return jurisdictions ? { ...reading, jurisdictions } : reading;
}

const chosen = (...ids: string[]): Jurisdictions => ({ ids, guessed: false });

async function lettersIn(language: string, kind: string): Promise<readonly (readonly LetterBlock[])[]> {
  const letter = rulebook.letters[kind]!;
  const words = await book(language);
  const places = [undefined, ...(SAMPLES[language]?.places ?? []).map((place) => chosen(place))];
  return places.flatMap((place) =>
    [null, 'authority'].map((to) => writeLetter([sampleOf(language, place)], { letter, to }, words)),
  );
}

/** A letter without what are not its own words: quotations, and the titles of laws. */
function without({ text, quote }: LetterBlock): string {
  if (quote !== undefined) return text.replace(quote, () => '');
  const cites = Object.values(rulebook.laws).flatMap(({ cite }) => Object.values(cite));
  const cite = cites.find((one) => text.startsWith(one)) ?? '';
  return text.slice(cite.length);
}

describe('a letter', () => {
  it('comes in five kinds', () => {
    expect(kinds).toEqual(['access', 'ask', 'complain', 'refuse', 'withdraw']);
  });

  it.each(everyLetter)('%s in %s scans clean without its quotations', async (kind, language) => {
    for (const blocks of await lettersIn(language, kind)) {
      const text = letterText(blocks.map((block) => ({ kind: block.kind, text: without(block) })));
      const { findings } = readText(text);
      const quoted = findings.map(({ rule, clause }) => [rule, text.slice(clause.start, clause.end)]);
      expect(quoted).toEqual([]);
    }
  });

  it.each(everyLetter)(
    '%s in %s has all parts: quotes, requests, blanks, nothing unfilled',
    async (kind, language) => {
      for (const blocks of await lettersIn(language, kind)) {
        const told = rulebook.letters[kind]!.texts[language]!;
        const text = letterText(blocks);
        const quotes = blocks.flatMap(({ quote }) => quote ?? []);
        const about = sampleOf(language).findings.filter(({ stance }) =>
          rulebook.letters[kind]!.stances.includes(stance),
        );
        expect(quotes.length).toBe(new Set(about.map(({ clause }) => clause.start)).size);
        for (const piece of [told.title, told.closing, ...told.requests, ...told.blanks])
          expect(text).toContain(piece);
        expect(text).not.toMatch(/\{[a-zA-Z]+\}|\bil+egal|\bil[ií]cit|unlawful|违法|非法|letter\./i);
        expect(text).toContain('____');
      }
    },
  );

  it.each(everyLetter)(
    '%s in %s states primary law only, with its date, and asks about all else',
    async (kind, language) => {
      const words = await book(language);
      const letter = rulebook.letters[kind]!;
      const told = words.letter(kind)!;
      const asked = told.question;
      for (const place of SAMPLES[language]?.places ?? []) {
        const blocks = writeLetter([sampleOf(language, chosen(place))], { letter, to: null }, words);
        for (const { kind: part, text, quote } of blocks) {
          const law = Object.values(rulebook.laws).find(
            ({ cite }) => quote === undefined && text.startsWith(cite[language]!),
          );
          if (part !== 'item' || !law) continue;
          expect(text).toContain(words.date(law.inForce.replace('≤ ', '')));
          const scope = law.scope?.[language] ?? '';
          expect(text).toContain(scope);
          const isAsked = text.endsWith(asked.slice(-2));
          expect([law.id, isAsked]).toEqual([law.id, law.evidence === 'secondary' || scope !== '']);
          expect(rulebook.jurisdictions[law.jurisdiction]?.platform).toBe(false);
        }
      }
    },
  );

  it('asks about the law of one state of a country, and about law for some lenders only', async () => {
    const text = 'You authorize us to take photographs of your face and to give them to third parties.';
    const reading = { ...readText(text), jurisdictions: chosen('US') };
    const blocks = writeLetter([reading], { letter: rulebook.letters.ask!, to: null }, await book('en'));
    const illinois = blocks.filter((block) => block.text.includes('Illinois'));
    expect(illinois.map((block) => block.text)).toEqual([
      'US, Illinois: Biometric Information Privacy Act, § 15 (in force by 2026; only for data collected in Illinois by firms that are not exempt; points: 1): does it apply here?',
    ]);
    expect(blocks.map((block) => block.text)).not.toContain(rulebook.letters.ask!.texts.en!.asserted);
  });

  it('writes dates out as its reader does', async () => {
    const dates = ['2021-11-01', '2024-10', '2022', '2020-09 / 2022-12'];
    const of = async (language: string) => dates.map((await book(language)).date);
    expect(await of('en')).toEqual(['November 1, 2021', 'October 2024', '2022', '2020-09 / 2022-12']);
    expect(await of('es')).toEqual([
      '1 de noviembre de 2021',
      'octubre de 2024',
      '2022',
      '2020-09 / 2022-12',
    ]);
    expect(await of('zh')).toEqual(['2021年11月1日', '2024年10月', '2022年', '2020-09 / 2022-12']);
  });

  it('stays short where much is found', async () => {
    const item = (n: number) =>
      `${n}. We may read the contacts in your phone and ${'give them to collectors '.repeat(20)}.`;
    const text = `You authorize us as follows:\n${Array.from({ length: 25 }, (_, i) => item(i + 1)).join('\n')}`;
    const reading = { ...readText(text), jurisdictions: chosen('UK') };
    expect(reading.findings.length).toBeGreaterThanOrEqual(25);
    const letter = letterText(
      writeLetter([reading], { letter: rulebook.letters.refuse!, to: null }, await book('en')),
    );
    expect(letter).toContain('\n25. clause 25: “');
    // Four pages of paper.
    expect(letter.length).toBeLessThan(12_000);
  });

  it('tells of sentences side by side as one point, and quotes the line above a list once', async () => {
    const text =
      'This authorization is irrevocable. You authorize us to read the contact list on your phone.\n\nBy applying you authorize the Lender to:\n(a) obtain my credit report from any credit bureau;\n(b) access the contact list on my phone;';
    const blocks = writeLetter(
      [readText(text)],
      { letter: rulebook.letters.ask!, to: null },
      await book('en'),
    );
    expect(blocks.flatMap(({ quote }) => quote ?? [])).toEqual([
      'This authorization is irrevocable. You authorize us to read the contact list on your phone.',
      'By applying you authorize the Lender to: … (a) obtain my credit report from any credit bureau;',
      '… (b) access the contact list on my phone;',
    ]);
  });

  it('tells the number of an item apart from that of its clause', async () => {
    const text =
      'PRIMERA. El crédito es de mil pesos.\nSEGUNDA. Autorizo a la Entidad a:\na) consultar mi historial en las centrales de riesgo;\nb) leer la agenda de contactos de mi teléfono.';
    const blocks = writeLetter(
      [readText(text)],
      { letter: rulebook.letters.ask!, to: null },
      await book('es'),
    );
    expect(letterText(blocks)).toContain('cláusula SEGUNDA b): «');
  });

  it('tells of a row of a table as one point', async () => {
    const html =
      '<table><tr><th>Permission</th><th>What we collect</th><th>Why</th></tr><tr><td>Contacts</td><td>We read your contact list</td><td>We check your contacts for fraud</td></tr></table>';
    const reading = await readExample(html);
    const blocks = writeLetter([reading], { letter: rulebook.letters.ask!, to: null }, await book('en'));
    expect(new Set(reading.findings.map(({ clause }) => clause.start)).size).toBeGreaterThan(1);
    expect(blocks.flatMap(({ quote }) => quote ?? [])).toHaveLength(1);
  });

  it('states no law where the document leaves open whose', async () => {
    const [blocks] = await lettersIn('es', 'ask');
    const texts = blocks?.map(({ text }) => text) ?? [];
    expect(texts).toContain(rulebook.letters.ask!.texts.es!.unknown);
    expect(Object.values(rulebook.laws).filter(({ cite }) => texts.join('\n').includes(cite.es!))).toEqual(
      [],
    );
  });

  it('names the authority where it was verified, else the one that supervises', async () => {
    const words = await book('es');
    const letter = rulebook.letters.complain!;
    const to = (place: string) =>
      writeLetter([sampleOf('es', chosen(place))], { letter, to: null }, words)[1]?.text;
    expect(to('ES')).toContain('AEPD');
    expect(to('CL')).toContain('2026');
    expect(to('AR')).toBe('Para: la autoridad que supervisa a la entidad');
    const named = Object.values(rulebook.jurisdictions).filter(
      ({ authority }) => Object.keys(authority).length > 0,
    );
    expect(named.map(({ id }) => id)).toEqual(['CL', 'CN', 'CO', 'ES', 'HK', 'IN', 'MX', 'PE', 'UK']);
  });

  it('leaves what may be refused out of a withdrawal, and is none where nothing is left', async () => {
    const words = await book('en');
    const reading = sampleOf('en');
    const optional = {
      ...reading,
      findings: reading.findings.map((one) => ({ ...one, stance: 'optional' as const })),
    };
    const write = (kind: string) =>
      writeLetter([optional], { letter: rulebook.letters[kind]!, to: null }, words);
    expect(write('withdraw')).toEqual([]);
    expect(write('ask').length).toBeGreaterThan(5);
  });

  it('is written in traditional characters, too', async () => {
    const words = await book('zh-Hant');
    const blocks = writeLetter([sampleOf('zh')], { letter: rulebook.letters.ask!, to: 'ACME' }, words);
    expect(blocks[0]?.text).toBe('簽署前想請教的幾處條款');
    expect(blocks[1]?.text).toContain('ACME');
  });

  it('quotes several documents with their names, without their folders', async () => {
    const words = await book('en');
    const reading = sampleOf('en');
    const other = {
      ...reading,
      document: { ...documentOf(reading.document.text), path: '/home/ann/other.txt' },
    };
    const text = letterText(
      writeLetter([reading, other], { letter: rulebook.letters.ask!, to: null }, words),
    );
    expect(text).toContain('“example.txt”, “other.txt”');
    expect(text).not.toContain('ann');
  });

  it.each(languages)('is a Word document in %s that says the same', async (language) => {
    const words = await book(language);
    const blocks = writeLetter(
      [sampleOf(language)],
      { letter: rulebook.letters.refuse!, to: 'A & <B> "C"' },
      words,
    );
    const bytes = await letterDocx(blocks, language);
    const { value, messages } = await extractRawText({ buffer: Buffer.from(bytes) });
    expect(messages).toEqual([]);
    expect(value.split('\n').filter(Boolean)).toEqual(blocks.map(({ text }) => text));
    expect(await letterDocx(blocks, language)).toEqual(bytes);
  });

  it('leaves out of a Word document what XML cannot hold', async () => {
    const blocks = [{ kind: 'item', text: 'a\u0000b\u{1f600}\ud800c\ufffe' }] as const;
    const { value } = await extractRawText({ buffer: Buffer.from(await letterDocx(blocks, 'en')) });
    expect(value.trim()).toBe('ab\u{1f600}c');
  });
});

describe('the frames of the languages', () => {
  it('never rest on quotation marks alone: they would hide a clause', () => {
    const isMark = (word: string) => /^[\s"'“”‘’„‟‚‛«»‹›「」『』〝〞〟＂＇]+$/u.test(word);
    const resting = Object.values(rulebook.languages).flatMap(({ id, frames, lists }) => {
      const wordsOf = (list: string): readonly string[] => [
        ...(lists[list]?.words ?? []),
        ...(lists[list]?.takes ?? []).flatMap(wordsOf),
      ];
      const restsOnMarks = (phrase: Phrase) => phrase.every(({ list }) => wordsOf(list).some(isMark));
      return frames.filter(({ any }) => any.some(restsOnMarks)).map((frame) => `${id} ${frame.id}`);
    });
    expect(resting).toEqual([]);
  });

  it('have words in every list that they name', () => {
    const frames = Object.values(rulebook.languages).flatMap((language) => language.frames);
    expect(frames.length).toBeGreaterThan(50);
  });
});
