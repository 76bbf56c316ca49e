/** Packs: folders of rules, words and laws that are put on the shipped ones. They are data: nothing in them is run. */
import { type Base, compilePack, type Packed } from './pack/compile.ts';
import { gatherPack, type Unusable } from './pack/gather.ts';

export type { Base, Packed } from './pack/compile.ts';
export type { Unusable } from './pack/gather.ts';

/** A folder that holds no pack, and why. */
export interface NoPack {
  readonly folder: string;
  readonly unusable: Unusable;
}

/** Puts the pack in a folder on a base. What is wrong in it is told in `problems`, all at once. */
export async function addPack(folder: string, base: Base): Promise<Packed | NoPack> {
  const gathered = await gatherPack(folder);
  return typeof gathered === 'string' ? { folder, unusable: gathered } : compilePack(gathered, base);
}
