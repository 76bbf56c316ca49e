import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { listInputs } from '../../src/cli/inputs.ts';
import { walk } from '../../src/cli/walk.ts';

let root = '';
const at = (...names: string[]) => join(root, ...names);
const made: string[] = [];
beforeEach(() => {
  root = mkdtempSync(join(realpathSync(tmpdir()), 'consentlint-walk-'));
  made.push(root);
});
// What is deeper than a path can be long takes a program that goes down step by step.
afterAll(() => execFileSync('rm', ['-rf', ...made]));

function create(...names: string[]): void {
  for (const name of names) {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), 'x');
  }
}

const isText = (name: string): boolean => /\.txt$/iu.test(name);

/** What a walk meets, without the folder: files by their paths, all else with its reason. */
async function met(folder = root): Promise<string[]> {
  const steps: string[] = [];
  for await (const step of walk(folder, isText)) {
    const path = relative(folder, step.path) || '.';
    steps.push(step.kind === 'file' ? path : `${path}: ${step.code}`);
  }
  return steps;
}

describe('a walk', () => {
  it('leaves aside what is no file, and says so', async () => {
    create('a.txt', '.hidden/b.txt', 'node_modules/c.txt');
    execFileSync('mkfifo', [at('pipe.txt'), at('pipe'), at('.pipe')]);
    symlinkSync('/dev/zero', at('zero.txt'));
    symlinkSync('pipe', at('link.txt'));
    const server = createServer().listen(at('socket'));
    await once(server, 'listening');
    expect(await met()).toEqual([
      'a.txt',
      ...['link.txt', 'pipe', 'pipe.txt', 'socket', 'zero.txt'].map((name) => `${name}: not-regular`),
    ]);
    server.close();
  });

  it('does not follow links in circles', async () => {
    create('in/a/b.txt', 'beside.txt');
    symlinkSync('.', at('in/self'));
    symlinkSync('..', at('in/a/up'));
    symlinkSync(root, at('in/a/out'));
    symlinkSync('/', at('in/a/all'));
    symlinkSync('round', at('in/round'));
    expect(await met(at('in'))).toEqual([
      'a/all: link-loop',
      'a/b.txt',
      'a/out: link-loop',
      'a/up: link-loop',
      'round: link-loop',
      'self: link-loop',
    ]);
  });

  it('follows a link to a folder once, and never to one that is walked anyway', async () => {
    create('in/z/one.txt', 'out/two.txt', 'out/deep/three.txt');
    symlinkSync('z', at('in/a'));
    symlinkSync('../out', at('in/b'));
    symlinkSync('../out', at('in/c'));
    symlinkSync('../out/deep', at('in/d'));
    expect(await met(at('in'))).toEqual([
      'a: link-again',
      'b/deep/three.txt',
      'b/two.txt',
      'c: link-again',
      'd: link-again',
      'z/one.txt',
    ]);
  });

  it('reads the rest of a folder of which a link led to a part before', async () => {
    create('in/x.txt', 'out/two.txt', 'out/deep/three.txt', 'out/four.txt');
    symlinkSync('../out/deep', at('in/a'));
    symlinkSync('../out/four.txt', at('in/b.txt'));
    symlinkSync('../out', at('in/c'));
    expect(await met(at('in'))).toEqual([
      'a/three.txt',
      'b.txt',
      'c/deep: link-again',
      'c/four.txt: file-again',
      'c/two.txt',
      'x.txt',
    ]);
  });

  it('goes with links to what it would leave out itself', async () => {
    create('.kept/a.txt', 'node_modules/p/b.txt', 'data.bin');
    symlinkSync('.kept', at('kept'));
    symlinkSync('node_modules/p', at('package'));
    symlinkSync('data.bin', at('data.txt'));
    expect(await met()).toEqual(['data.txt', 'kept/a.txt', 'package/b.txt']);
  });

  it('follows links to files once, and lists those that lead nowhere', async () => {
    create('in/real.txt', 'out/other.txt');
    symlinkSync('real.txt', at('in/again.txt'));
    symlinkSync('../out/other.txt', at('in/first.txt'));
    symlinkSync('../out/other.txt', at('in/second.txt'));
    symlinkSync('nowhere', at('in/dangling.txt'));
    symlinkSync('nowhere', at('in/dangling'));
    symlinkSync('real.txt', at('in/no-text'));
    expect(await met(at('in'))).toEqual([
      'again.txt: file-again',
      'dangling.txt',
      'first.txt',
      'real.txt',
      'second.txt: file-again',
    ]);
  });

  it('goes through a folder that is a link itself', async () => {
    create('real/a.txt');
    symlinkSync('real', at('link'));
    symlinkSync('../link', at('real/back'));
    expect(await met(at('link'))).toEqual(['a.txt', 'back: link-loop']);
  });

  it('takes names that hold line breaks, and bytes that are no text', async () => {
    create('a\nb.txt', '\u001b[31m.TXT', '\ufffd.txt');
    writeFileSync(Buffer.concat([Buffer.from(at('caf')), Buffer.of(0xe9), Buffer.from('.txt')]), 'x');
    mkdirSync(Buffer.concat([Buffer.from(at('d')), Buffer.of(0xff)]));
    writeFileSync(Buffer.concat([Buffer.from(at('d')), Buffer.of(0xff), Buffer.from('/e.txt')]), 'x');
    expect(await met()).toEqual([
      '\u001b[31m.TXT',
      'a\nb.txt',
      'caf\udce9.txt',
      'd\udcff/e.txt',
      '\ufffd.txt',
    ]);
  });

  it('goes very deep', async () => {
    const folders = Array.from({ length: 1900 }, () => 'd').join('/');
    create(`${folders}/a.txt`);
    expect(await met()).toEqual([`${folders}/a.txt`]);
  });

  it('says where a folder is deeper than a path can be long, and reads the rest', async () => {
    const step = 'long'.repeat(50);
    create(`${step}/a.txt`);
    // From the inside out: no call names the whole path.
    for (let i = 0; i < 30; i++) {
      create('outer/a.txt');
      renameSync(at(step), at('outer', step));
      renameSync(at('outer'), at(step));
    }
    create('z.txt');
    const { files, errors } = await listInputs([root], false);
    expect(files.length).toBeGreaterThan(15);
    expect(files.at(-1)).toBe(at('z.txt'));
    expect(errors.map(({ code }) => code)).toEqual(['folder-failed']);
  });

  it('comes in the order of the paths by their bytes', async () => {
    const name = fc.stringMatching(/^[a./é中𝄞 -]{1,6}$/u);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { maxLength: 12 }), async (names) => {
        const folder = mkdtempSync(at('order-'));
        for (const one of names) {
          const path = join(folder, ...one.split('/').map((part) => `x${part}`), 'y.txt');
          mkdirSync(dirname(path), { recursive: true });
          writeFileSync(path, 'x');
          writeFileSync(`${dirname(path)}.txt`, 'x');
        }
        const paths = await met(folder);
        const sorted = paths.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        expect(paths).toEqual(sorted);
        expect(new Set(paths).size).toBe(paths.length);
      }),
      { numRuns: 60 },
    );
  });

  it('comes to each file once, however folders are linked', async () => {
    const place = fc.constantFrom('in', 'in/a', 'in/b', 'in/b/c', 'out', 'out/d', 'out/d/e');
    const link = fc.record({ from: place, to: place, isFile: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(link, { maxLength: 10 }), async (links) => {
        const folder = mkdtempSync(at('links-'));
        const places = ['in/a', 'in/b/c', 'out/d/e'];
        for (const one of places) mkdirSync(join(folder, one), { recursive: true });
        for (const one of ['in', 'in/a', 'in/b', 'in/b/c', 'out', 'out/d', 'out/d/e'])
          writeFileSync(join(folder, one, 'f.txt'), 'x');
        for (const [i, { from, to, isFile }] of links.entries())
          symlinkSync(
            join(folder, to, isFile ? 'f.txt' : ''),
            join(folder, from, `l${i}${isFile ? '.txt' : ''}`),
          );
        const found: string[] = [];
        for await (const step of walk(join(folder, 'in'), isText))
          if (step.kind === 'file') found.push(realpathSync(step.path));
        expect(new Set(found).size).toBe(found.length);
        for (const one of ['in', 'in/a', 'in/b', 'in/b/c'])
          expect(found).toContain(join(folder, one, 'f.txt'));
        // What a link leads to is read, wherever it stands.
        for (const { from, to } of links.filter((one) => one.from.startsWith('in')))
          expect([from, found.includes(join(folder, to, 'f.txt'))]).toEqual([from, true]);
      }),
      { numRuns: 80 },
    );
  });
});

describe('folders as inputs', () => {
  it('are told to hold no document where all that is in them was left aside', async () => {
    execFileSync('mkfifo', [at('pipe.txt')]);
    expect(await listInputs([root], false)).toEqual({
      files: [],
      errors: [{ path: root, code: 'no-files' }],
      skipped: [{ path: at('pipe.txt'), code: 'not-regular' }],
      isFolder: true,
    });
  });
});
