import type { Declarations } from './style.ts';
import type { HtmlElement } from './tree.ts';

/** Declarations by simple selector: `p`, `.note`, `p.note`, `#terms`. */
export type Rules = ReadonlyMap<string, Declarations>;

const SIMPLE = /^([a-z][\w-]*)?(\.[\w-]+)?$|^#[\w-]+$/iu;
/** Rules for some screens only would call hidden what others see. */
const EVERYWHERE = /^@(media\s+(screen|all)|layer|supports)[^(]*$/iu;
/** Properties that can hide text. */
const RELEVANT: ReadonlySet<string> = new Set(
  (
    'display visibility opacity font font-size color background background-color background-image ' +
    'white-space position left top text-indent clip clip-path'
  ).split(' '),
);

const NONE: Declarations = new Map();

/** Reads style sheets as far as simple selectors go; others are left out. Linear in the text. */
export function parseRules(css: string): Rules {
  const rules = new Map<string, Map<string, string>>();
  const text = withoutComments(css);
  let from = 0;
  while (from < text.length) {
    const open = text.indexOf('{', from);
    if (open === -1) break;
    const selector = selectorIn(text.slice(from, open));
    const close = ruleEnd(text, open, selector);
    if (!selector.startsWith('@')) addRule(rules, selector, text.slice(open + 1, close));
    from = close + 1;
  }
  return rules;
}

/**
 * The declarations that hold for an element: its attributes, then rules by tag, class and id, then its style.
 */
export function declarationsOf(element: HtmlElement, rules: Rules): Declarations {
  if (element.attrs.length === 0) return rules.get(element.tagName) ?? NONE;
  const attributes = new Map(element.attrs.map(({ name, value }) => [name, value]));
  const tag = element.tagName;
  const classes = (attributes.get('class') ?? '').split(/\s+/u).filter((name) => name !== '');
  const keys = [
    tag,
    ...classes.map((name) => `.${name}`),
    ...classes.map((name) => `${tag}.${name}`),
    `#${attributes.get('id')}`,
  ];
  const byRules = keys.flatMap((key) => [...(rules.get(key) ?? [])]);
  const style = attributes.get('style');
  return new Map([
    ...hints(attributes),
    ...byRules,
    ...(style === undefined ? [] : parseDeclarations(style)),
  ]);
}

/** Attributes that act as styles. */
function* hints(attributes: ReadonlyMap<string, string>): Generator<[string, string]> {
  if (attributes.has('hidden')) yield ['display', 'none'];
  const [color, ground] = [attributes.get('color') ?? attributes.get('text'), attributes.get('bgcolor')];
  if (color !== undefined) yield ['color', color];
  if (ground !== undefined) yield ['background-color', ground];
  if (attributes.has('background')) yield ['background-image', ''];
}

function addRule(rules: Map<string, Map<string, string>>, selectors: string, body: string): void {
  const declarations = parseDeclarations(body);
  if (declarations.length === 0) return;
  for (const selector of selectors.split(',').map((one) => one.trim())) {
    if (selector === '' || selector.length > 100 || !SIMPLE.test(selector)) continue;
    const key = /^[.#]/u.test(selector) ? selector : selector.replace(/^[^.]+/u, (tag) => tag.toLowerCase());
    rules.set(key, new Map([...(rules.get(key) ?? []), ...declarations]));
  }
}

function parseDeclarations(body: string): [property: string, value: string][] {
  return body.split(';').flatMap((declaration): [string, string][] => {
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s*important/iu, '')
      .trim()
      .toLowerCase();
    return RELEVANT.has(property) ? [[property, value]] : [];
  });
}

/** What stands before a brace, behind the end of the rule or statement before. */
function selectorIn(text: string): string {
  return text.slice(Math.max(text.lastIndexOf(';'), text.lastIndexOf('}')) + 1).trim();
}

function withoutComments(css: string): string {
  const [first = '', ...rest] = css.split('/*');
  return [first, ...rest.map((part) => (part.includes('*/') ? part.slice(part.indexOf('*/') + 2) : ''))].join(
    ' ',
  );
}

/** Where reading goes on: within a group that holds everywhere, else behind the rule. */
function ruleEnd(text: string, open: number, selector: string): number {
  if (selector.length < 100 && EVERYWHERE.test(selector)) return open;
  return selector.startsWith('@') ? blockEnd(text, open) : closeOf(text, open);
}

const closeOf = (text: string, open: number): number =>
  text.indexOf('}', open) === -1 ? text.length : text.indexOf('}', open);

/** The end of a rule that holds rules. */
function blockEnd(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text.charAt(at) === '{') depth++;
    if (text.charAt(at) === '}' && --depth === 0) return at;
  }
  return text.length;
}
