import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isS3Folder, isS3Path, s3Address, s3Path } from '../../src/address.ts';
import { copyPath } from '../../src/cli/copy-path.ts';
import { listInputs } from '../../src/cli/inputs.ts';
import { located } from '../../src/cli/located.ts';
import { artifact } from '../../src/report/sarif/artifact.ts';
import { overrideFinder } from '../../src/rules/plan.ts';
import { createSeal, newSalt } from '../../src/suppress/seal.ts';
import { createStanding } from '../../src/suppress/standing.ts';
import { createWaiving } from '../../src/suppress/waiving.ts';

describe('an address', () => {
  it('keeps its key as it is', () => {
    const bucket = fc.string({ minLength: 1 }).filter((name) => !name.includes('/'));
    fc.assert(
      fc.property(bucket, fc.string(), (name, key) => {
        expect(s3Address(s3Path({ bucket: name, key }))).toEqual({ bucket: name, key });
      }),
    );
    expect(s3Address('s3://docs')).toEqual({ bucket: 'docs', key: '' });
  });

  it('is told from a path by how it begins, and from that of a folder by how it ends', () => {
    expect(['s3://a/b', './s3://a/b', 's3:/a/b', '/s3://a', 'S3://a'].map(isS3Path)).toEqual([
      ...[true, false, false, false, false],
    ]);
    expect(['s3://a', 's3://a/', 's3://a/b/', 's3://a/b', 's3://a/b//', 'a/'].map(isS3Folder)).toEqual([
      ...[true, true, true, false, true, false],
    ]);
  });

  it('is no path from where one is', async () => {
    const path = 's3://a//b/../c.txt';
    expect(located(path, { cwd: '/elsewhere' })).toBe(path);
    const named = [path, 's3://a/c.txt', path, 's3://a//b/./../c.txt'];
    expect((await listInputs(named, false)).files).toEqual([path, 's3://a/c.txt', 's3://a//b/./../c.txt']);
  });

  it('is meant by globs as its steps are, wherever the configuration is', () => {
    const files = [['s3://a/cards/**'], ['*.draft.txt'], ['cards/'], ['/cards/**']];
    const overrides = files.map((globs) => ({ files: globs, rules: {}, failOn: {} }));
    const overridesFor = overrideFinder({ overrides, folder: '/contracts', cwd: '/contracts/cards' });
    expect(
      ['s3://a/cards/x/y.txt', 's3://b/x.draft.txt', 's3://a/cards/../x.txt', 's3://a//cards/x'].map(
        overridesFor,
      ),
    ).toEqual([[0, 2], [1], [0, 2], [2]]);
  });

  it('is meant by the paths of waivers in the same way', () => {
    const waiver = {
      rule: 'r',
      path: 's3://a/b/*.txt',
      owner: 'o',
      reason: 'x',
      expires: '2999-01-01',
      line: 1,
    };
    const waiving = createWaiving({ name: 'w.yaml', folder: '/contracts', waivers: [waiver] }, new Date(0));
    const isWaived = (path: string) => waiving.of({ rule: 'r', fingerprint: 'f' }, [path]) !== null;
    expect(['s3://a/b/c.txt', 's3://a/b//c.txt', 's3://a/c.txt'].map(isWaived)).toEqual([true, false, false]);
  });

  it('has a name of its own in a baseline, which nobody looks for on the disk', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'consentlint-standing-'));
    const seal = createSeal(newSalt());
    const names = ['s3://a/b.txt', 's3://a//b.txt', 's3://a/../b.txt', 'b.txt'].map((path) =>
      seal.document(isS3Path(path) ? path : join(folder, path), folder),
    );
    expect(new Set(names).size).toBe(4);
    const isStanding = createStanding(folder, seal);
    expect(await Promise.all(names.map(isStanding))).toEqual([true, true, true, false]);
    rmSync(folder, { recursive: true });
  });

  it('has its copy in a folder, and never outside', () => {
    const copy = (path: string) => copyPath(path, 'pdf', { folder: 'out', cwd: '/home/ana' });
    expect(copy('s3://docs/x/y.pdf')).toBe(join('out', 'docs/x/y.redline.pdf'));
    expect(copy('s3://docs/../../x//./y.docx')).toBe(join('out', 'docs/x/y.docx.redline.pdf'));
    expect(copy('s3://docs/y.pdf')).toBe(join('out', 'docs/y.redline.pdf'));
  });

  it('is an address in SARIF, percent-encoded', () => {
    expect(artifact('s3://docs/a b//ñ%25.txt')).toEqual({ uri: 's3://docs/a%20b//%C3%B1%2525.txt' });
  });
});
