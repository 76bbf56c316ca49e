import { existsSync } from 'node:fs';
import type { Invocation } from './invocation.ts';
import { located } from './located.ts';
import { STDIN } from './stdin.ts';

/** Lines of a file, as reports and `consentlint text` count them, both ends among them. */
export interface Lines {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
}

/** `contract.pdf:12` or `contract.pdf:12-15`; null for anything else. */
export function linesOf(subject: string): Lines | null {
  const [, file, first, last = first] = /^(.+):(\d+)(?:-(\d+))?$/su.exec(subject) ?? [];
  if (file === undefined) return null;
  const [from, to] = [Number(first), Number(last)];
  return { file, line: Math.min(from, to), endLine: Math.max(from, to) };
}

/** Whether somebody means a file without a line: no rule has a dot or a slash in its name. */
export function isFileName(subject: string, invocation: Pick<Invocation, 'cwd'>): boolean {
  return subject === STDIN || /[./\\]/u.test(subject) || existsSync(located(subject, invocation));
}
