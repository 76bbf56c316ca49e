import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { Jurisdictions, Reading } from '../../src/model.ts';
import { html } from '../../src/report/html.ts';
import type { Setting } from '../../src/report/index.ts';
import { readersOf } from '../../src/report/language.ts';
import { paintAt } from '../../src/report/paint.ts';
import { terminal } from '../../src/report/terminal.ts';
import { wordbook } from '../../src/report/words.ts';
import { readText, rulebook } from '../reading.ts';

const TEXTS: Readonly<Record<string, string>> = {
  zh: '一、本人授权贵公司读取手机通讯录。\n二、本人授权贵公司采集本人的人脸照片并提供给第三方。\n三、本授权不可撤销。我们不会读取您的短信。',
  es: '1. Autorizo a la Entidad a leer la agenda de contactos de mi teléfono.\n2. La Entidad podrá entregar mi fotografía a terceros.\n3. Esta autorización es irrevocable. No leemos sus mensajes.',
  en: '1. I authorize the Lender to read the contact list on my phone.\n2. The Lender may give my photograph to third parties.\n3. This authorization is irrevocable. We do not read your text messages.',
  id: '1. Saya mengizinkan Bank membaca daftar kontak di ponsel saya.\n2. Bank dapat memberikan foto wajah saya kepada pihak ketiga.\n3. Persetujuan ini tidak dapat ditarik kembali. Kami tidak membaca SMS Anda.',
  pt: '1. Autorizo o banco a acessar a lista de contatos do meu celular.\n2. O banco poderá entregar minha fotografia a terceiros.\n3. Esta autorização é irrevogável. Não lemos as suas mensagens.',
};
const WHOSE: readonly Jurisdictions[] = [
  { ids: [], guessed: true },
  { ids: ['MX'], guessed: true },
  { ids: ['EU'], guessed: false },
];
const CODES = ['encrypted', 'timed-out', 'read-by-fallback'];

function readingOf(language: string, jurisdictions: Jurisdictions): Reading {
  const reading = readText(TEXTS[language] ?? '');
  const notes = CODES.map((code) => ({ code }));
  return { ...reading, jurisdictions, document: { ...reading.document, notes } };
}

const settingOf = (language: string): Setting => ({
  ...{ tool: { name: 'consentlint', version: '1.0.0', rulesHash: '' }, wordbook: wordbook(rulebook) },
  ...{ readers: readersOf(rulebook), language: language as Setting['language'], width: 80 },
  ...{ paint: paintAt(0), detail: 'full' },
});

interface Tree {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Tree[];
}
/** Everything that a page says: its text, and what it reads to those who cannot see. */
function saidIn({ nodeName, value, attrs = [], childNodes = [] }: Tree): readonly string[] {
  if (nodeName === 'script' || nodeName === 'style') return [];
  const told = attrs.filter(({ name }) => name === 'aria-label' || name === 'title' || name === 'alt');
  return [
    ...(value === undefined ? [] : [value]),
    ...told.map((attr) => attr.value),
    ...childNodes.flatMap(saidIn),
  ];
}

const keys = new Set(Object.values(rulebook.messages).flatMap((messages) => Object.keys(messages)));
const pageIn = async (language: string, jurisdictions: Jurisdictions) => {
  const reading = readingOf(language, jurisdictions);
  expect(reading.findings.length).toBeGreaterThan(1);
  const page = await html.end({ readings: [reading], errors: [] }, settingOf(language));
  return saidIn(parse(page) as Tree);
};

describe.each(Object.keys(TEXTS))('a page about a document in %s', (language) => {
  it.each(WHOSE)(
    'has words for everything, and names nothing of the command line: %j',
    async (jurisdictions) => {
      const said = await pageIn(language, jurisdictions);
      const words = said.flatMap((text) => text.split(/[\s:;,()]+/u)).map((word) => word.replace(/\.$/, ''));
      expect(words.filter((word) => word.includes('.') && keys.has(word))).toEqual([]);
      const shown = said.join('\n');
      expect(shown).not.toMatch(/\{[a-zA-Z]+\}|undefined|\[object/);
      expect(shown).not.toMatch(/--[a-z]|CONSENTLINT_|consentlint (text|scan|explain|rules|letter|redline)/);
    },
  );

  it('says in every language whose law was taken, and that it may be another', async () => {
    const said = (await pageIn(language, { ids: ['MX'], guessed: true })).join('\n');
    for (const messages of Object.values(rulebook.messages)) {
      const place = messages['jurisdiction.MX'] ?? '';
      expect(said).toContain((messages['law.guessed.page'] ?? '').replace('{places}', place));
    }
    const shown = await terminal.reading(
      readingOf(language, { ids: ['MX'], guessed: true }),
      settingOf(language),
    );
    expect(shown).toContain('--jurisdiction');
  });
});
