/** What is said where there is no way to the queue: once, calmly, soon, and never with a password. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, isInstalled, named, run, type Server, startRedis } from './redis.ts';

const SECRET = 'correct-horse:battery/staple';
const login = (user: string, password = SECRET) => `${user}:${encodeURIComponent(password)}@`;

const folder = mkdtempSync(join(tmpdir(), 'consentlint-trouble-'));
writeFileSync(join(folder, 'a.txt'), 'You may repay early.\n');
afterAll(() => rmSync(folder, { recursive: true }));

const enqueue = async (url: string, env: NodeJS.ProcessEnv = {}, ...options: readonly string[]) => {
  const { code, stderr, stdout } = await run(['cluster', 'enqueue', 'a.txt', ...options], {
    cwd: folder,
    env: { CONSENTLINT_REDIS: url, ...env },
  });
  expect(stderr + stdout).not.toMatch(/correct-horse|battery|undefined|\n {4}at /);
  return { code, stderr };
};
const line = (text: RegExp) => ({
  code: 2,
  stderr: expect.stringMatching(new RegExp(`^consentlint: ${text.source}[^\\n]*\\n$`)),
});

describe('the way to Redis', () => {
  it('must be told', async () => {
    expect(await enqueue('')).toEqual(line(/Say where Redis is: --redis redis:/));
  });

  it.each([
    `http://${login('me')}localhost`,
    'localhost:6379',
    `redis://me:correct-horse#battery@localhost`,
    `redis://${login('me')}localhost/first`,
    'redis://',
  ])('cannot be %s', async (url) => {
    expect(await enqueue(url)).toEqual(line(/This is no address of a Redis\./));
  });

  it.each(['en', 'zh', 'es', 'id', 'pt'])('that leads nowhere is told in %s', async (language) => {
    const port = await freePort();
    const url = `redis://${login('me')}127.0.0.1:${port}`;
    const { code, stderr } = await enqueue(url, {}, '--lang', language);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      new RegExp(`^consentlint: [^\\n]*redis://127\\.0\\.0\\.1:${port}[^\\n]*ECONNREFUSED`),
    );
    expect(stderr.split('\n')).toHaveLength(2);
    expect(/does not answer/.test(stderr)).toBe(language === 'en');
  });

  it.each([
    ['--queue', 'a:b', /--queue wants a name without colons, not a:b/],
    ['--lease', '0', /--lease wants seconds from 1 to 86400, not 0/],
    ['--jobs', 'x', /--jobs wants a whole number/],
  ])('is not looked for with %s %s', async (option, value, message) => {
    const url = `redis://127.0.0.1:${await freePort()}`;
    const ran = await run(['cluster', 'work', '--redis', url, option, value]);
    expect(ran).toMatchObject(line(message));
  });

  it('is never standard input', async () => {
    const url = `redis://127.0.0.1:${await freePort()}`;
    const ran = await run(['cluster', 'enqueue', '-', '--redis', url]);
    expect(ran).toMatchObject(line(/Other machines cannot read standard input/));
  });
});

describe.skipIf(!isInstalled)(named('a Redis with a password'), () => {
  let redis: Server;
  beforeAll(async () => {
    redis = await startRedis(() => [
      '--requirepass',
      SECRET,
      '--user',
      'small',
      'on',
      `>${SECRET}`,
      '~*',
      '+ping',
    ]);
  });
  afterAll(() => redis.remove());
  const at = (user: string) => `redis://${user}127.0.0.1:${redis.port}`;

  it('takes the right one', async () => {
    expect(await enqueue(at(login('')))).toEqual({ code: 0, stderr: '1 document put into the queue.\n' });
    expect(await enqueue(at(login('default')))).toMatchObject({ code: 0 });
  });

  it.each([
    ['a wrong one', login('', `${SECRET}!`), 'WRONGPASS'],
    ['a wrong name', login('nobody'), 'WRONGPASS'],
    ['none', '', 'NOAUTH'],
  ])('says that it does not accept %s', async (_, user, code) => {
    expect(await enqueue(at(user))).toEqual(
      line(
        new RegExp(
          `Redis at redis://127\\.0\\.0\\.1:${redis.port} does not accept this name and password \\(${code}\\)`,
        ),
      ),
    );
  });

  it('says that a user may not do what is needed', async () => {
    expect(await enqueue(at(login('small')))).toEqual(line(/This user may not do in Redis/));
  });

  it('is not used where it may throw away what it holds', async () => {
    const other = await startRedis(() => ['--maxmemory-policy', 'allkeys-lru']);
    const said = await enqueue(other.url);
    await other.remove();
    expect(said).toEqual(line(/Redis at \S+ may throw away .*allkeys-lru/));
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
describe.skipIf(!isInstalled || !hasOpenssl)(named('a Redis with TLS'), () => {
  let redis: Server;
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const trusting = { NODE_EXTRA_CA_CERTS: certificate };
  beforeAll(async () => {
    const made = spawnSync('openssl', [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
      ...['-keyout', key, '-out', certificate],
    ]);
    expect(made.status).toBe(0);
    redis = await startRedis((port) => [
      ...['--port', '0', '--tls-port', `${port}`, '--requirepass', SECRET, '--tls-auth-clients', 'no'],
      ...['--tls-cert-file', certificate, '--tls-key-file', key, '--tls-ca-cert-file', certificate],
    ]);
  });
  afterAll(() => redis.remove());

  it.each(['localhost', '127.0.0.1'])('is trusted by the name %s with its certificate', async (host) => {
    const { code } = await enqueue(`rediss://${login('')}${host}:${redis.port}/0`, trusting);
    expect(code).toBe(0);
  });

  it('is not trusted without', async () => {
    expect(await enqueue(`rediss://${login('')}localhost:${redis.port}`)).toEqual(
      line(/No secure connection with Redis at rediss:\/\/localhost:\d+ \(.*SIGNED.*NODE_EXTRA_CA_CERTS/),
    );
  });

  it('says so where only one side speaks it', async () => {
    const wrong = line(/No secure connection with Redis at /);
    expect(await enqueue(`redis://${login('')}localhost:${redis.port}`, trusting)).toEqual(wrong);
    const plain = await startRedis();
    const said = await enqueue(`rediss://127.0.0.1:${plain.port}`, trusting);
    await plain.remove();
    expect(said).toEqual(wrong);
  });
});
