/** Whether a number proves by its check digit that it is one. */
import type { NumberCheck, Weighted } from '../../model.ts';

/** Tries a check on the digits and letters of a number. */
export function passes(signs: string, check: NumberCheck): boolean {
  if (check === 'luhn') return luhn(signs);
  if (check === 'iban') return iban(signs);
  return check === 'verhoeff' ? verhoeff(signs) : weighted(signs, check);
}

const TEN = 10;
const FIRST_LETTER = 'A'.charCodeAt(0) - TEN;

function weighted(signs: string, { weights, plus, marks, values }: Weighted): boolean {
  const last = signs.length - 1;
  const shift = weights.length - last;
  let sum = plus;
  for (let i = 0; i < last; i++) sum += worth(signs, i, values) * (weights[i + shift] ?? 0);
  return marks[sum % marks.length] === signs[last];
}

/** What a sign counts: digits themselves, letters from 10 on unless it is said otherwise. */
function worth(signs: string, i: number, values: Weighted['values']): number {
  const sign = signs.charAt(i);
  return values[sign] ?? (sign < 'A' ? Number(sign) : sign.charCodeAt(0) - FIRST_LETTER);
}

function luhn(signs: string): boolean {
  let sum = 0;
  for (let i = 0; i < signs.length; i++) {
    const doubled = Number(signs.charAt(signs.length - 1 - i)) * (i % 2 === 0 ? 1 : 2);
    sum += doubled >= TEN ? doubled - (TEN - 1) : doubled;
  }
  return sum % TEN === 0 && sum > 0;
}

/** The first four signs behind the others, letters as numbers from 10: one more than a multiple of 97. */
function iban(signs: string): boolean {
  const modulus = 97;
  const moved = signs.slice(4) + signs.slice(0, 4);
  const digits = moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - FIRST_LETTER));
  return [...digits].reduce((rest, digit) => (rest * TEN + Number(digit)) % modulus, 0) === 1;
}

const PERMUTED = '1576283094';

/** The dihedral group of the pentagon. */
function times(a: number, b: number): number {
  const half = TEN / 2;
  const turned = a < half ? a + b : a - b;
  const side = a < half === b < half ? 0 : half;
  return (((turned % half) + half) % half) + side;
}

/** Where each digit comes to by so many turns of the permutation, whose period is 8. */
const TURNED = Array.from({ length: 8 }, (_, turns) =>
  Array.from({ length: TEN }, (_, digit) => permute(digit, turns)),
);

function permute(digit: number, turns: number): number {
  return turns === 0 ? digit : permute(Number(PERMUTED[digit]), turns - 1);
}

function verhoeff(signs: string): boolean {
  let sum = 0;
  for (let i = 0; i < signs.length; i++) {
    const digit = Number(signs.charAt(signs.length - 1 - i));
    sum = times(sum, TURNED[i % TURNED.length]?.[digit] ?? 0);
  }
  return sum === 0;
}
