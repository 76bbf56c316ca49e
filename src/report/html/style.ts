import type { ReaderLanguage } from '../language.ts';
import { LAYOUT } from './style-layout.ts';
import { PARTS } from './style-parts.ts';

const LIGHT = `color-scheme:light;--ground:#f6f5f1;--paper:#fff;--ink:#1c2128;--faint:#59626e;--line:#d8d5cc;--accent:#0b5394;
--critical:#8b1616;--critical-bg:#f9dcd8;--high:#a02c1a;--high-bg:#fde5de;--medium:#7d5200;--medium-bg:#fcedcb;
--low:#17636b;--low-bg:#dcf0f1;--info:#46515f;--info-bg:#e8eaed;--good:#1c6b3a;--good-bg:#ddf1e3;--shade:#eceae3;`;

const DARK = `color-scheme:dark;--ground:#13161a;--paper:#1b1f25;--ink:#e8e6e1;--faint:#a5adb8;--line:#3a4048;--accent:#8bbcf2;
--critical:#ffb0a6;--critical-bg:#57201c;--high:#ff9f8a;--high-bg:#47221b;--medium:#f0c06a;--medium-bg:#3f300f;
--low:#7fd0d8;--low-bg:#14383c;--info:#b5bec9;--info-bg:#2b3138;--good:#8ad6a4;--good-bg:#163824;--shade:#242930;`;

const THEMES = `:root{${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
:root[data-theme=light]{${LIGHT}}
:root[data-theme=dark]{${DARK}}
@media print{:root,:root[data-theme]{${LIGHT}--ground:#fff;}}
`;

/** The style of a page in these languages: of what is told in each only one is seen. */
export function styleFor(languages: readonly ReaderLanguage[]): string {
  const others = languages.map((language) => {
    const tag = language.replace(/[^A-Za-z-]/g, '');
    return `:root[data-lang="${tag}"] .l:not([lang="${tag}"]){display:none}`;
  });
  return `${THEMES}${LAYOUT}${PARTS}${others.join('\n')}\n`;
}
