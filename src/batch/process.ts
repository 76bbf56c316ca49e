/** What a process of the pool does: it reads and judges one document after the other. */
import { setFlagsFromString } from 'node:v8';
import { createRecogniser } from '../ocr/index.ts';
import { serve, type Tell } from '../pool/serve.ts';
import { loadRulebook } from '../rules/load.ts';
import { rulebooksOf } from '../rules/plan.ts';
import { createScanner, type Scanner } from '../scan.ts';
import type { Job, PictureProgress, ReadingSetup, Results } from './job.ts';
import { patienceFor } from './patience.ts';

// By default V8 compiles what ran for 66 kB of bytecode, on other threads, anew in each process: a fourth of the time that
// a hundred documents take. Fewer functions are worth it.
setFlagsFromString('--interrupt-budget=1000000');

serve<ReadingSetup, Job>((setup) => {
  let tell: Tell = () => {};
  const onPicture = (done: number, of: number): void =>
    tell({ done, of } satisfies PictureProgress, patienceFor(setup, done < of));
  const scanner = open(setup, onPicture);
  // Whoever gives the first job hears of it.
  scanner.catch(() => {});
  return async (job, teller) => {
    tell = teller;
    return work(job, await scanner);
  };
});

async function open(
  { rulebook, plan, ocr, ...setup }: ReadingSetup,
  onPicture: (done: number, of: number) => void,
): Promise<Scanner> {
  const base = rulebook ?? (await loadRulebook());
  return createScanner({
    ...setup,
    ...(plan ? rulebooksOf(base, plan) : { rulebook: base }),
    recogniser: ocr ? createRecogniser(ocr) : undefined,
    onPicture,
  });
}

function work(job: Job, scanner: Scanner): Promise<Results[Job['does']]> {
  switch (job.does) {
    case 'scan':
      return scanner.scan(job.inputs);
    case 'read':
      return scanner.read(job.input);
    case 'together':
      return scanner.together(job.documents);
  }
}
