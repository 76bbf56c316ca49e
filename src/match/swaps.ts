/** Characters that are taken for one another when writing is recognised on a picture. */
import type { Document, Rulebook } from '../model.ts';
import type { Fold, Swaps } from './fold.ts';

/** What each folded unit may have been read for, from groups of characters that look alike. */
export function swapsOf(groups: Rulebook['confusables'], fold: Fold): Swaps {
  const swaps = new Map<number, Set<number>>();
  for (const group of groups) {
    const units = Array.from(group, fold.word).filter((folded) => folded.length === 1);
    for (const unit of units) {
      const others = swaps.get(unit.charCodeAt(0)) ?? new Set();
      for (const other of units) if (other !== unit) others.add(other.charCodeAt(0));
      swaps.set(unit.charCodeAt(0), others);
    }
  }
  return new Map(Array.from(swaps, ([unit, others]) => [unit, [...others]]));
}

/** A fold for a document: where pages of it were recognised, with what their characters may have been read for. */
export function foldFor({ pages }: Document, fold: Fold, swaps: Swaps): Fold {
  const recognised = pages.filter(({ read }) => read === 'ocr');
  if (recognised.length === 0) return fold;
  const foldText = (text: string, offset = 0) => {
    const folded = fold(text, offset);
    const isRecognised = recognised.some(({ start, end }) => start < offset + text.length && end > offset);
    return isRecognised ? { ...folded, swaps } : folded;
  };
  return Object.assign(foldText, { word: fold.word });
}
