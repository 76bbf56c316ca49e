import type { ReaderLanguage } from '../language.ts';
import { inert } from './escape.ts';
import { SCRIPT } from './script.ts';
import { shell } from './shell.ts';
import { styleFor } from './style.ts';
import { say, type Tongue } from './tongues.ts';

/** What a page holds. */
export interface Content {
  /** Of the window. */
  readonly title: string;
  /** Message above everything; what a document gives away where none is named. */
  readonly heading?: string;
  /** So much that what is out of sight should be laid out only when it comes near. */
  readonly isLong: boolean;
  readonly tongues: readonly Tongue[];
  /** Markup. */
  readonly nav: string;
  readonly main: string;
  readonly footer: string;
  /** Rules of style that belong to this page only. */
  readonly rules: string;
}

/** The page around its content, in every language of it. */
export function page({
  title,
  heading = 'page.title',
  tongues,
  isLong,
  nav,
  main,
  footer,
  rules,
}: Content): string {
  return shell({
    language: tongues[0]?.language ?? 'en',
    title,
    style: `${styleFor(tongues.map(({ language }) => language))}${rules}`,
    script: SCRIPT,
    attributes: isLong ? ' class="long"' : '',
    body: `<a class="skip" href="#main">${say(tongues, 'page.skip')}</a>
<header class="top"><h1>${say(tongues, heading)}</h1>${controls(tongues)}</header>
${nav}
<main id="main" tabindex="-1">
${main}
</main>
<footer>${footer}</footer>`,
  });
}

/** Choices that need the script; they are not to be seen without it. */
function controls(tongues: readonly Tongue[]): string {
  const languages = tongues.map(({ language }, i) =>
    choice({
      name: 'lang',
      value: language,
      isOn: i === 0,
      label: `<span lang="${inert(language)}">${ownName(language)}</span>`,
    }),
  );
  const themes = (['auto', 'light', 'dark'] as const).map((theme) =>
    choice({
      name: 'theme',
      value: theme,
      isOn: theme === 'auto',
      label: say(tongues, `page.theme.${theme}`),
    }),
  );
  return `<div class="controls" hidden>${set('page.language', languages, tongues)}${set('page.theme', themes, tongues)}</div>`;
}

function set(name: string, choices: readonly string[], tongues: readonly Tongue[]): string {
  const id = name.replace('.', '-');
  return `<div class="choice" role="group" aria-labelledby="${id}"><span class="vh" id="${id}">${say(tongues, name)}</span>${choices.join('')}</div>`;
}

interface Choice {
  readonly name: string;
  readonly value: string;
  readonly isOn: boolean;
  readonly label: string;
}

const choice = ({ name, value, isOn, label }: Choice): string =>
  `<button type="button" data-${name}-choice="${inert(value)}" aria-pressed="${isOn}">${label}</button>`;

/** What a language calls itself. */
function ownName(language: ReaderLanguage): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return inert(name.charAt(0).toLocaleUpperCase(language) + name.slice(1));
}
