/** A small rulebook with the program's real messages, and readings made by hand: stable, whatever the rules become. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type {
  Document,
  Evidence,
  Finding,
  Jurisdiction,
  Language,
  Law,
  Reading,
  Role,
  Rule,
  Rulebook,
  Span,
} from '../../src/model.ts';
import type { Setting } from '../../src/report/index.ts';
import { readersOf } from '../../src/report/language.ts';
import { paintAt } from '../../src/report/paint.ts';
import { wordbook } from '../../src/report/words.ts';

const messagesIn = (language: string): Record<string, string> =>
  parse(readFileSync(new URL(`../../rules/messages/${language}.yaml`, import.meta.url), 'utf8'));

export const messages: Rulebook['messages'] = {
  zh: messagesIn('zh'),
  es: messagesIn('es'),
  en: messagesIn('en'),
  id: messagesIn('id'),
  pt: messagesIn('pt'),
};

const nothingToMatch = { any: [], alone: [], also: [], unless: null, misses: [] };

const contactList: Rule = {
  id: 'contact-list-access',
  category: 'contact-list',
  severity: 'high',
  law: ['CN-1', 'MX-1', 'EU-1', 'XX-1'],
  texts: {
    en: {
      ...nothingToMatch,
      title: "You let the lender read your phone's contact list",
      why: 'The numbers belong to other people; lenders use them to press borrowers through family and colleagues.',
      ask: 'Ask to strike this item; refuse the permission on the phone.',
      safer: 'We do not read your contact list.',
      flags: ['We may read your contacts.', 'You authorize us to:\n(a) read your contacts;'],
      passes: ['We never read your contacts.'],
    },
    zh: {
      ...nothingToMatch,
      title: '允许读取手机通讯录',
      why: '通讯录里是别人的号码，放款方可能据此联系“您的亲友”。',
      ask: '请对方说明用途，能否不授权。',
      flags: ['本人授权贵公司读取通讯录。'],
      passes: ['我们不会读取您的通讯录。'],
    },
    es: {
      ...nothingToMatch,
      title: 'Permite leer la agenda de su teléfono',
      why: 'Los números son de otras personas.',
      ask: 'Pida que se quite este punto.',
      flags: [],
      passes: [],
    },
  },
};

const unlimitedTerm: Rule = {
  id: 'unlimited-term',
  category: 'irrevocable-or-unlimited',
  severity: 'medium',
  law: [],
  texts: {
    en: {
      ...nothingToMatch,
      title: 'The authorization has no end',
      why: 'It outlives the loan.',
      ask: 'Ask for an end date.',
      flags: [],
      passes: [],
    },
  },
};

const law = (id: string, jurisdiction: string): Law => ({
  id,
  jurisdiction,
  cite: { en: `Act ${id}`, zh: `《${id}》`, es: `Ley ${id}` },
  says: { en: 'contacts are not necessary', zh: '不得读取通讯录', es: 'no hacen falta contactos' },
  article: '1',
  inForce: '2021-05-01',
  evidence: 'primary',
  effect: 'limits',
  can: { en: 'refuse', zh: '可以拒绝', es: 'puede negarse' },
});

const place = (id: string, also: readonly string[] = []): Jurisdiction => ({
  id,
  platform: id === 'XX',
  also,
  signs: {},
  authority: {},
});

const jurisdictions = (tags: Record<string, string[]>) =>
  ({ jurisdictions: tags, flags: [], passes: [] }) as unknown as Language;

const letterTexts = parse(readFileSync(new URL('../../rules/letters/ask.yaml', import.meta.url), 'utf8'));
const letters: Rulebook['letters'] = {
  ask: {
    id: 'ask',
    to: 'lender',
    stances: ['granted', 'conditional'],
    law: [],
    texts: { zh: letterTexts.zh, es: letterTexts.es, en: letterTexts.en },
  },
};

export const rulebook: Rulebook = {
  hash: '0123456789abcdef',
  variants: { from: '', to: '' },
  languages: {
    zh: jurisdictions({ 'zh-Hans': ['CN'], 'zh-Hant': ['TW'] }),
    es: jurisdictions({ es: ['MX'] }),
    en: jurisdictions({ en: ['US'] }),
  },
  rules: [contactList, unlimitedTerm],
  laws: {
    'CN-1': law('CN-1', 'CN'),
    'MX-1': law('MX-1', 'MX'),
    'EU-1': law('EU-1', 'EU'),
    'XX-1': law('XX-1', 'XX'),
  },
  jurisdictions: Object.fromEntries(
    [place('CN'), place('TW'), place('ES', ['EU']), place('EU'), place('MX'), place('US'), place('XX')].map(
      (at) => [at.id, at],
    ),
  ),
  letters,
  confusables: [],
  redaction: { names: ['Name'], nobody: [], labels: ['Phone'], money: [], open: [], numbers: [] },
  messages,
};

export function settingOf(changes: Partial<Setting> = {}): Setting {
  return {
    tool: { name: 'consentlint', version: '1.2.3', rulesHash: rulebook.hash },
    wordbook: wordbook(rulebook),
    readers: readersOf(rulebook),
    language: null,
    width: 80,
    paint: paintAt(0),
    detail: 'full',
    ...changes,
  };
}

export function documentOf(text: string, changes: Partial<Document> = {}): Document {
  return {
    path: 'letter.txt',
    sha256: 'ab'.repeat(32),
    bytes: Buffer.byteLength(text),
    format: 'text',
    outcome: 'read',
    text,
    pages: [],
    blocks: [],
    marks: [],
    anchors: [],
    notes: [],
    ...changes,
  };
}

/** The span of the n-th occurrence of words in a text. */
export function spanOf(text: string, words: string, nth = 0): Span {
  let start = text.indexOf(words);
  for (let i = 0; i < nth; i++) start = text.indexOf(words, start + 1);
  if (start < 0) throw new Error(`'${words}' is not in the text`);
  return { start, end: start + words.length };
}

