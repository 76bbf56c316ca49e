import type { InputError, Reading } from '../model.ts';
import type { Format, Setting } from './index.ts';
import { evidenceWriters } from './json/evidence.ts';
import { documentOf, errorOf } from './json.ts';
import { escapeUnseen } from './sanitise.ts';

/** One line for each input, as soon as it was judged, and nothing else: `line.schema.json`. */
export const ndjson = {
  audience: 'machines' as const,
  reading: async (reading: Reading, setting: Setting) => {
    const readings = setting.together ?? [reading];
    const writers = evidenceWriters(readings.map(({ document }) => document));
    return line(await documentOf(reading, writers(reading.document), setting));
  },
  error: async (error: InputError, setting: Setting) => {
    const { path, ...told } = errorOf(error, await setting.wordbook(setting.language ?? 'en'));
    return line({ path, error: told });
  },
  end: async () => '',
} satisfies Format;

const line = (value: object): string => `${escapeUnseen(JSON.stringify(value))}\n`;
