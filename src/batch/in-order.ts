/** What came of an input. */
export interface Worked<Input, Result> {
  readonly input: Input;
  readonly result: Result;
}

/**
 * Works on several inputs at once and gives the results in their order. At most `ahead` of them are at work or wait for
 * one before them, however many there are. What a work throws is thrown when its turn comes.
 */
export async function* inOrder<Input, Result>(
  inputs: Iterable<Input> | AsyncIterable<Input>,
  work: (input: Input) => Promise<Result>,
  ahead: number,
): AsyncGenerator<Worked<Input, Result>> {
  const begun: Promise<Worked<Input, Result>>[] = [];
  for await (const input of inputs) {
    const working = work(input).then((result) => ({ input, result }));
    // Heard of when its turn comes, which may be never.
    working.catch(() => {});
    begun.push(working);
    const first = begun.length >= ahead ? begun.shift() : undefined;
    if (first) yield await first;
  }
  for (const working of begun) yield await working;
}
