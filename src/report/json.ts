import type { Document, Finding, InputError, Note, Page, Reading, Report } from '../model.ts';
import { boxer } from './boxes.ts';
import type { Format, Setting } from './index.ts';
import { type Where, whereOf } from './jurisdiction.ts';
import { noteWords } from './notes.ts';
import { placer } from './place.ts';
import { escapeUnseen } from './sanitise.ts';
import type { LawWords, Words } from './words.ts';

/** The contract for programs: `report.schema.json`. Its keys never change within a `schemaVersion`. */
export const json: Format = {
  audience: 'machines',
  reading: async () => '',
  end: async (report, setting) =>
    `${escapeUnseen(JSON.stringify(await contract(report, setting), null, 2))}\n`,
};

async function contract(report: Report, setting: Setting) {
  const words = await setting.wordbook(setting.language ?? 'en');
  const documents = await Promise.all(report.readings.map((reading) => documentOf(reading, setting)));
  return {
    schemaVersion: 1,
    tool: setting.tool,
    documents,
    errors: report.errors.map((error) => errorOf(error, words)),
  };
}

async function documentOf(reading: Reading, setting: Setting) {
  const { document, languages, jurisdictions, verdict, unread } = reading;
  const { path, sha256, bytes, format, outcome, pages, notes } = document;
  const words = await setting.wordbook(setting.language ?? setting.readers.ofDocument(languages));
  const finding = findingWriter(document, words, whereOf(reading));
  return {
    path,
    sha256,
    bytes,
    format,
    languages,
    jurisdictions,
    pageCount: pages.length || null,
    pages: pages.map(pageOf),
    verdict,
    outcome,
    findings: reading.findings.map(finding),
    refused: reading.refused.map(finding),
    unread,
    notes: notes.map((note) => noteOf(note, words)),
  };
}

function pageOf({ number, read, confidence, width, height }: Page) {
  return { number, read, confidence: confidence ?? null, width, height };
}

function findingWriter(document: Document, words: Words, where: Where) {
  const placeOf = placer(document);
  const boxesOf = boxer(document);
  const quote = (span: { start: number; end: number }) => document.text.slice(span.start, span.end);
  return (finding: Finding) => {
    const { rule, category, severity, stance, fingerprint, clause, evidence } = finding;
    const { start, end, number = null, leads } = clause;
    const text = words.rule(rule);
    return {
      rule,
      category,
      severity,
      stance,
      fingerprint,
      quote: quote(clause),
      clause: { start, end, ...placeOf(clause), number },
      leads: leads.map((lead) => ({ start: lead.start, end: lead.end, text: quote(lead) })),
      evidence: evidence.map((piece) => ({
        role: piece.role,
        text: quote(piece),
        start: piece.start,
        end: piece.end,
        boxes: boxesOf(piece),
      })),
      title: text?.title ?? rule,
      why: text?.why ?? '',
      ask: text?.ask ?? '',
      law: lawsOf(rule, words, where),
    };
  };
}

/** All provisions, those that may hold for the document first; where the reader has said whose law he wants, only these. */
function lawsOf(rule: string, words: Words, where: Where): readonly LawWords[] {
  const held = words.laws(rule, where);
  if (!where.jurisdictions.guessed) return held;
  const ids = new Set(held.map(({ id }) => id));
  return [...held, ...words.laws(rule).filter(({ id }) => !ids.has(id))];
}

function noteOf(note: Note, words: Words) {
  const { code, page = null, values = {} } = note;
  return { code, page, values, ...noteWords(note, words) };
}

function errorOf({ path, code }: InputError, words: Words) {
  return { path, code, ...noteWords({ code }, words) };
}
