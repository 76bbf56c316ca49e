/** Whose law a document speaks of, from the words it uses. */

/**
 * The jurisdiction whose signs a document shows the most of, `seen` holding the number of different ones for each.
 * Where there are none, or as many for two, nobody is named: a guess must have a reason.
 */
export function guessJurisdiction(seen: ReadonlyMap<string, number>): readonly string[] {
  const most = Math.max(0, ...seen.values());
  const ids = [...seen].filter(([, signs]) => signs === most).map(([id]) => id);
  return most > 0 && ids.length === 1 ? ids : [];
}
