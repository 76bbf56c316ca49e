import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileRules } from '../../src/rules/compile.ts';
import { folderOf, remove } from './folder.ts';

const source = readFileSync(new URL('../../rules/letters/ask.yaml', import.meta.url), 'utf8').replace(
  /\nlaw: .*/,
  '',
);

async function problemsIn(files: Record<string, string>): Promise<string[]> {
  const folder = await folderOf(files);
  try {
    return (await compileRules(folder, { from: '', to: '' })).problems.map(
      ({ file, line, message }) => `${file}:${line} ${message}`,
    );
  } finally {
    await remove(folder);
  }
}

describe('a letter file', () => {
  it('is in order', async () => {
    expect(await problemsIn({ 'letters/ask.yaml': source })).toEqual([]);
  });

  it('has all its problems told at once, each with its line', async () => {
    const wrong = source
      .replace('to: lender', 'to: judge\nlaw: [XX-1]')
      .replace('{document}', '{file}')
      .replace('{quote}', '')
      .replace(/\nen:[\s\S]*/, '\n');
    const problems = await problemsIn({ 'letters/ask.yaml': wrong });
    expect(problems.map((problem) => problem.replace(/^\S+ /, ''))).toEqual([
      "'to' is one of lender, authority",
      "no provision 'XX-1' in the law files",
      "'opening' has no {file}",
      "'clause' needs {quote}",
      "a letter needs the block 'en'",
      "'requests' must be a list, and not empty",
      "'blanks' must be a list, and not empty",
    ]);
    expect(problems.every((problem) => /^letters\/ask\.yaml:\d+ /.test(problem))).toBe(true);
  });
});

describe('the redaction file', () => {
  it('has its problems told', async () => {
    const yaml = [
      'names: { en: [Name, { a: b }] }',
      'other: 1',
      'numbers:',
      '  - { id: a }',
      '  - { id: b, shapes: ["9"], check: { weights: [x], marks: "01" } }',
    ].join('\n');
    expect(
      (await problemsIn({ 'redaction.yaml': yaml })).map((problem) => problem.replace(/^\S+ /, '')),
    ).toEqual([
      "unknown key 'other'; known are names, nobody, labels, money, open, numbers",
      'this entry is no text: put it in quotes',
      'a number needs a shape',
      "'check' is luhn, verhoeff, iban, or weights (numbers) and marks",
    ]);
  });
});
