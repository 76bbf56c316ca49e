import { describe, expect, it } from 'vitest';
import { documentJob } from '../../../src/cli/document-job.ts';

const HASH = 'Ab'.repeat(32);

describe('a line with a job', () => {
  it.each([
    ['{"id":"a","path":"b.pdf"}', { id: 'a', path: 'b.pdf' }],
    ['{"id":7,"path":"b.pdf","sha256":null}', { id: '7', path: 'b.pdf' }],
    ['{"id":"","path":"-"}', { id: '', path: './-' }],
    [
      `{"path":"b","more":[1],"id":"a","sha256":"${HASH}"}\r`,
      { id: 'a', path: 'b', sha256: HASH.toLowerCase() },
    ],
    ['{"id":"\\u202e","path":"s3://bucket/key"}', { id: '\u202e', path: 's3://bucket/key' }],
  ])('%s is understood', (line, job) => {
    expect(documentJob(line)).toEqual(job);
  });

  it.each([
    ['', { code: 'job-syntax', id: null, path: null }],
    ['nonsense', { code: 'job-syntax', id: null, path: null }],
    ['null', { code: 'job-syntax', id: null, path: null }],
    ['["a","b"]', { code: 'job-syntax', id: null, path: null }],
    ['{"id":"a","path":"b"', { code: 'job-syntax', id: null, path: null }],
    ['{"path":"b"}', { code: 'job-id', id: null, path: 'b' }],
    ['{"id":null,"path":"b"}', { code: 'job-id', id: null, path: 'b' }],
    ['{"id":12345678901234567890,"path":"b"}', { code: 'job-id', id: null, path: 'b' }],
    ['{"id":"a"}', { code: 'job-path', id: 'a', path: null }],
    ['{"id":"a","path":" "}', { code: 'job-path', id: 'a', path: null }],
    ['{"id":"a","path":["b"]}', { code: 'job-path', id: 'a', path: null }],
    ['{"id":"a","path":"b","sha256":"12"}', { code: 'job-hash', id: 'a', path: 'b' }],
    ['{"id":"a","path":"b","sha256":5}', { code: 'job-hash', id: 'a', path: 'b' }],
  ])('%s is none', (line, none) => {
    expect(documentJob(line)).toEqual(none);
  });
});
