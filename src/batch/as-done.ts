/**
 * Works on several inputs at once and gives each result as soon as it is there, in any order. At most `ahead` of them are at work;
 * nothing more is taken from the inputs, or begun, while nobody takes the results. What a work throws is thrown.
 */
export async function* asDone<Input, Result>(
  inputs: AsyncIterable<Input>,
  work: (input: Input) => Promise<Result>,
  ahead: number,
): AsyncGenerator<Result> {
  const iterator = inputs[Symbol.asyncIterator]();
  const going = new Map<number, Promise<Turn<Result>>>();
  let [next, n] = [taken(iterator), 0];
  let isOver = false;
  try {
    while (!isOver || going.size > 0) {
      const isOpen = !isOver && going.size < ahead;
      const turn = await Promise.race<Turn<Result> | IteratorResult<Input>>(
        isOpen ? [...going.values(), next] : going.values(),
      );
      if ('key' in turn) {
        going.delete(turn.key);
        yield turn.result;
      } else if (turn.done) isOver = true;
      else {
        const key = n++;
        const working = work(turn.value).then((result) => ({ key, result }));
        // Heard of when its turn comes, which may be never.
        working.catch(() => {});
        going.set(key, working);
        next = taken(iterator);
      }
    }
  } finally {
    // Whoever waits for an input that may never come is not waited for.
    if (!isOver) iterator.return?.()?.catch(() => {});
  }
}

interface Turn<Result> {
  readonly key: number;
  readonly result: Result;
}

/** The next input; what goes wrong with it is heard of when it is waited for. */
function taken<Input>(iterator: AsyncIterator<Input>): Promise<IteratorResult<Input>> {
  const next = iterator.next();
  next.catch(() => {});
  return next;
}
