/** A bucket on a real server, s3rver, in a process of its own on the loopback; and the program, run against it. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

const SERVER = fileURLToPath(new URL('./s3rver.mjs', import.meta.url));
const PROGRAM = fileURLToPath(new URL('../../bin/consentlint.js', import.meta.url));

export interface Bucket {
  readonly endpoint: string;
  readonly put: (objects: Readonly<Record<string, string | Uint8Array>>) => Promise<void>;
  readonly close: () => void;
}

/** What s3rver takes for credentials. */
export const KEYS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };

export async function openBucket(bucket: string): Promise<Bucket> {
  const folder = mkdtempSync(join(tmpdir(), 'consentlint-s3-'));
  const args = ['--openssl-legacy-provider', SERVER, folder, bucket];
  const server: ChildProcess = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const [line] = await once(server.stdout ?? server, 'data');
  const endpoint = String(line).trim();
  const client = new S3Client({
    endpoint,
    forcePathStyle: true,
    region: 'us-east-1',
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
  });
  return {
    endpoint,
    put: async (objects) => {
      for (const [Key, Body] of Object.entries(objects))
        await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
    },
    close: () => {
      client.destroy();
      server.kill();
      rmSync(folder, { recursive: true });
    },
  };
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program with nothing in its environment but what is said. */
export const runProgram = (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
): Promise<Ran> =>
  new Promise((resolve) => {
    const options = {
      cwd,
      env: { PATH: process.env.PATH, HOME: cwd, LANG: 'en_US.UTF-8', ...env },
      maxBuffer: 1 << 28,
    };
    const child = execFile(process.execPath, [PROGRAM, ...args], options, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
    child.stdin?.end();
  });
