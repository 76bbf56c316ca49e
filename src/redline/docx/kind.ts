import type { WordExtension } from '../marking.ts';
import type { Parts } from './archive.ts';
import { childrenOf, parseXml, rootOf } from './dom.ts';

/** Whether a package holds digital signatures; they cover its parts, so that a changed part breaks them. */
export function isSigned({ names }: Parts): boolean {
  return names.some((name) => /(^|\/)_xmlsignatures\/.*\.xml$/iu.test(name));
}

/**
 * The ending under which Word opens a package: it must fit the content type of the main part, which stays as it is.
 * Throws where the content types are not well-formed.
 */
export async function extensionOf(parts: Parts, main: string): Promise<WordExtension> {
  const bytes = parts.read('[Content_Types].xml');
  const types = bytes ? childrenOf(rootOf(await parseXml(bytes))) : [];
  const isFor = (name: string | null) => name?.replace(/^\//, '').toLowerCase() === main.toLowerCase();
  const own = types.find((each) => isFor(each.getAttribute('PartName')))?.getAttribute('ContentType') ?? '';
  const isTemplate = /template/iu.test(own);
  if (/macroEnabled/iu.test(own)) return isTemplate ? 'dotm' : 'docm';
  return isTemplate ? 'dotx' : 'docx';
}
