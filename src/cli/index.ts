import type { Invocation } from './invocation.ts';
import { write } from './output.ts';
import { packageFacts } from './package-facts.ts';

const VERSION_FLAGS: readonly string[] = ['--version', '-V'];

/**
 * Runs the command line and returns its exit code: 2 trouble, 1 findings, 3 not everything could be read, 0 none
 * of these. The version is told before anything else of the program is loaded. A bug keeps its stack.
 */
export async function main(invocation: Invocation): Promise<number> {
  const { argv, stdout, stderr } = invocation;
  // A reader that hangs up is noticed where something is written; unheard, the event would end the process.
  for (const stream of [stdout, stderr]) stream.on('error', () => {});
  try {
    if (argv.length === 1 && VERSION_FLAGS.includes(argv[0] ?? '')) {
      return (await write(stdout, `${packageFacts().version}\n`)) === 'failed' ? 2 : 0;
    }
    const { run } = await import('./program.ts');
    return await run(invocation);
  } catch (bug) {
    stderr.write(`${bug instanceof Error ? bug.stack : String(bug)}\n`);
    return 2;
  }
}
