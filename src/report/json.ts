import type { InputError, Note, Page, Reading, Report } from '../model.ts';
import type { Format, Setting } from './index.ts';
import { consentOf, referenceOf } from './json/consent.ts';
import { type EvidenceWriter, evidenceWriters } from './json/evidence.ts';
import { findingWriter, missingWriter } from './json/finding.ts';
import { whereOf } from './jurisdiction.ts';
import { noteWords } from './notes.ts';
import { escapeUnseen } from './sanitise.ts';
import type { Words } from './words.ts';

/** The contract for programs: `report.schema.json`. Its keys never change within a `schemaVersion`. */
export const json: Format = {
  audience: 'machines',
  isWhole: true,
  reading: async () => '',
  end: async (report, setting) =>
    `${escapeUnseen(JSON.stringify(await contract(report, setting), null, 2))}\n`,
};

async function contract(report: Report, setting: Setting) {
  const words = await setting.wordbook(setting.language ?? 'en');
  const { readings, errors, notices = [] } = report;
  const writers = evidenceWriters(readings.map(({ document }) => document));
  const documents = await Promise.all(
    readings.map((reading) => documentOf(reading, writers(reading.document), setting)),
  );
  return {
    schemaVersion: 1,
    tool: setting.tool,
    documents,
    bundle: await bundleOf(report, writers(null), setting),
    errors: errors.map((error) => errorOf(error, words)),
    ...(notices.length > 0 && { notices: notices.map((notice) => noteOf(notice, words)) }),
  };
}

/** What is told of a document, as `report.schema.json` has it. */
export async function documentOf(reading: Reading, evidenceOf: EvidenceWriter, setting: Setting) {
  const { document, languages, jurisdictions, verdict, unread } = reading;
  const { path, sha256, bytes, format, outcome, pages, notes } = document;
  const words = await setting.wordbook(setting.language ?? setting.readers.ofDocument(languages));
  const where = whereOf(reading);
  const finding = findingWriter({ document, words, evidenceOf, where });
  const missing = missingWriter({ words, evidenceOf, where });
  return {
    path,
    sha256,
    bytes,
    format,
    languages,
    jurisdictions,
    lender: reading.lender?.text ?? null,
    date: reading.date,
    year: yearOf(reading.date),
    pageCount: pages.length || null,
    pages: pages.map(pageOf),
    verdict,
    outcome,
    findings: [...reading.findings.map(finding), ...reading.safeguards.flatMap(missing)],
    refused: reading.refused.map(finding),
    ...consentOf(reading, words, evidenceOf),
    references: reading.references.map(referenceOf),
    unread,
    notes: notes.map((note) => noteOf(note, words)),
  };
}

const yearOf = (date: string | null): number | null => (date === null ? null : Number(date.slice(0, 4)));

async function bundleOf(report: Report, evidenceOf: EvidenceWriter, setting: Setting) {
  const { bundle, readings } = report;
  const [first] = readings;
  if (!bundle || !first) return null;
  const tags = readings.flatMap(({ languages }) => languages);
  const words = await setting.wordbook(setting.language ?? setting.readers.ofDocument(tags));
  return {
    paths: bundle.paths,
    findings: bundle.safeguards.flatMap(missingWriter({ words, evidenceOf, where: whereOf(first) })),
    ...consentOf(bundle, words, evidenceOf),
  };
}

function pageOf({ number, read, confidence, width, height }: Page) {
  return { number, read, confidence: confidence ?? null, width, height };
}

function noteOf(note: Note, words: Words) {
  const { code, page = null, values = {} } = note;
  return { code, page, values, ...noteWords(note, words) };
}

/** What is told of an input that could not be opened. */
export function errorOf({ path, code }: InputError, words: Words) {
  return { path, code, ...noteWords({ code }, words) };
}
