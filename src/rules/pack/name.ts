/** What a file of a pack is about, from where it stands. */

/** The folders of a pack that are no categories, and the rules. */
export type Room = 'rules' | 'languages' | 'law';

/** Small letters, digits and single hyphens: what rules, categories and languages are called. */
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LAW_NAME = /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/;

/** What places are called: `US-NY`. */
export const PLACE_NAME = /^[A-Za-z0-9]+([ -][A-Za-z0-9]+)*$/;

/** What a folder within a folder is told. */
export const NO_FOLDER = 'the folders of a pack hold files only: <category>/<rule>.yaml';

/** The room of a YAML file in a folder of a pack, or what is wrong with the place or the name. */
export function roomOf(folder: string, file: string): { readonly room: Room } | string {
  if (!file.endsWith('.yaml')) return 'the name of this file must end in .yaml';
  const name = file.slice(0, -'.yaml'.length);
  if (folder === '' && file === 'redaction.yaml')
    return 'a pack has no redaction.yaml: what --redact masks cannot be changed';
  if (folder === '' && file === 'confusables.yaml')
    return 'a pack has no confusables.yaml: what recognition takes for what cannot be changed';
  if (folder === '')
    return 'a pack holds <category>/<rule>.yaml, languages/<id>.yaml and law/<place>.yaml: put this file in a folder';
  if (folder === 'messages') return "a pack has no messages: the program's own words cannot be changed";
  if (folder === 'letters') return 'a pack has no letters: those that ship cannot be changed';
  if (folder === 'law') return LAW_NAME.test(name) ? { room: 'law' } : misnamed(file);
  if (!isName(name)) return misnamed(file);
  if (folder === 'languages') return { room: 'languages' };
  return isName(folder) ? { room: 'rules' } : misnamed(folder);
}

const isName = (name: string): boolean => NAME.test(name) && !(name in Object.prototype);

const misnamed = (name: string): string =>
  `'${name}' cannot be a name: small letters, digits and hyphens make one`;
