/**
 * Every data type of the program: extract (file -> Document) -> segment (-> Clause[]) -> match (-> Finding[]) -> report.
 * One ruler: every position is an offset into `Document.text`; line, page and box are looked up from it at the end.
 */

export type * from './model/compare.ts';
export type * from './model/document.ts';
export type * from './model/letter.ts';
export type * from './model/picture.ts';
export type * from './model/reading.ts';
export type * from './model/redaction.ts';
export type * from './model/rulebook.ts';
export type * from './model/trace.ts';
