/** A finding's name that survives re-pagination and re-export: never line, page or number. */
import { createHash } from 'node:crypto';
import type { Clause, Lead } from '../model.ts';
import { foldedText } from './fold.ts';
import type { FoldAt } from './windows.ts';

/** The number that some formats write before a note and others do not. */
const NOTE_NUMBER = /^[\p{N}*\u2020\u2021]+/u;
/** Bullets, quotes and dashes change with the program that exports. */
const SIGNS = /[^\p{L}\p{N}]/gu;

/**
 * Makes fingerprints for one document: 16 hex digits over rule id, letters of folded leads and folded clause (each without
 * its number), and an ordinal where the same clause stands twice. Headings are no part of it: what is one depends on the
 * format, and in some on the size of its letters.
 */
export function fingerprinter(foldAt: FoldAt): (rule: string, clause: Clause) => string {
  const seen = new Map<string, number>();
  const leads = new WeakMap<Lead, string>();
  const leadWords = (lead: Lead): string => {
    const known = leads.get(lead) ?? words(lead);
    leads.set(lead, known);
    return known;
  };
  const words = (piece: Clause | Lead): string => {
    return foldedText(foldAt(piece), { start: piece.body, end: piece.end }).replace(SIGNS, '');
  };
  return (rule, clause) => {
    const said = clause.leads.filter(({ kind }) => kind !== 'heading').map(leadWords);
    const own = clause.kind === 'footnote' ? words(clause).replace(NOTE_NUMBER, '') : words(clause);
    const plain = [rule, ...said, own].join('\n');
    const ordinal = seen.get(plain) ?? 0;
    seen.set(plain, ordinal + 1);
    const text = ordinal === 0 ? plain : `${plain}\n${ordinal}`;
    return fingerprintOf(text);
  };
}

/** 16 hex digits that stand for a text. */
export const fingerprintOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);
