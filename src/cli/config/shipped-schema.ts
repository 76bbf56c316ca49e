/** The schema of configurations of the program as it ships: the build writes it. */
import type { Rulebook } from '../../model.ts';
import { readersOf } from '../../report/language.ts';
import { wordbook } from '../../report/words.ts';
import type { Context } from '../invocation.ts';
import { placesIn } from '../jurisdictions.ts';
import { programOf } from '../program.ts';
import { fileKeys } from './keys.ts';
import { configSchema } from './schema.ts';

/** Makes it of a rulebook, in English. */
export async function shippedSchema(rulebook: Rulebook): Promise<object> {
  const book = wordbook(rulebook);
  const { stdin, stdout, stderr } = process;
  const context: Context = {
    ...{ argv: [], stdin, stdout, stderr, env: {}, cwd: process.cwd(), rulebook, shipped: rulebook },
    ...{ wordbook: book, readers: readersOf(rulebook), language: 'en', words: await book('en') },
    atEnd: () => {},
    onStop: () => {},
  };
  const scan = programOf(context, () => {}).commands.find((command) => command.name() === 'scan');
  const keys = scan ? fileKeys(scan) : [];
  return configSchema({ rulebook, words: context.words, keys, places: placesIn(context) });
}
