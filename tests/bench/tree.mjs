/** Memory of a process together with those that it starts. */
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two looks. */
const LOOK = 100;

/** Most bytes that were resident at once in a fresh process and all below it, looked at now and then. */
export async function treePeak(args, cwd) {
  const child = spawn(process.execPath, args, { cwd, stdio: 'ignore' });
  const ended = new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject));
  let most = 0;
  for (let isOver = false; !isOver; ) {
    most = Math.max(most, residentBelow(child.pid));
    isOver = await Promise.race([ended.then(() => true), pause(LOOK, false)]);
  }
  return most;
}

/** Bytes of a process and all below it, as the system's table of processes tells them. */
function residentBelow(root) {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' });
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const tree = new Set([root]);
  for (let size = 0; size < tree.size; ) {
    size = tree.size;
    for (const [pid, parent] of rows) if (tree.has(parent)) tree.add(pid);
  }
  return rows.reduce((sum, [pid, , kilobytes]) => sum + (tree.has(pid) ? kilobytes * 1024 : 0), 0);
}
