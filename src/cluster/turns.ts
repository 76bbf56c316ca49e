/** Works that go on together, and works that are done while nothing else is. */

/** Waits until a work may begin; what it returns is called when it is done. */
export type Enter = (isAlone: boolean) => Promise<() => void>;

/** By turns: whoever comes after one that waits to be alone waits, too. */
export function createTurns(): Enter {
  let [together, isTaken] = [0, false];
  const queue: { readonly isAlone: boolean; readonly begin: () => void }[] = [];
  const admit = (): void => {
    for (let next = queue[0]; next; next = queue[0]) {
      if (isTaken || (next.isAlone && together > 0)) return;
      if (next.isAlone) isTaken = true;
      else together++;
      queue.shift();
      next.begin();
    }
  };
  return async (isAlone) => {
    await new Promise<void>((begin) => {
      queue.push({ isAlone, begin });
      admit();
    });
    return () => {
      if (isAlone) isTaken = false;
      else together--;
      admit();
    };
  };
}
