import { escapeXml, HEADER, MAIN } from '../xml.ts';

/** Sizes in half points, distances in twentieths of a point. */
interface Look {
  readonly id: string;
  readonly after: number;
  /** Of all lines; the first hangs out by half of it. */
  readonly indent?: number;
  readonly size?: number;
}

const LOOKS: readonly Look[] = [
  { id: 'Title', after: 240, size: 30 },
  { id: 'Line', after: 80 },
  { id: 'Item', after: 100, indent: 720 },
];

/** The styles of a letter; words are marked as being of its language, so that they are spelled and broken rightly. */
export function stylesXml(language: string): string {
  const isEastAsian = language.startsWith('zh');
  const lang = escapeXml(isEastAsian ? 'en-US' : language);
  const eastAsia = language === 'zh-Hant' ? 'zh-TW' : 'zh-CN';
  return (
    `${HEADER}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>` +
    `<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="SimSun" w:cs="Calibri"/><w:sz w:val="22"/>` +
    `<w:lang w:val="${lang}" w:eastAsia="${eastAsia}"/></w:rPr></w:rPrDefault></w:docDefaults>` +
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>` +
    `<w:pPr><w:spacing w:before="120" w:after="160" w:line="276" w:lineRule="auto"/></w:pPr></w:style>` +
    `${LOOKS.map(style).join('')}</w:styles>`
  );
}

function style({ id, after, indent = 0, size }: Look): string {
  const run = size === undefined ? '' : `<w:rPr><w:b/><w:sz w:val="${size}"/></w:rPr>`;
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="Normal"/>` +
    `<w:pPr>${indent > 0 ? '<w:keepLines/>' : ''}<w:spacing w:before="0" w:after="${after}"/>` +
    `<w:ind w:left="${indent}" w:hanging="${indent / 2}"/></w:pPr>${run}</w:style>`
  );
}
