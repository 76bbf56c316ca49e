/** A Redis of a test's own, and the built program beside it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';

export const isInstalled = spawnSync('redis-server', ['--version']).status === 0;
/** What a group of tests is called, so that it says so where it is left out. */
export const named = (name: string): string =>
  isInstalled ? name : `${name} (left out: redis-server is not installed)`;

const program = fileURLToPath(new URL('../../bin/consentlint.js', import.meta.url));

export interface Server {
  readonly port: number;
  readonly url: string;
  /** Where it writes down what it is told. */
  readonly folder: string;
  readonly client: Redis;
  /** Ends it; what it holds is on its disk. */
  readonly stop: () => Promise<void>;
  /** Starts it again with what it held. */
  readonly start: () => Promise<void>;
  /** Ends it and removes all. */
  readonly remove: () => Promise<void>;
}

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const SETTINGS = [
  ...['--bind', '127.0.0.1', '--save', '', '--appendonly', 'yes'],
  ...['--maxmemory-policy', 'noeviction'],
];

/** Starts a server; `more` are options of its own on its port, which stand after the usual ones. */
export async function startRedis(more: (port: number) => readonly string[] = () => []): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'consentlint-redis-'));
  const port = await freePort();
  const client = new Redis({ port, host: '127.0.0.1', lazyConnect: true, maxRetriesPerRequest: null });
  client.on('error', () => {});
  let server: ChildProcess;
  const start = async () => {
    const settings = [...SETTINGS, '--port', `${port}`, '--dir', folder, ...more(port)];
    server = spawn('redis-server', settings, { stdio: 'ignore' });
    await until(() => isOpen(port));
  };
  const stop = () => ended(server, 'SIGTERM');
  await start();
  const remove = async () => {
    client.disconnect();
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { port, url: `redis://127.0.0.1:${port}`, folder, client, start, stop, remove };
}

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => resolve(false));
  });

export function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly stderr: () => string;
  readonly done: Promise<Ran>;
}

/** Starts the built program. */
export function start(
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Running {
  const child = spawn(process.execPath, [program, ...args], {
    ...(cwd !== undefined && { cwd }),
    env: { ...process.env, LANG: 'en_US.UTF-8', NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk) => out.push(chunk));
  child.stderr.on('data', (chunk) => err.push(chunk));
  const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString();
  const done = new Promise<Ran>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout: text(out), stderr: text(err) }));
  });
  return { child, stderr: () => text(err), done };
}

export const run = (...[args, place]: Parameters<typeof start>): Promise<Ran> => start(args, place).done;

/** Waits for something that comes to pass. */
export async function until(comes: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await comes())) await sleep(50);
}
