import type { Setting } from '../index.ts';
import { viewOf } from '../view.ts';
import type { Compared } from './index.ts';
import type { Views } from './sides.ts';

/** Both documents as the reader sees them: in the language he asked for, else in that of the new document. */
export async function viewsOf({ old, new: fresh }: Compared, setting: Setting): Promise<Views> {
  const language = setting.language ?? setting.readers.ofDocument(fresh.languages);
  const [before, after] = await Promise.all([old, fresh].map((one) => viewOf(one, { ...setting, language })));
  if (!before || !after) throw new Error('two documents have two views');
  return { old: before, new: after };
}
