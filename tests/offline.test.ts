import { createRequire, syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createScanner } from '../src/scan.ts';
import { rulebook } from './reading.ts';

const require = createRequire(import.meta.url);
const ENTRY_POINTS: Record<string, readonly string[]> = {
  net: ['connect', 'createConnection', 'createServer'],
  tls: ['connect', 'createServer'],
  http: ['request', 'get', 'createServer'],
  https: ['request', 'get', 'createServer'],
  http2: ['connect', 'createServer'],
  dgram: ['createSocket'],
  dns: ['lookup', 'resolve', 'resolve4', 'resolve6'],
};
const forbidden = (name: string) => () => {
  throw new Error(`the network was touched: ${name}`);
};

describe('a scan', () => {
  const originals: [Record<string, unknown>, string, unknown][] = [];

  beforeAll(() => {
    for (const [module, names] of Object.entries(ENTRY_POINTS)) {
      const exported = require(`node:${module}`) as Record<string, unknown>;
      for (const name of names) {
        originals.push([exported, name, exported[name]]);
        exported[name] = forbidden(`${module}.${name}`);
      }
    }
    const { Socket } = require('node:net') as { Socket: { prototype: Record<string, unknown> } };
    originals.push([Socket.prototype, 'connect', Socket.prototype.connect]);
    Socket.prototype.connect = forbidden('Socket.connect');
    syncBuiltinESMExports();
    for (const name of ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource'])
      vi.stubGlobal(name, forbidden(name));
  });

  afterAll(() => {
    for (const [owner, name, value] of originals) owner[name] = value;
    syncBuiltinESMExports();
    vi.unstubAllGlobals();
  });

  it('would be caught at the network', async () => {
    const { get } = await import('node:http');
    expect(() => get('http://127.0.0.1:1/')).toThrow('the network was touched');
    expect(() => fetch('http://127.0.0.1:1/')).toThrow('the network was touched');
  });

  it.each([
    'zh-app-page/document.pdf',
    'zh-paper-letter/document.docx',
    'html-consent/document.html',
    'plain-text/document.txt',
    'encrypted/document.pdf',
    'scanned/document.pdf',
    'broken/document.pdf',
  ])('of %s never touches the network', async (name) => {
    const path = fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
    const reading = await createScanner({ rulebook, passwords: ['letmein'] }).file(path);
    expect('document' in reading && reading.document.bytes).toBeGreaterThan(0);
  });
});
