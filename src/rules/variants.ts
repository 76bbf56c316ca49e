/** The variant characters that matching takes for one: look-alikes, and traditional for simplified ideographs. */
import { LOOK_ALIKES } from '../characters.ts';
import type { Rulebook } from '../model.ts';

/** The ideographs opencc may map: CJK Unified, Extension A and Compatibility. */
const RANGES: readonly (readonly [number, number])[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
];

/**
 * Characters that opencc tells apart by their phrase, or maps to a rarer one: 瞭解 and 了解, 回覆 and 回复. Measured: every
 * word of the Chinese lists, converted to Taiwan and Hong Kong script and folded again.
 */
const ALSO = { from: '瞭覆藉枱衞谘諮麼麽幺', to: '了复借台卫咨咨么么么' };

/** Builds the table from opencc's Taiwan-to-mainland character mapping, one UTF-16 unit to one. */
export async function buildVariants(): Promise<Rulebook['variants']> {
  const { Converter } = await import('opencc-js/t2cn');
  const convert = Converter({ from: 'tw', to: 'cn' });
  const pairs = RANGES.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i)),
  )
    .map((char) => [char, convert(char)] as const)
    .filter(
      ([char, simplified]) => simplified !== char && simplified.length === 1 && !ALSO.to.includes(char),
    );
  return {
    from: LOOK_ALIKES.from + pairs.map(([char]) => char).join('') + ALSO.from,
    to: LOOK_ALIKES.to + pairs.map(([, simplified]) => simplified).join('') + ALSO.to,
  };
}
