import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { colourLevel } from '../../src/cli/colour.ts';
import { columnsOf } from '../../src/cli/columns.ts';
import { exitCode } from '../../src/cli/exit-code.ts';
import { nearestWord } from '../../src/cli/nearest-word.ts';
import type { Finding, Severity } from '../../src/model.ts';
import { documentOf, findingOf, readingOf } from '../report/sample.ts';

const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 100 });
const pipe = new PassThrough();

describe('colour', () => {
  it.each([
    ['a terminal', undefined, {}, terminal, 1],
    ['a pipe', undefined, {}, pipe, 0],
    ['a file', undefined, {}, null, 0],
    ['a dumb terminal', undefined, { TERM: 'dumb' }, terminal, 0],
    ['NO_COLOR', undefined, { NO_COLOR: '1' }, terminal, 0],
    ['NO_COLOR, but empty', undefined, { NO_COLOR: '' }, terminal, 1],
    ['FORCE_COLOR', undefined, { FORCE_COLOR: '1' }, pipe, 1],
    ['FORCE_COLOR, empty', undefined, { FORCE_COLOR: '' }, pipe, 1],
    ['FORCE_COLOR=0', undefined, { FORCE_COLOR: '0' }, terminal, 0],
    ['FORCE_COLOR over NO_COLOR', undefined, { FORCE_COLOR: '3', NO_COLOR: '1' }, pipe, 1],
    ['--no-color over FORCE_COLOR', false, { FORCE_COLOR: '1' }, terminal, 0],
    ['--color over NO_COLOR', true, { NO_COLOR: '1' }, null, 1],
  ] as const)('is decided for %s', (...[, asked, env, stream, level]) => {
    expect(colourLevel(asked, env, stream)).toBe(level);
  });
});

describe('the width', () => {
  it.each([
    [{}, pipe, 80],
    [{}, terminal, 100],
    [{ COLUMNS: '90' }, terminal, 90],
    [{ COLUMNS: 'wide' }, terminal, 100],
    [{ COLUMNS: '500' }, null, 120],
    [{ COLUMNS: '5' }, null, 32],
  ] as const)('with %j is right', (env, stream, columns) => {
    expect(columnsOf(env, stream)).toBe(columns);
  });
});

describe('the exit code', () => {
  const text = 'We may read your contacts.';
  const finding = (severity: Severity, stance: Finding['stance'] = 'granted') =>
    findingOf(text, { clause: text }, { severity, stance });
  const found = (...findings: Finding[]) => readingOf(documentOf(text), { findings });
  const unreadPage = readingOf(documentOf(text), { unread: [{ page: 2, reason: 'empty' }] });
  const locked = readingOf(documentOf('', { outcome: 'encrypted' }));
  const foreign = readingOf(documentOf(text), { verdict: 'unread', languages: [] });
  const missing = { path: 'x', code: 'missing' };

  it.each([
    ['nothing', [found()], [], 'high', 0],
    ['a finding at the threshold', [found(finding('high'))], [], 'high', 1],
    ['a worse one', [found(finding('critical'))], [], 'low', 1],
    ['a lesser one', [found(finding('medium'))], [], 'high', 0],
    ['a conditional one', [found(finding('high', 'conditional'))], [], 'high', 1],
    ['an optional one', [found(finding('critical', 'optional'))], [], 'low', 0],
    ['mere notes', [found(finding('info'))], [], 'low', 0],
    ['never failing', [found(finding('critical'))], [], 'never', 0],
    ['an unread page', [unreadPage], [], 'high', 3],
    ['an unread document', [locked], [], 'never', 3],
    ['a language without rules', [foreign], [], 'high', 3],
    ['findings before unread pages', [found(finding('high')), locked], [], 'high', 1],
    ['a missing input before everything', [found(finding('high')), locked], [missing], 'high', 2],
  ] as const)('for %s is right', (...[, readings, errors, failOn, code]) => {
    expect(exitCode({ readings, errors }, failOn)).toBe(code);
  });
});

describe('the nearest word', () => {
  const words = ['contact-list-access', 'call-records-access', 'unlimited-term'];

  it.each([
    ['contact-list-acces', 'contact-list-access'],
    ['contakt-list-access', 'contact-list-access'],
    ['unlimited', 'unlimited-term'],
    ['photo', undefined],
    ['', undefined],
  ])('to %s is %s', (word, nearest) => {
    expect(nearestWord(word, words)).toBe(nearest);
  });
});
