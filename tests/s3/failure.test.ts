import { describe, expect, it } from 'vitest';
import { codeOf } from '../../src/s3/failure.ts';

describe('a failure of storage', () => {
  // From the documentation of Node: `Common system errors` and `X509 certificate error codes`.
  it.each([
    ['ECONNREFUSED', 's3-unreachable'],
    ['ECONNRESET', 's3-unreachable'],
    ['ENOTFOUND', 's3-unreachable'],
    ['EAI_AGAIN', 's3-unreachable'],
    ['EHOSTUNREACH', 's3-unreachable'],
    ['ENETUNREACH', 's3-unreachable'],
    ['ETIMEDOUT', 's3-unreachable'],
    ['EPIPE', 's3-unreachable'],
    ['EPROTO', 's3-unreachable'],
    ['ERR_INVALID_URL', 's3-unreachable'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 's3-certificate'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 's3-certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 's3-certificate'],
    ['CERT_HAS_EXPIRED', 's3-certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 's3-certificate'],
    ['EMFILE', 's3-failed'],
  ])('on the way, %s, is %s', (code, told) => {
    expect(codeOf(Object.assign(new Error(`connect ${code}`), { code }))).toBe(told);
  });

  it('of no known kind is one all the same', () => {
    for (const thrown of [new Error('a bug'), 'text', {}, 7]) expect(codeOf(thrown)).toBe('s3-failed');
  });
});
