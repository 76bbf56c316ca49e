/**
 * CJK radicals and the ideographs they stand for. PDFs printed by browsers are full of them: they look like
 * the ideograph and match nothing. Source: Unicode, EquivalentUnifiedIdeograph.txt (the 315 pairs whose two
 * sides are one UTF-16 unit each, so that offsets survive).
 */
const SUPPLEMENT_RADICALS =
  '⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺯⺰⺱⺲⺳⺴⺶⺹⺺' +
  '⺻⺼⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲' +
  '⻳';
const SUPPLEMENT_IDEOGRAPHS =
  '厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王目示礻糹纟罓罒㓁冗羊耂肀' +
  '聿肉艹艹艹虎衤覀西见角讠贝车辶辶辶邑钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀' +
  '龟';
/** U+2F00 to U+2FD5 in order. */
const KANGXI_IDEOGRAPHS =
  '一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾' +
  '干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生' +
  '用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷' +
  '豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻' +
  '黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠';

const RADICALS: ReadonlyMap<string, string> = new Map([
  ...Array.from(SUPPLEMENT_RADICALS, (radical, i) => [radical, SUPPLEMENT_IDEOGRAPHS.charAt(i)] as const),
  ...Array.from(KANGXI_IDEOGRAPHS, (ideograph, i) => [String.fromCharCode(0x2f00 + i), ideograph] as const),
]);

/** The same text with every CJK radical replaced by its ideograph; as long as before, so offsets stay. */
export function foldRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fd5]/g, (radical) => RADICALS.get(radical) ?? radical);
}

/**
 * Lower-case letters that look like Latin ones, side by side with those: Cyrillic and Greek as far as their capital or
 * small form is taken for a Latin letter, and Latin letters with strokes. Source: Unicode, confusables.txt (a choice).
 */
export const LOOK_ALIKES = {
  from: 'аеорсухіјѕһԁԛԝѵкмнтвοανιρκτυχεβłøđħŧıɡɑ',
  to: 'aeopcyxijshdqwvkmhtboavipktuxeblodhtiga',
} as const;

/** Chinese numerals as they count, financial ones and both scripts among them, as far as a numbering may use them. */
export const HAN_NUMERALS = '零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟';

const HAN_DIGITS = '零一二三四五六七八九';
const HAN_VARIANTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Array.from('〇两壹贰叁肆伍陆柒捌玖', (variant, i) => [variant, '零二一二三四五六七八九'.charAt(i)]),
  ),
  ...{ 拾: '十', 佰: '百', 仟: '千' },
};
const HAN_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };

/** The first number in a text, in digits or in Chinese numerals; 0 where there is none. */
export function numberOf(text: string): number {
  const [digits] = /[0-9]+/.exec(text) ?? [];
  if (digits !== undefined) return Number(digits);
  const [numerals = ''] = new RegExp(`[${HAN_NUMERALS}]+`, 'u').exec(text) ?? [];
  let [sum, digit] = [0, 0];
  for (const numeral of Array.from(numerals, (one) => HAN_VARIANTS[one] ?? one)) {
    const unit = HAN_UNITS[numeral];
    if (unit === undefined) digit = digit * 10 + HAN_DIGITS.indexOf(numeral);
    else if (unit === HAN_UNITS.万) sum = (sum + digit) * unit;
    else sum += (digit || 1) * unit;
    if (unit !== undefined) digit = 0;
  }
  return sum + digit;
}

/**
 * Ideographs whose glyph simplified and traditional fonts share, so that a PDF printed by a browser names the wrong
 * one: traditional (or rare) and simplified. Measured: every character of GB 2312 level 1, printed with Noto Sans and
 * Serif SC.
 */
const SHARED_GLYPHS: ReadonlyMap<string, string> = new Map([
  ['戶', '户'],
  ['㬵', '胶'],
]);
/** Frequent characters that tell the scripts apart, pair by pair. */
const SIMPLIFIED = new Set('这们来对时会发动过还国说为个学没与从应业现实权协议证贷银征');
const TRADITIONAL = new Set('這們來對時會發動過還國說為個學沒與從應業現實權協議證貸銀徵');

/** How many more of the frequent characters that tell the scripts apart are simplified than traditional. */
export function simplifiedBalance(text: string): number {
  let balance = 0;
  for (const char of text) balance += SIMPLIFIED.has(char) ? 1 : TRADITIONAL.has(char) ? -1 : 0;
  return balance;
}

/** The same text with shared glyphs named as its script means them; as long as before. */
export function nameSharedGlyphs(text: string): string {
  return simplifiedBalance(text) > 0
    ? text.replace(/[戶㬵]/g, (char) => SHARED_GLYPHS.get(char) ?? char)
    : text;
}

/**
 * Characters that opencc tells apart by their phrase, or maps to a rarer one: 瞭解 and 了解, 回覆 and 回复. Measured: every
 * word of the Chinese lists, converted to Taiwan and Hong Kong script and folded again.
 */
export const PHRASE_VARIANTS = { from: '瞭覆藉枱衞谘諮麼麽幺', to: '了复借台卫咨咨么么么' };
