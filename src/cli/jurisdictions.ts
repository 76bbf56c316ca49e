import type { Command } from 'commander';
import type { Context } from './invocation.ts';
import { type Trouble, unknownValue } from './trouble.ts';

/** The option that says whose law is to be shown. */
export interface PlaceFlags {
  readonly jurisdiction?: string;
}

/** Adds the option to a command that shows law. */
export function placeFlags(command: Command, context: Context): Command {
  const places = placesIn(context).join(', ');
  return command.option('--jurisdiction <list>', context.words.say('help.jurisdiction', { places }));
}

/** The places named, each once; none where the option is not given, trouble where one is unknown. */
export function placesAsked(
  { jurisdiction: list }: PlaceFlags,
  context: Context,
): { readonly jurisdictions?: readonly string[] } | Trouble {
  if (list === undefined) return {};
  const known = placesIn(context);
  const asked = list.split(',').map((name) => name.trim().toUpperCase());
  const value = asked.find((id) => !known.includes(id));
  if (value === undefined) return { jurisdictions: [...new Set(asked)] };
  return unknownValue('--jurisdiction', value || list, known);
}

/** Every place whose law is known; platforms are none. */
export function placesIn({ rulebook }: Context): readonly string[] {
  return Object.values(rulebook.jurisdictions)
    .filter(({ platform }) => !platform)
    .map(({ id }) => id);
}
