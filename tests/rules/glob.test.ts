import { win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globFlaw, globMatcher, MAX_GLOB } from '../../src/rules/glob.ts';
import { pathBelow } from '../../src/rules/paths.ts';

describe('globs', () => {
  it.each<[globs: string | readonly string[], path: string, isMeant: boolean]>([
    ['a.pdf', 'a.pdf', true],
    ['a.pdf', 'x/y/a.pdf', true],
    ['a.pdf', 'a.pdf.txt', false],
    ['/a.pdf', 'a.pdf', true],
    ['/a.pdf', 'x/a.pdf', false],
    ['./a.pdf', 'x/a.pdf', false],
    ['*.draft.docx', 'x/loan.draft.docx', true],
    ['*.draft.docx', 'loan.docx', false],
    ['archive', 'archive/2020/a.pdf', true],
    ['archive/', 'x/archive/a.pdf', true],
    ['archive/', 'archives/a.pdf', false],
    ['x/archive', 'x/archive/a.pdf', true],
    ['x/archive', 'y/x/archive/a.pdf', false],
    ['x/*.pdf', 'x/a.pdf', true],
    ['x/*.pdf', 'x/y/a.pdf', false],
    ['x/**/*.pdf', 'x/a.pdf', true],
    ['x/**/*.pdf', 'x/y/z/a.pdf', true],
    ['x/**', 'x/y/a.pdf', true],
    ['**/x', 'y/x/a.pdf', true],
    ['**', 'a', true],
    ['a?.pdf', 'ab.pdf', true],
    ['a?.pdf', 'a.pdf', false],
    ['*.{pdf,docx}', 'a.docx', true],
    ['*.{pdf,docx}', 'a.txt', false],
    ['{x,y/z}/*.pdf', 'y/z/a.pdf', true],
    ['a [1].pdf', 'a [1].pdf', true],
    ['a+(b).pdf', 'a+(b).pdf', true],
    ['.*', '.hidden', true],
    ['*', '.hidden', true],
    ['合同/**', '合同/借款.pdf', true],
    ['x\\y\\*.pdf', 'x/y/a.pdf', true],
    [['archive/', '!keep.pdf'], 'archive/keep.pdf', false],
    [['archive/', '!keep.pdf', 'keep.pdf'], 'archive/keep.pdf', true],
    [['!a.pdf'], 'a.pdf', false],
    ['', 'a.pdf', false],
  ])('%j: whether %s is meant is %s', (globs, path, isMeant) => {
    expect(globMatcher(typeof globs === 'string' ? [globs] : globs)(path)).toBe(isMeant);
  });

  it.each([
    ['../a.pdf', 'upward'],
    ['x/../../a.pdf', 'upward'],
    ['{..,x}/a', 'upward'],
    ['!../a', 'upward'],
    ['{a', 'braces'],
    ['a}', 'braces'],
    ['{a,{b,c}}', 'braces'],
    ['{a,b}'.repeat(7), 'braces'],
    ['a'.repeat(MAX_GLOB + 1), 'long'],
    ['.', 'empty'],
    ['a/{,..}', 'upward'],
    ['{,/}', 'empty'],
    ['{a,b}/**/*.pdf', null],
    ['a..b', null],
  ])('%s has the flaw %s', (glob, flaw) => {
    expect(globFlaw(glob)).toBe(flaw);
  });

  it('mean what their definition says', () => {
    const step = fc.constantFrom('a', 'b', 'ab', '*', '?', 'a*', '*b', '*a*', '**');
    const glob = fc.array(step, { minLength: 2, maxLength: 5 });
    const path = fc.array(fc.constantFrom('a', 'b', 'ab', 'ba', 'aab'), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(glob, path, (steps, parts) => {
        expect(globMatcher([steps.join('/')])(parts.join('/'))).toBe(leads(steps, parts));
      }),
      { numRuns: 2000 },
    );
  });

  it('are never slow: stars cost no more than the names are long', () => {
    const isMeant = globMatcher([`${'*a'.repeat(60)}b`, `${'**/*a*/'.repeat(30)}b`]);
    expect(isMeant(Array(60).fill('a'.repeat(200)).join('/'))).toBe(false);
  });
});

/** Whether a glob leads to a path or to a folder on its way, as one would say it. */
function leads([step, ...steps]: readonly string[], parts: readonly string[]): boolean {
  if (step === undefined) return true;
  const [part, ...rest] = parts;
  if (step === '**') return leads(steps, parts) || (part !== undefined && leads([step, ...steps], rest));
  const pattern = new RegExp(`^${step.replaceAll('*', '.*').replaceAll('?', '.')}$`);
  return part !== undefined && pattern.test(part) && leads(steps, rest);
}

describe('a path below a folder', () => {
  it.each([
    ['/p', '/p/x/a.pdf', 'x/a.pdf'],
    ['/p', '/q/a.pdf', null],
    ['/p', '/p..q', null],
    ['/p', '/p/..a/b', '..a/b'],
    ['/p/x', '/p', null],
  ])('from %s to %s is %s', (folder, path, below) => {
    expect(pathBelow(folder, path)).toBe(below);
  });

  it.each([
    ['C:\\p', 'C:\\p\\x\\a.pdf', 'x/a.pdf'],
    ['C:\\p', 'c:\\P\\x\\a.pdf', 'x/a.pdf'],
    ['C:\\p', 'D:\\p\\a.pdf', null],
    ['C:\\p', 'C:\\q\\a.pdf', null],
    ['\\\\server\\share\\p', '\\\\server\\share\\p\\a.pdf', 'a.pdf'],
  ])('on Windows from %s to %s is %s', (folder, path, below) => {
    expect(pathBelow(folder, path, win32)).toBe(below);
  });

  it('on Windows is matched by globs of either slash', () => {
    const below = pathBelow('C:\\p', 'C:\\p\\archive\\old\\a.pdf', win32) ?? '';
    for (const glob of ['archive/**/*.pdf', 'archive\\**\\*.pdf', 'archive\\'])
      expect(globMatcher([glob])(below)).toBe(true);
  });
});
