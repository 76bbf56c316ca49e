import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStorage, type Storage } from '../../src/s3/client.ts';
import { listObjects, readObject } from '../../src/s3/objects.ts';
import { refuse, type Script, type Scripted, serveStorage } from './scripted.ts';

const STRANGE = [
  'plain.txt',
  ' spaces  inside .txt',
  '100%25 a%20b+c.txt',
  'a//b.txt',
  '/leading.txt',
  '../up/../../x.txt',
  './here/./y.txt',
  'línea\nnueva\ttab.txt',
  '贷款合同/征信授权书.txt',
  '😀 & <b> "quoted" \'single\'.txt',
  'que?ry=1&x#hash;semi@at:colon.txt',
  'back\\slash*star|pipe~tilde.txt',
  '\u0001control\u001f.txt',
];

describe('objects in storage', () => {
  let folder = '';
  const servers: { readonly close: () => unknown }[] = [];
  let open: () => Promise<Storage | null>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'consentlint-s3-'));
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIASECRET');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'SECRET');
    vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    let opened: Promise<Storage | null> | null = null;
    open = () => {
      opened ??= openStorage();
      return opened;
    };
  });
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  const serve = async (script: Script): Promise<Scripted> => {
    const server = await serveStorage(script);
    servers.push(server);
    vi.stubEnv('AWS_ENDPOINT_URL_S3', server.endpoint);
    return server;
  };
  const read = (path: string, bounds: { most?: number; timeoutMs?: number } = {}) =>
    readObject(path, { most: 1000, timeoutMs: 30_000, ...bounds }, open);
  const textOf = async (path: string) => {
    const bytes = await read(path);
    return 'code' in bytes ? bytes.code : Buffer.from(bytes).toString();
  };
  const list = async (path: string) => {
    const all: (readonly string[] | { readonly code: string })[] = [];
    for await (const page of listObjects(path, 30_000, open)) all.push(page);
    return all;
  };

  it('are read by keys of any kind, each as it is', async () => {
    await serve({ objects: Object.fromEntries(STRANGE.map((key) => [key, `this is ${key}`])) });
    for (const key of STRANGE) expect(await textOf(`s3://docs/${key}`)).toBe(`this is ${key}`);
  });

  it('are listed by keys of any kind, page by page', async () => {
    const { targets } = await serve({
      objects: Object.fromEntries(STRANGE.map((key) => [`in/${key}`, ''])),
      page: 5,
    });
    const pages = await list('s3://docs/in/');
    expect(pages.map((page) => 'length' in page && page.length)).toEqual([5, 5, 3]);
    const keys = pages.flatMap((page) => ('code' in page ? [] : page));
    expect(new Set(keys)).toEqual(new Set(STRANGE.map((key) => `in/${key}`)));
    expect(targets.length).toBe(3);
    expect(await list('s3://docs/none/')).toEqual([[]]);
  });

  it('come in memory of their own, empty ones too', async () => {
    await serve({ objects: { 'empty.txt': '', 'a.txt': 'abc' } });
    expect(await read('s3://docs/empty.txt')).toEqual(new Uint8Array());
    const bytes = await read('s3://docs/a.txt');
    expect('code' in bytes || bytes.buffer.byteLength).toBe(3);
  });

  it('are asked for at the endpoint of a profile, the bucket in the path', async () => {
    const server = await serveStorage({ objects: { 'a.txt': 'abc' } });
    servers.push(server);
    writeFileSync(
      join(folder, 'config'),
      `[profile lab]\nregion = eu-west-1\naws_access_key_id = A\naws_secret_access_key = B\nendpoint_url = ${server.endpoint}\n`,
    );
    for (const name of ['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
      vi.stubEnv(name, undefined);
    vi.stubEnv('AWS_PROFILE', 'lab');
    expect(await textOf('s3://docs/a.txt')).toBe('abc');
    expect(server.targets).toEqual(['/docs/a.txt?x-id=GetObject']);
  });

  const NO_ADDRESS = [
    's3://',
    's3:///key.txt',
    's3://docs/',
    's3://docs',
    's3://docs/in/',
    's3://docs/\udc80.txt',
  ];
  it.each(NO_ADDRESS)('are none at %j, and nobody is asked', async (path) => {
    const { targets } = await serve({});
    expect(await read(path)).toEqual({ path, code: 's3-address' });
    expect(targets).toEqual([]);
  });

  it.each(['s3://', 's3:///key/', 's3://docs/\udc80/'])('are not listed below %j', async (path) => {
    const { targets } = await serve({});
    expect(await list(path)).toEqual([{ code: 's3-address' }]);
    expect(targets).toEqual([]);
  });

  const REFUSALS: readonly (readonly [string, number, string])[] = [
    ['NoSuchKey', 404, 's3-missing'],
    ['NoSuchBucket', 404, 's3-no-bucket'],
    ['AccessDenied', 403, 's3-denied'],
    ['InvalidAccessKeyId', 403, 's3-wrong-credentials'],
    ['SignatureDoesNotMatch', 403, 's3-wrong-credentials'],
    ['ExpiredToken', 400, 's3-wrong-credentials'],
    ['InvalidObjectState', 403, 's3-archived'],
    ['AuthorizationHeaderMalformed', 400, 's3-region'],
    ['SomethingElseWithA404', 404, 's3-missing'],
    ['SomethingElseWithA403', 403, 's3-denied'],
    ['SomethingElse', 400, 's3-failed'],
    ['InternalError', 500, 's3-failed'],
  ];
  it.each(REFUSALS)('that are refused with %s are told of by a code alone', async (name, status, code) => {
    await serve({ answer: (response) => refuse(response, status, name) });
    expect(await read('s3://docs/a.txt')).toEqual({ path: 's3://docs/a.txt', code });
    expect(await list('s3://docs/')).toEqual([{ code }]);
  });

  it('are asked for again by the client where the storage is busy', async () => {
    const { targets } = await serve({
      objects: { 'a.txt': 'abc' },
      answer: (response, _, nth) => nth < 3 && refuse(response, 503, 'SlowDown'),
    });
    expect(await textOf('s3://docs/a.txt')).toBe('abc');
    expect(targets.length).toBe(3);
  });

  it('that break off on their way are asked for again', async () => {
    const { targets } = await serve({
      objects: { 'a.txt': 'abc' },
      answer: (response, _, nth) => nth < 3 && breakOff(response),
    });
    expect(await textOf('s3://docs/a.txt')).toBe('abc');
    expect(targets.length).toBe(3);
  });

  it('that break off each time are not read in part', async () => {
    const { targets } = await serve({ answer: (response) => breakOff(response) });
    expect(await read('s3://docs/a.txt')).toEqual({ path: 's3://docs/a.txt', code: 's3-broken' });
    expect(targets.length).toBe(3);
  });

  it('that do not hold what the storage has a checksum of are not read', async () => {
    await serve({
      answer: (response) => {
        response.writeHead(200, { 'content-length': 3, 'x-amz-checksum-crc32': 'AAAAAA==' });
        return Boolean(response.end('abc'));
      },
    });
    expect(await read('s3://docs/a.txt')).toEqual({ path: 's3://docs/a.txt', code: 's3-broken' });
  });

  it('that are too large are not begun', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    await serve({
      answer: (response) => {
        closed = once(response, 'close');
        response.writeHead(200, { 'content-length': 1001 });
        return response.write('x');
      },
    });
    expect(await read('s3://docs/a.txt')).toEqual({ path: 's3://docs/a.txt', code: 's3-oversized' });
    await closed;
  });

  it('that do not say how large they are end where they may be no larger', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const endless = (response: import('node:http').ServerResponse): void => {
      if (!response.destroyed && response.write('x'.repeat(100))) setImmediate(endless, response);
      else response.once('drain', () => endless(response));
    };
    await serve({
      answer: (response) => {
        closed = once(response, 'close');
        endless(response);
        return true;
      },
    });
    expect(await read('s3://docs/a.txt')).toEqual({ path: 's3://docs/a.txt', code: 's3-oversized' });
    await closed;
  });

  it('of the size that is allowed are read', async () => {
    await serve({ objects: { 'a.txt': 'x'.repeat(1000) } });
    expect(await textOf('s3://docs/a.txt')).toHaveLength(1000);
  });

  it('that do not come in time are given up, whether they have begun or not', async () => {
    await serve({
      answer: (response, target) => {
        if (target.includes('begun')) response.writeHead(200, { 'content-length': 10 }).write('x');
        return true;
      },
    });
    for (const path of ['s3://docs/begun.txt', 's3://docs/never.txt'])
      expect(await read(path, { timeoutMs: 300 })).toEqual({ path, code: 's3-timeout' });
    const pages = [];
    for await (const page of listObjects('s3://docs/', 300, open)) pages.push(page);
    expect(pages).toEqual([{ code: 's3-timeout' }]);
  });

  it('are told of as unreachable where nobody listens, or the endpoint is no address', async () => {
    const gone = await serveStorage();
    gone.close();
    for (const endpoint of [gone.endpoint, 'http://storage.invalid', 'localhost:9000', 'nonsense']) {
      vi.stubEnv('AWS_ENDPOINT_URL_S3', endpoint);
      const path = 's3://docs/a.txt';
      expect([endpoint, await readObject(path, { most: 10, timeoutMs: 30_000 }, openStorage)]).toEqual([
        endpoint,
        { path, code: 's3-unreachable' },
      ]);
    }
  });

  it.each([undefined, '', 'no region'])('need a region, which %j is not', async (region) => {
    await serve({ objects: { 'a.txt': 'abc' } });
    vi.stubEnv('AWS_REGION', region);
    expect(await read('s3://docs/a.txt')).toEqual({ path: 's3://docs/a.txt', code: 's3-region' });
  });

  it('are asked for once more in the region that their bucket turns out to have', async () => {
    const { targets } = await serve({
      objects: { 'a.txt': 'abc' },
      answer: (response, _, nth) =>
        nth === 1 && refuse(response.setHeader('x-amz-bucket-region', 'eu-west-1'), 301, 'PermanentRedirect'),
    });
    expect(await textOf('s3://docs/a.txt')).toBe('abc');
    expect(targets.length).toBe(2);
  });

  it('need credentials, and without them nobody is asked', async () => {
    const { targets } = await serve({ objects: { 'a.txt': 'abc' } });
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, undefined);
    expect(await read('s3://docs/a.txt')).toEqual({ path: 's3://docs/a.txt', code: 's3-no-credentials' });
    expect(targets).toEqual([]);
  });

  it('do not wait for a machine that could have credentials and says nothing', async () => {
    await serve({ objects: { 'a.txt': 'abc' } });
    const silent: Server = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    servers.push(silent);
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_EC2_METADATA_DISABLED'])
      vi.stubEnv(name, undefined);
    const { port } = silent.address() as AddressInfo;
    vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', `http://127.0.0.1:${port}`);
    expect(await read('s3://docs/a.txt')).toEqual({ path: 's3://docs/a.txt', code: 's3-no-credentials' });
  });

  it('are told of as out of reach where the client is not installed', async () => {
    vi.doMock('@aws-sdk/client-s3', () => {
      throw new Error('Cannot find package');
    });
    try {
      expect(await read('s3://docs/a.txt')).toEqual({ path: 's3://docs/a.txt', code: 's3-absent' });
      expect(await list('s3://docs/')).toEqual([{ code: 's3-absent' }]);
    } finally {
      vi.doUnmock('@aws-sdk/client-s3');
    }
  });
});

/** Promises more than it sends. */
function breakOff(response: import('node:http').ServerResponse): true {
  response.writeHead(200, { 'content-length': 10 });
  response.write('abc', () => response.destroy());
  return true;
}
