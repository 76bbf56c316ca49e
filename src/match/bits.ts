/** Small sets of list indexes as bits: made, united and asked at every clause, so they must cost nothing. */

/** 31 members to a number, so that all stay small integers. */
export type Bits = readonly number[];

const WIDTH = 31;

/** A set of the given members, sized for `size` possible ones. */
export function toBits(members: Iterable<number>, size: number): number[] {
  const bits = new Array<number>(Math.ceil(size / WIDTH)).fill(0);
  for (const member of members) addBit(bits, member);
  return bits;
}

/** Adds a member; one below 0 is no member. */
export function addBit(bits: number[], member: number): void {
  if (member < 0) return;
  const at = Math.floor(member / WIDTH);
  bits[at] = (bits[at] ?? 0) | (1 << (member % WIDTH));
}

/** Adds all members of another set. */
export function addBits(bits: number[], other: Bits): void {
  for (let at = 0; at < other.length; at++) bits[at] = (bits[at] ?? 0) | (other[at] ?? 0);
}

/** Whether a set has a member. */
export function hasBit(bits: Bits, member: number): boolean {
  return member >= 0 && (((bits[Math.floor(member / WIDTH)] ?? 0) >> (member % WIDTH)) & 1) === 1;
}

/** Whether a set has all members of another. */
export function hasBits(bits: Bits, all: Bits): boolean {
  for (let at = 0; at < all.length; at++) {
    const wanted = all[at] ?? 0;
    if (((bits[at] ?? 0) & wanted) !== wanted) return false;
  }
  return true;
}

/** Whether two sets share a member. */
export function sharesBit(bits: Bits, other: Bits): boolean {
  for (let at = 0; at < other.length; at++) if (((bits[at] ?? 0) & (other[at] ?? 0)) !== 0) return true;
  return false;
}