/** A finding of `contact-list-access` in `clause`, under `leads`, with words of the text as evidence. */
export function findingOf(
  text: string,
  { clause, leads = [], evidence = [] }: { clause: string; leads?: string[]; evidence?: [Role, string][] },
  changes: Partial<Finding> = {},
): Finding {
  const span = spanOf(text, clause);
  return {
    rule: 'contact-list-access',
    category: 'contact-list',
    severity: 'high',
    stance: 'granted',
    clause: {
      ...span,
      body: span.start,
      language: 'en',
      leads: leads.map((lead) => ({ ...spanOf(text, lead), body: spanOf(text, lead).start, kind: 'line' })),
      before: null,
      kind: 'paragraph',
    },
    evidence: evidence.map(([role, words]): Evidence => ({ ...nearest(text, words, span), role })),
    fingerprint: 'f00d',
    ...changes,
  };
}

/** Words inside a span where they stand there, else their first occurrence. */
function nearest(text: string, words: string, { start, end }: Span): Span {
  const at = text.slice(start, end).indexOf(words);
  return at < 0 ? spanOf(text, words) : { start: start + at, end: start + at + words.length };
}

export function readingOf(document: Document, changes: Partial<Reading> = {}): Reading {
  const findings = changes.findings ?? [];
  return {
    document,
    languages: ['en'],
    lender: null,
    date: null,
    verdict: findings.length > 0 ? 'flagged' : document.outcome === 'read' ? 'clear' : 'unread',
    findings,
    refused: [],
    safeguards: [],
    quality: { grade: null, points: 0, criteria: [] },
    givesAway: {
      rows: [],
      terms: [],
      totals: { data: [], person: [], source: [], recipient: [], purpose: [], term: [] },
    },
    references: [],
    jurisdictions: { ids: [], guessed: true },
    unread: [],
    ...changes,
  };
}
