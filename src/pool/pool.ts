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
  /** Handed to every process at its start. */
  readonly setup: unknown;
}

/** Why a job has no result. */
export type Failure = 'timed-out' | 'limit' | 'crashed';

/** What became of a job. */
export type Done<Result> = { readonly result: Result } | { readonly failure: Failure };

export interface Pool<Job, Result> {
  /** A job is made when a process is free to take it, so that few are in the memory; null where none was made. */
  readonly run: (make: () => Promise<Job | null>, timeoutMs: number) => Promise<Done<Result> | null>;
  /** Ends all processes; jobs that run or wait end as `crashed`. */
  readonly close: () => void;
}

/** What a process tells: what came of a job and whether it should do another, or that it has grown beyond its limit. */
export type Message = { readonly result: unknown; readonly isFit: boolean } | { readonly grown: true };

/** Makes a pool; its processes are started as jobs come. */
export function createPool<Job, Result>(options: PoolOptions): Pool<Job, Result> {
  const idle: ChildProcess[] = [];
  const all = new Set<ChildProcess>();
  const waiting: (() => void)[] = [];
  let [taken, isClosed] = [0, false];

  const enter = async (): Promise<void> => {
    if (taken < options.size) taken++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  /** The place passes on to who waits longest. */
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else taken--;
  };
  const start = (): ChildProcess => {
    const child = startProcess(options);
    all.add(child);
    child.once('exit', () => all.delete(child));
    return child;
  };
  const free = (): ChildProcess => {
    const child = idle.pop();
    return child?.connected ? child : start();
  };
  return {
    run: async (make, timeoutMs) => {
      await enter();
      try {
        const job = await make();
        if (job === null) return null;
        if (isClosed) return { failure: 'crashed' };
        const child = free();
        const { done, isFit } = await give<Result>(child, job, timeoutMs);
        if (isFit && !isClosed) idle.push(child);
        else child.kill('SIGKILL');
        return done;
      } finally {
        leave();
      }
    },
    close: () => {
      isClosed = true;
      for (const child of all) child.kill('SIGKILL');
    },
  };
}

/** Its standard output and error are nobody's: libraries print there. */
function startProcess({ script, memory, setup }: PoolOptions): ChildProcess {
  const child = fork(script, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  });
  child.send({ setup, memory });
  return child;
}

interface Given<Result> {
  readonly done: Done<Result>;
  /** Whether the process can take another job. */
  readonly isFit: boolean;
}

/** Gives one job to a process and waits for what comes of it. */
function give<Result>(child: ChildProcess, job: unknown, timeoutMs: number): Promise<Given<Result>> {
  return new Promise((resolve) => {
    const end = (done: Done<Result>, isFit: boolean): void => {
      clearTimeout(timer);
      child.off('message', hear);
      child.off('exit', die);
      child.off('error', die);
      resolve({ done, isFit });
    };
    const die = (): void => end({ failure: 'crashed' }, false);
    const hear = (message: Message): void => {
      if ('grown' in message) end({ failure: 'limit' }, false);
      else end({ result: message.result as Result }, message.isFit);
    };
    const timer = setTimeout(() => end({ failure: 'timed-out' }, false), timeoutMs);
    child.on('message', hear);
    child.once('exit', die);
    child.once('error', die);
    if (child.connected) child.send({ job }, (error) => error && die());
    else die();
  });
}
