/** Small sets of list indexes as bits: made, united and asked at every clause, so they must cost nothing. */

/** 32 members to a number, so that a shift finds it. */
export type Bits = readonly number[];

const SHIFT = 5;
const MASK = 31;

/** A set of the given members, sized for `size` possible ones. */
export function toBits(members: Iterable<number>, size: number): number[] {
  const bits = new Array<number>((size + MASK) >> SHIFT).fill(0);
  for (const member of members) addBit(bits, member);
  return bits;
}

/** Adds a member; one below 0 is no member. */
export function addBit(bits: number[], member: number): void {
  if (member < 0) return;
  const at = member >> SHIFT;
  bits[at] = (bits[at] ?? 0) | (1 << (member & MASK));
}

/** Adds all members of another set. */
export function addBits(bits: number[], other: Bits): void {
  for (let at = 0; at < other.length; at++) bits[at] = (bits[at] ?? 0) | (other[at] ?? 0);
}

/** Whether a set has a member. */
export function hasBit(bits: Bits, member: number): boolean {
  return member >= 0 && (((bits[member >> SHIFT] ?? 0) >> (member & MASK)) & 1) === 1;
}

/** Whether two sets share a member. */
export function sharesBit(bits: Bits, other: Bits): boolean {
  for (let at = 0; at < other.length; at++) if (((bits[at] ?? 0) & (other[at] ?? 0)) !== 0) return true;
  return false;
}
