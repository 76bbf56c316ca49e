/** A scanner that brings what lies in storage: documents come when they are needed, and few are held at once. */
import { isS3Path } from '../address.ts';
import type { InputError } from '../model.ts';
import { createPlaces } from '../pool/pool.ts';
import type { Bounds } from '../s3/objects.ts';
import { type Input, type Scanner, scannerOf } from '../scanner.ts';

export interface FetchedOptions extends Bounds {
  /** How many documents are read at once: as many more may have come already. */
  readonly jobs: number;
}

/** Puts storage before a scanner. Inputs that lie elsewhere pass it untouched. */
export function fetchedScanner(scanner: Scanner, { jobs, ...bounds }: FetchedOptions): Scanner {
  const places = createPlaces(2 * jobs);
  const through = async <Result>(
    inputs: readonly Input[],
    work: (inputs: readonly Input[]) => Promise<Result>,
  ): Promise<Result | InputError> => {
    if (!inputs.some(isStored)) return work(inputs);
    await places.enter();
    try {
      const here: Input[] = [];
      for (const input of inputs) {
        const source = await arrived(input, bounds);
        if ('code' in source) return source;
        here.push(source);
      }
      return await work(here);
    } finally {
      places.leave();
    }
  };
  return scannerOf({
    ...scanner,
    scan: (inputs) => through(inputs, scanner.scan),
    read: (input) => through([input], ([here = input]) => scanner.read(here)),
  });
}

const isStored = ({ path, bytes }: Input): boolean => !bytes && isS3Path(path);

async function arrived(input: Input, bounds: Bounds): Promise<Input | InputError> {
  if (!isStored(input)) return input;
  const { readObject } = await import('../s3/objects.ts');
  const bytes = await readObject(input.path, bounds);
  return 'code' in bytes ? bytes : { path: input.path, bytes };
}
