/** Folders of rule files, made for a test and gone after it, with a small language and rule to begin with. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const LANGUAGE = `id: xx
detect: { words: [the] }
segment: { ends: ".;", pieces: ",", intros: ":", numbers: ["({a})"] }
lists:
  signer: [I]
  lender: [we]
  party-labels: []
  denials: [not, "!not only"]
  exceptions: [except]
  exception-cases: []
  conditions: [if]
  options: [may refuse]
  carries: [such]
  provisos: [without your consent]
  pointers: [the following]
  coordination: [or]
  may: [may]
  take: [read, $more]
  more: [collect, "!collect stamps"]
  contacts: [contacts]
grants:
  consent: ["person:$signer <9> grant:[agree, allow]"]
`;

export const RULE = `severity: high
law: []
xx:
  title: t
  why: w
  ask: a
  match:
    any: ["act:$take <9> data:$contacts"]
  flags: [one, two, three, four]
  passes: [one, two, three, four]
`;

export const LAW = `jurisdiction: XX
laws:
  - id: XX-1
    article: "1"
    inForce: "2020"
    evidence: secondary
    effect: limits
    cite: { zh: a, es: b, en: c }
    says: { zh: a, es: b, en: c }
    can: { zh: a, es: b, en: c }
`;

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Makes a folder of files. */
export async function folderOf(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'consentlint-rules-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

export const remove = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
