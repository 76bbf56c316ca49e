/** Work done in processes of their own: one that hangs, grows or dies is ended and replaced, and takes only its job along. */
import { type ChildProcess, fork } from 'node:child_process';

/** How the processes of a pool are to be started. */
export interface PoolOptions {
  /** The script that a process runs; it calls `serve`. */
  readonly script: URL;
  /** Most processes at once. */
  readonly size: number;
  /** Bytes of resident memory beyond which a process is ended. */
  readonly memory: number;
  /** Most megabytes of objects in a process; Node's own measure where it is not said. */
  readonly heap?: number;
  /** Handed to every process at its start. */
  readonly setup: unknown;
}

/** Why a job has no result. */
export type Failure = 'timed-out' | 'limit' | 'crashed';

/** What became of a job. `error` is what it threw, with its stack. */
export type Done<Result> =
  | { readonly result: Result }
  | { readonly failure: Failure; readonly error?: string };

/** How long a job may stay silent, and who is told of its progress. */
export interface Patience {
  readonly timeoutMs: number;
  readonly onProgress?: ((progress: unknown) => void) | undefined;
}

export interface Pool<Job, Result> {
  /** A job is made when a process is free to take it, so that few are in the memory; null where none was made. */
  readonly run: (make: () => Promise<Job | null>, patience: Patience) => Promise<Done<Result> | null>;
  /** Starts a process before there is a job for it. */
  readonly warm: () => void;
  /** Ends all processes; jobs that run or wait end as `crashed`. */
  readonly close: () => void;
}

/**
 * What a process tells: what came of a job and whether it should do another; what the job threw; or how far it has
 * come, and how long it may be silent from now on.
 */
export type Message =
  | { readonly result: unknown; readonly isFit: boolean }
  | { readonly error: string }
  | { readonly progress: unknown; readonly timeoutMs: number };

/** Makes a pool; its processes are started as jobs come. */
export function createPool<Job, Result>(options: PoolOptions): Pool<Job, Result> {
  const processes = createProcesses(options);
  const places = createPlaces(options.size);
  const tryIn = async (child: ChildProcess, job: Job, patience: Patience): Promise<Done<Result>> => {
    const { done, isFit } = await give<Result>(child, job, patience);
    if (isFit) processes.keep(child);
    else child.kill('SIGKILL');
    return done;
  };
  return {
    run: async (make, patience) => {
      await places.enter();
      try {
        const job = await make();
        if (job === null) return null;
        if (processes.isClosed()) return { failure: 'crashed' };
        const begun = Date.now();
        const { child, isUsed } = processes.free();
        const done = await tryIn(child, job, patience);
        if (processes.isClosed()) return { failure: 'crashed' };
        if (!isUsed || 'result' in done || done.failure === 'timed-out') return done;
        // What a process has left behind from the jobs before must not decide what becomes of this one.
        const timeoutMs = patience.timeoutMs - (Date.now() - begun);
        const again = await tryIn(processes.start(), job, { ...patience, timeoutMs });
        return 'result' in again ? again : done;
      } finally {
        places.leave();
      }
    },
    warm: () => processes.keep(processes.start()),
    close: processes.close,
  };
}

/** The processes of a pool, those that run and those that wait for a job. */
function createProcesses(options: PoolOptions) {
  const idle: ChildProcess[] = [];
  const started = new Set<ChildProcess>();
  let isClosed = false;
  const start = (): ChildProcess => {
    const child = startProcess(options);
    started.add(child);
    child.once('exit', () => started.delete(child));
    return child;
  };
  const served = new WeakSet<ChildProcess>();
  return {
    isClosed: () => isClosed,
    start,
    free: () => {
      const next = idle.pop();
      const child = next?.connected ? next : start();
      const isUsed = served.has(child);
      served.add(child);
      return { child, isUsed };
    },
    keep: (child: ChildProcess): void => {
      if (!isClosed) idle.push(child);
    },
    close: (): void => {
      isClosed = true;
      for (const child of started) child.kill('SIGKILL');
    },
  };
}

/** A place for each process: whoever finds none waits, and is let in by turns. */
export function createPlaces(size: number) {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return {
    enter: async (): Promise<void> => {
      if (taken < size) taken++;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    leave: (): void => {
      const next = waiting.shift();
      if (next) next();
      else taken--;
    },
  };
}

/** Its standard output and error are nobody's: libraries print there. */
function startProcess({ script, memory, heap, setup }: PoolOptions): ChildProcess {
  const child = fork(script, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: heap === undefined ? [] : [`--max-old-space-size=${heap}`],
  });
  // What becomes of a process shows when it is given a job.
  child.on('error', () => {});
  child.send({ setup, memory }, () => {});
  return child;
}

interface Given<Result> {
  readonly done: Done<Result>;
  /** Whether the process can take another job. */
  readonly isFit: boolean;
}

/** Ways in which a process ends when it needs more memory than it may have: watched, by the system, or by Node itself. */
const OUT_OF_MEMORY: ReadonlySet<string> = new Set(['SIGKILL', 'SIGABRT']);

/** Gives one job to a process and waits for what comes of it. */
function give<Result>(
  child: ChildProcess,
  job: unknown,
  { timeoutMs, onProgress }: Patience,
): Promise<Given<Result>> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout;
    const end = (done: Done<Result>, isFit: boolean): void => {
      clearTimeout(timer);
      child.off('message', hear);
      child.off('exit', die);
      child.off('error', fail);
      resolve({ done, isFit });
    };
    const wait = (milliseconds: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => end({ failure: 'timed-out' }, false), milliseconds);
    };
    const fail = (): void => end({ failure: 'crashed' }, false);
    const die = (_: number | null, signal: NodeJS.Signals | null): void =>
      end({ failure: OUT_OF_MEMORY.has(signal ?? '') ? 'limit' : 'crashed' }, false);
    const hear = (message: Message): void => {
      if ('result' in message) end({ result: message.result as Result }, message.isFit);
      else if ('error' in message) end({ failure: 'crashed', error: message.error }, false);
      else {
        wait(message.timeoutMs);
        onProgress?.(message.progress);
      }
    };
    wait(timeoutMs);
    child.on('message', hear);
    child.once('exit', die);
    child.once('error', fail);
    if (child.exitCode !== null || child.signalCode !== null) die(child.exitCode, child.signalCode);
    else child.send({ job }, () => {});
  });
}
