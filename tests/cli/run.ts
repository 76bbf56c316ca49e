/** Runs the command line as a test wants it. */
import { PassThrough, Readable } from 'node:stream';
import { main } from '../../src/cli/index.ts';
import type { Environment, Invocation } from '../../src/cli/invocation.ts';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process; what is not said about the invocation is an English, colourless pipe. */
export const run = (argv: readonly string[], changes: Partial<Invocation> = {}): Promise<Ran> =>
  runWith(main, argv, changes);

/** The same with another build of the program. */
export async function runWith(
  program: typeof main,
  argv: readonly string[],
  changes: Partial<Invocation> = {},
): Promise<Ran> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [out, err] = [collected(stdout), collected(stderr)];
  const env: Environment = { LANG: 'en_US.UTF-8', COLUMNS: '80' };
  const code = await program({
    argv,
    stdin: Readable.from([]),
    stdout,
    stderr,
    env,
    cwd: process.cwd(),
    ...changes,
  });
  stdout.end();
  stderr.end();
  return { code, stdout: await out, stderr: await err };
}

async function collected(stream: PassThrough): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}
