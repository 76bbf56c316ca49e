/** The variant characters that matching takes for one: look-alikes, and traditional for simplified ideographs. */
import { LOOK_ALIKES, PHRASE_VARIANTS } from '../characters.ts';
import type { Rulebook } from '../model.ts';

/** The ideographs opencc may map: CJK Unified, Extension A and Compatibility. */
const RANGES: readonly (readonly [number, number])[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
];

/** Builds the table from opencc's Taiwan-to-mainland character mapping, one UTF-16 unit to one. */
export async function buildVariants(): Promise<Rulebook['variants']> {
  const { Converter } = await import('opencc-js/t2cn');
  const convert = Converter({ from: 'tw', to: 'cn' });
  const pairs = RANGES.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i)),
  )
    .map((char) => [char, convert(char)] as const)
    .filter(
      ([char, simplified]) =>
        simplified !== char && simplified.length === 1 && !PHRASE_VARIANTS.to.includes(char),
    );
  return {
    from: LOOK_ALIKES.from + pairs.map(([char]) => char).join('') + PHRASE_VARIANTS.from,
    to: LOOK_ALIKES.to + pairs.map(([, simplified]) => simplified).join('') + PHRASE_VARIANTS.to,
  };
}
