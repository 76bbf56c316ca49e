/** A small world to run the command line in: files of its own, the sample rulebook, and an engine that knows one clause. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { ScannersOptions } from '../../src/batch/scanners.ts';
import { extract, extractBytes } from '../../src/extract/index.ts';
import type { Bundle, Document, Finding, Reading, Rulebook } from '../../src/model.ts';
import type { Input } from '../../src/scan.ts';
import { scannerOf } from '../../src/scanner.ts';
import { documentOf, findingOf, readingOf, rulebook } from '../report/sample.ts';

export { type Ran, run } from './run.ts';

vi.mock('../../src/rules/load.ts', () => ({ loadRulebook: async () => rulebook }));
vi.mock('../../src/rules/raw.ts', () => ({
  shippedPlaces: () => ({
    'contact-list/contact-list-access': {
      file: 'rules/contact-list/contact-list-access.yaml',
      at: { 'zh.flags[0]': [12, 5] },
    },
  }),
  baseOf: (base: Rulebook) => ({
    rulebook: base,
    listsOf: (id: string) => ({ gap: 60, named: { ...base.languages[id]?.lists } }),
  }),
}));
vi.mock('../../src/batch/scanners.ts', () => ({ createScanners }));
vi.mock('../../src/scan.ts', () => ({
  createJudge: () => judge,
  createGrantFinder: () => () => true,
}));

/** Finds "read your contacts": conditional behind "if", optional behind "unless you refuse", refused behind "never". */
function judge(document: Document): Reading {
  const sentences = document.text.split('\n').filter((line) => line.includes('read your contacts'));
  const all = sentences.map((clause) =>
    findingOf(document.text, { clause, evidence: [['data', 'contacts']] }, { stance: stanceOf(clause) }),
  );
  const isRefused = ({ clause }: Finding) => document.text.slice(clause.start, clause.end).includes('never');
  const findings = all.filter((finding) => !isRefused(finding));
  return readingOf(document, {
    givesAway: mapOf(findings),
    languages: document.outcome === 'read' ? ['en'] : [],
    findings,
    refused: all.filter(isRefused),
    unread: document.pages.flatMap(({ number, read, reason = 'empty' }) =>
      read === 'unread' ? [{ page: number, reason }] : [],
    ),
  });
}

function mapOf(findings: readonly Finding[]): Reading['givesAway'] {
  const { givesAway } = readingOf(documentOf(''));
  const totals = {
    ...givesAway.totals,
    data: [{ text: 'contacts', kind: 'plain' as const, start: 0, end: 8 }],
  };
  const row = { ...totals, rule: 'contact-list-access', category: 'contact-list', findings: ['f00d'] };
  return findings.length > 0 ? { rows: [row], terms: [], totals } : givesAway;
}

function stanceOf(sentence: string): Finding['stance'] {
  if (sentence.includes('unless you refuse')) return 'optional';
  return sentence.startsWith('If') ? 'conditional' : 'granted';
}

function createScanners({ jurisdictions: ids, passwords, timeoutMs, engine }: ScannersOptions) {
  const recogniser = engine ? { recognise: async () => null, close: () => {} } : undefined;
  const judged = (document: Document) => ({
    ...judge(document),
    ...(ids && { jurisdictions: { ids, guessed: false } }),
  });
  const limits = () => ({ passwords, deadline: Date.now() + timeoutMs, recogniser });
  const read = async ({ path, bytes }: Input) => {
    if (path.includes('bug')) throw new Error('a bug');
    return bytes ? extractBytes(path, bytes, limits()) : extract(path, limits());
  };
  return {
    ...scannerOf({
      read,
      scan: async (inputs) => {
        const document = await read(inputs[0] as Input);
        return 'text' in document ? judged(document) : document;
      },
      together: async (documents) => ({
        readings: documents.map(judged),
        bundle: bundleOf(documents.map(({ path }) => path)),
      }),
    }),
    close: () => {},
  };
}

/** Documents taken together, which say nothing more. */
const bundleOf = (paths: readonly string[]): Bundle => {
  const { safeguards, quality, givesAway } = readingOf(documentOf(''));
  return { paths, safeguards, quality, givesAway };
};

const FILES: Record<string, string> = {
  'letter.txt':
    'Authorization\n\nWe may read your contacts.\nIf you are late, we may read your contacts again.\n',
  'harmless.txt': 'We will never read your contacts.\nYou may repay early.\n',
  'optional.txt': 'We may read your contacts unless you refuse.\n',
  'empty.txt': '',
  'letter.rtf': '{\\rtf1 Authorization}',
  'passwords.txt': '\ufeffone\r\ntwo\r\n\r\n',
  'list.txt': 'letter.txt\n\nfolder\nletter.txt\n',
  'folder/a.txt': 'We may read your contacts.\n',
  'folder/b.md': 'Nothing.\n',
  'bug.txt': 'x',
};

/** Makes the files in a new folder and goes there; returns the way back. */
export function enterWorld(): () => void {
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'consentlint-'));
  mkdirSync(join(folder, 'folder'));
  mkdirSync(join(folder, 'nothing'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  process.chdir(folder);
  return () => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  };
}
