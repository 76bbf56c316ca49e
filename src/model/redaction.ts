/** What must not be seen by others: numbers and names, as `rules/redaction.yaml` describes them. */

/**
 * A check character behind weighted characters: `marks` by the remainder of their sum, which is divided by as many as
 * there are marks. Weights are those of the characters before the mark, the last weight of the last. Letters count
 * from 10 unless `values` says otherwise.
 */
export interface Weighted {
  readonly weights: readonly number[];
  readonly plus: number;
  readonly marks: string;
  readonly values: Readonly<Record<string, number>>;
}

/** How a number proves that it is one. */
export type NumberCheck = 'luhn' | 'verhoeff' | 'iban' | Weighted;

/** A kind of number: its shapes, and the check that it must pass where it has one. */
export interface NumberKind {
  readonly id: string;
  readonly shapes: readonly string[];
  readonly check: NumberCheck | null;
  /** Spaces and hyphens may stand before any of its digits and letters. */
  readonly loose: boolean;
}

/** What is masked, and the words that stand before it. */
export interface Redaction {
  /** Words before a name ("Name:"). */
  readonly names: readonly string[];
  /** Words behind them that are no names ("Name: the Borrower"). */
  readonly nobody: readonly string[];
  /** Words before a number that no shape tells. */
  readonly labels: readonly string[];
  /** Words and signs beside which a number is an amount. */
  readonly money: readonly string[];
  /** Shapes of numbers that are nobody's own: hotlines. */
  readonly open: readonly string[];
  readonly numbers: readonly NumberKind[];
}
