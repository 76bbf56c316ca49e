/** Reads `redaction.yaml`: what is masked for others. */
import type { NumberCheck, NumberKind, Redaction } from '../model.ts';
import { note, type Reading, readFields, readMap, readText, readTexts, valueAt } from './reading.ts';
import type { Path } from './source.ts';

export const REDACTION_KEYS = ['names', 'nobody', 'labels', 'money', 'open', 'numbers'];
export const NUMBER_KEYS = ['id', 'shapes', 'check', 'loose'];
export const CHECK_KEYS = ['weights', 'plus', 'marks', 'values'];

export const NAMED_CHECKS = ['luhn', 'verhoeff', 'iban'] as const;

/** Nothing is masked where there is no such file. */
export const NO_REDACTION: Redaction = {
  names: [],
  nobody: [],
  labels: [],
  money: [],
  open: [],
  numbers: [],
};

/** Words by language put together, since a document in one language may hold forms in another. */
export function readRedaction(reading: Reading): Redaction {
  readFields(reading, [], REDACTION_KEYS);
  const words = (key: string) => {
    const languages = Object.keys(readMap(reading, [key]));
    return [...new Set(languages.flatMap((language) => readTexts(reading, [key, language])))];
  };
  const numbers = valueAt(reading.source.value, ['numbers']);
  if (!Array.isArray(numbers)) note(reading, ['numbers'], "'numbers' must be a list");
  return {
    names: words('names'),
    nobody: words('nobody'),
    labels: words('labels'),
    money: readTexts(reading, ['money']),
    open: readTexts(reading, ['open']),
    numbers: Array.isArray(numbers) ? numbers.map((_, i) => readNumber(reading, ['numbers', i])) : [],
  };
}

function readNumber(reading: Reading, path: Path): NumberKind {
  const { check = null, loose = false } = readFields(reading, path, NUMBER_KEYS);
  if (typeof loose !== 'boolean') note(reading, [...path, 'loose'], "'loose' is true or left out");
  const shapes = readTexts(reading, [...path, 'shapes']);
  if (shapes.length === 0) note(reading, [...path, 'shapes'], 'a number needs a shape');
  return {
    id: readText(reading, [...path, 'id']),
    shapes,
    check: check === null ? null : readCheck(reading, [...path, 'check']),
    loose: loose === true,
  };
}

function readCheck(reading: Reading, path: Path): NumberCheck {
  const check = valueAt(reading.source.value, path);
  const named = NAMED_CHECKS.find((name) => name === check);
  if (named) return named;
  const { plus = 0 } = readFields(reading, path, CHECK_KEYS);
  const weights = readTexts(reading, [...path, 'weights']).map(Number);
  const values = Object.entries(readMap(reading, [...path, 'values'])).map(([sign, n]) => [sign, Number(n)]);
  const isCounted =
    weights.length > 0 &&
    [...weights, Number(plus), ...values.map(([, n]) => Number(n))].every(Number.isFinite);
  if (!isCounted)
    note(reading, path, `'check' is ${NAMED_CHECKS.join(', ')}, or weights (numbers) and marks`);
  return {
    weights,
    plus: Number(plus),
    marks: readText(reading, [...path, 'marks']),
    values: Object.fromEntries(values),
  };
}
