/** What the tests of formats share: a whole report in one format, and readers of what it holds. */
import { createRequire } from 'node:module';
import type { Document, Element } from '@xmldom/xmldom';
import { DOMParser } from '@xmldom/xmldom';
import { SaxesParser } from 'saxes';
import type { Report } from '../../src/model.ts';
import { formats, type Setting } from '../../src/report/index.ts';
import { settingOf } from './sample.ts';

/** All that a format writes of a report, as the command line has it written. */
export async function written(name: string, report: Partial<Report>, changes: Partial<Setting> = {}) {
  const whole: Report = { readings: [], errors: [], ...report };
  const format = await formats.get(name)?.();
  if (!format) throw new Error(`no format ${name}`);
  const setting = settingOf({ ...changes, ...(whole.bundle && { together: whole.readings }) });
  const parts = [(await format.begin?.(setting)) ?? ''];
  for (const reading of whole.readings) parts.push(await format.reading(reading, setting));
  for (const error of whole.errors) parts.push((await format.error?.(error, setting)) ?? '');
  parts.push(await format.end(whole, setting));
  return parts.join('');
}

/** The official schema of SARIF, with the validator that its package brings: it is of an older draft than others. */
const require = createRequire(import.meta.url);
const packageFile = require.resolve('@microsoft/jest-sarif/package.json');
const sarifRequire = createRequire(packageFile);
const Ajv = sarifRequire('ajv');
const ajv = new Ajv({ schemaId: 'auto', allErrors: true });
ajv.addMetaSchema(sarifRequire('ajv/lib/refs/json-schema-draft-04.json'));
const validateSarif = ajv.compile(sarifRequire('./lib/schemas/sarif-2.1.0-rtm.5.json'));

/** What the official schema has against a log; nothing where it is valid. */
export const sarifProblems = (log: unknown): readonly unknown[] =>
  validateSarif(log) ? [] : validateSarif.errors;

/** XML as a parser reads it that bears no mistake. */
export function xmlOf(text: string): Document {
  const strict = new SaxesParser();
  strict.on('error', (error) => {
    throw error;
  });
  strict.write(text).close();
  return new DOMParser().parseFromString(text, 'text/xml');
}

export const elements = (parent: Document | Element, name: string): readonly Element[] => [
  ...parent.getElementsByTagName(name),
];

/** A table as RFC 4180 has it: rows of cells. */
export function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const row: string[] = [];
    for (;;) {
      const [whole = '', quoted] = /^(?:"((?:[^"]|"")*)"|[^",\r\n]*)/.exec(text.slice(at)) ?? [];
      row.push(quoted === undefined ? whole : quoted.replaceAll('""', '"'));
      at += whole.length;
      if (text[at] !== ',') break;
      at++;
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`no end of a row at ${at}`);
    at += 2;
    rows.push(row);
  }
  return rows;
}

/** A workflow command as GitHub's runner reads it. */
export function commandOf(line: string) {
  const [, name = '', given = '', message = ''] = /^::([a-z]+) ([^:]*)::(.*)$/.exec(line) ?? [];
  const plain = (text: string) =>
    text
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%25', '%');
  const properties = given.split(',').map((property) => {
    const [key = '', ...value] = property.split('=');
    return [key, plain(value.join('='))] as const;
  });
  return { name, message: plain(message), ...Object.fromEntries(properties) } as Record<string, string>;
}
