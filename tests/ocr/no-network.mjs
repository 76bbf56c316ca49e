/** Loaded before a program: whatever would touch the network throws, in this process and in those it starts. */
import { appendFileSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { threadId } from 'node:worker_threads';

const require = createRequire(import.meta.url);
const log = (line) => appendFileSync(process.env.NETWORK_LOG, `${line}\n`);
const ENTRY_POINTS = {
  net: ['connect', 'createConnection', 'createServer'],
  tls: ['connect', 'createServer'],
  http: ['request', 'get', 'createServer'],
  https: ['request', 'get', 'createServer'],
  http2: ['connect', 'createServer'],
  dgram: ['createSocket'],
  dns: ['lookup', 'resolve', 'resolve4', 'resolve6'],
};
const forbidden = (name) => () => {
  log(`touched ${name}`);
  throw new Error(`the network was touched: ${name}`);
};

for (const [module, names] of Object.entries(ENTRY_POINTS)) {
  for (const name of names) require(`node:${module}`)[name] = forbidden(`${module}.${name}`);
}
require('node:net').Socket.prototype.connect = forbidden('Socket.connect');
syncBuiltinESMExports();
for (const name of ['fetch', 'WebSocket', 'EventSource']) globalThis[name] = forbidden(name);
log(`guarded ${process.pid} ${threadId}`);
