import type { Change, MatterChange, Passage, Reading, Span } from '../../model.ts';
import { confidenceIn } from '../confidence.ts';
import type { Setting } from '../index.ts';
import { type EvidenceWriter, evidenceWriters } from '../json/evidence.ts';
import { whereOf } from '../jurisdiction.ts';
import { noteWords } from '../notes.ts';
import { placer } from '../place.ts';
import { escapeUnseen } from '../sanitise.ts';
import type { Words } from '../words.ts';
import type { Compared, DiffFormat } from './index.ts';
import { detailsOf, itemText, sentenceOf } from './sentences.ts';

/** The contract for programs, as diff.schema.json beside report.schema.json has it. Its keys never change within a `schemaVersion`. */
export const json: DiffFormat = {
  audience: 'machines',
  write: async (compared, setting) =>
    `${escapeUnseen(JSON.stringify(await contract(compared, setting), null, 2))}\n`,
};

async function contract(compared: Compared, setting: Setting) {
  const { old, new: fresh, comparison } = compared;
  const words = await setting.wordbook(setting.language ?? setting.readers.ofDocument(fresh.languages));
  const write = changeWriter(compared, words);
  return {
    schemaVersion: 1,
    tool: setting.tool,
    old: documentOf(old, words),
    new: documentOf(fresh, words),
    basis: comparison.basis,
    complete: comparison.isWhole,
    position: positionOf(compared),
    changes: comparison.changes.map(write),
  };
}

/** Whether the signer is worse or better off. */
function positionOf({ comparison: { changes, isWhole } }: Compared): string {
  const has = (direction: Change['direction']) => changes.some((change) => change.direction === direction);
  if (has('worse')) return has('better') ? 'mixed' : 'worse';
  if (!isWhole) return 'unknown';
  return has('better') ? 'better' : 'same';
}

function documentOf({ document, languages, verdict, quality, unread }: Reading, words: Words) {
  const { path, sha256, bytes, format, outcome, pages, notes } = document;
  return {
    ...{ path, sha256, bytes, format, languages },
    pageCount: pages.length || null,
    ...{ verdict, outcome, grade: quality.grade, unread },
    notes: notes.map((note) => {
      const { code, page = null, values = {} } = note;
      return { code, page, values, ...noteWords(note, words) };
    }),
  };
}

/** Writes a change with the places of both documents. */
function changeWriter(compared: Compared, words: Words): (change: Change) => object {
  const { old, new: fresh } = compared;
  const writers = evidenceWriters([old.document, fresh.document]);
  const [inOld, inNew] = [old, fresh].map((reading) => passageWriter(reading, writers(reading.document)));
  return (change) => {
    const { kind, direction, rule, category, severity, stance, fingerprint, closest } = change;
    const text = words.rule(rule);
    const isMissing = change.old.length === 0 ? 'old' : 'new';
    return {
      ...{ kind, direction, rule, category, severity, stance, fingerprint },
      title: text?.title ?? rule,
      sentence: sentenceOf(change, words),
      details: detailsOf(change, compared, words),
      ask: text?.ask ?? '',
      law: words.laws(rule, whereOf(fresh)),
      matters: change.matters.map((matter) => matterOf(matter, compared)),
      old: change.old.map((passage) => inOld?.(passage)),
      new: change.new.map((passage) => inNew?.(passage)),
      closest: closest && { in: isMissing, ...(isMissing === 'old' ? inOld : inNew)?.(closest) },
      also: change.also.map((one) => ({ ...one, sentence: sentenceOf(one, words) })),
    };
  };
}

function matterOf({ role, extent, added, removed }: MatterChange, { old, new: fresh }: Compared) {
  const told = (spans: readonly Span[], reading: Reading) =>
    spans.map((span) => ({ text: itemText(span, reading), start: span.start, end: span.end }));
  return { role, extent, added: told(added, fresh), removed: told(removed, old) };
}

function passageWriter({ document }: Reading, evidenceOf: EvidenceWriter): (passage: Passage) => object {
  const placeOf = placer(document);
  const confidenceOf = confidenceIn(document);
  const quote = ({ start, end }: Span) => document.text.slice(start, end);
  return ({ clause, evidence, stance, fingerprint }) => {
    const { start, end, number = null, leads } = clause;
    const confidence = confidenceOf(clause);
    return {
      quote: quote(clause),
      clause: { start, end, ...placeOf(clause), number },
      ...(confidence === null ? {} : { confidence }),
      leads: leads.map((lead) => ({ start: lead.start, end: lead.end, text: quote(lead) })),
      evidence: evidenceOf(evidence),
      ...{ stance, fingerprint },
    };
  };
}
