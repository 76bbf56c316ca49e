import type { GivenItem, GivenRow, GivesAway, Severity } from '../../model.ts';
import { SYMBOLS } from '../severity.ts';
import type { Words } from '../words.ts';
import { type Label, LINE, labelOf, type Shape, shape, sizeOf } from './label.ts';
import type { Tongue } from './tongues.ts';

/** What a map is drawn from. */
export interface Chart {
  /** Part of ids: a page may hold several maps. */
  readonly id: string;
  readonly map: GivesAway;
  readonly tongues: readonly Tongue[];
  readonly severityOf: (rule: string) => Severity;
  readonly numbers: ReadonlyMap<string, number>;
}

/** How much room a picture has. `narrow` sets sources, data and recipients beneath each other. */
type Width = 'wide' | 'narrow';

/** Columns of the wide picture, and the one column of the narrow, in pixels. */
const WIDE = { source: [0, 250], data: [330, 300], recipient: [710, 250] } as const;
const WHOLE = { wide: 960, narrow: 340 } as const;
const CHIP_GAP = 6;
const ROW_GAP = 26;
const FALL = 26;
const HEAD = 30;
/** Most things named for one role; the rest is in the table. */
const NAMED = 6;

/** A row with its labels, not yet placed. */
interface Row {
  readonly sources: readonly Chip[];
  readonly data: Chip;
  readonly recipients: readonly Chip[];
}

interface Chip {
  readonly look: string;
  readonly label: Label;
}

interface Drawn {
  readonly markup: string;
  readonly height: number;
}

/** The map as a picture, a row for each way: from where, what, to whom. */
export function drawMap(chart: Chart, width: Width): string {
  const rows: string[] = [];
  let y = width === 'wide' ? HEAD : 0;
  for (const given of chart.map.rows) {
    const row = rowOf(given, chart, width);
    const drawn = width === 'wide' ? across(row, y) : down(row, y);
    rows.push(drawn.markup);
    y += drawn.height + ROW_GAP;
  }
  const whole = WHOLE[width];
  return `<svg class="${width}" role="img" aria-labelledby="map-${chart.id}" viewBox="0 0 ${whole} ${y}">
${width === 'wide' ? heads(chart) : ''}${rows.join('\n')}</svg>`;
}

function heads({ tongues }: Chart): string {
  return (['source', 'data', 'recipient'] as const)
    .map((role) => {
      const label = labelOf(tongues, (words) => [words.say(`page.map.${role}`)], WIDE[role][1]);
      return shape({ look: 'head', label, x: WIDE[role][0], y: 0, width: WIDE[role][1] });
    })
    .join('');
}

function rowOf(row: GivenRow, chart: Chart, width: Width): Row {
  const room = (role: keyof typeof WIDE) => (width === 'wide' ? WIDE[role][1] : WHOLE.narrow);
  const chips = (role: 'source' | 'recipient') => chipsOf(row[role], { chart, room: room(role) });
  return { sources: chips('source'), data: dataOf(row, chart, room('data')), recipients: chips('recipient') };
}

function chipsOf(
  items: readonly GivenItem[],
  { chart, room }: { readonly chart: Chart; readonly room: number },
): readonly Chip[] {
  const shown = items.slice(0, NAMED).map(({ text, kind }) => ({
    look: `chip ${kind}`,
    label: labelOf(chart.tongues, () => [kind === 'open' ? `${text} ?` : text], room),
  }));
  const rest = items.length - shown.length;
  if (rest === 0) return shown;
  return [...shown, { look: 'chip rest', label: labelOf(chart.tongues, () => [`+${rest}`], room) }];
}

/** The box in the middle: what is given, of whom, what for and how long, and the findings that say so. */
function dataOf(row: GivenRow, { tongues, severityOf, numbers }: Chart, room: number): Chip {
  const severity = severityOf(row.rule);
  const found = row.findings.flatMap((fingerprint) => numbers.get(fingerprint) ?? []);
  const tell = (words: Words) => {
    const person = listed(row.person, words);
    const what = listed(row.data, words) || person || words.category(row.category);
    return [
      `${SYMBOLS[severity]} ${what}`,
      row.data.length > 0 && person ? words.say('given.person', { person }) : '',
      [listed(row.purpose, words), listed(row.term, words)].filter(Boolean).join(' · '),
      found
        .slice(0, NAMED)
        .map((n) => `#${n}`)
        .join(' '),
    ];
  };
  return { look: `data ${severity}`, label: labelOf(tongues, tell, room) };
}

function listed(items: readonly GivenItem[], words: Words): string {
  const shown = items.slice(0, NAMED).map(({ text }) => text);
  return shown.join(words.say('list.separator')) + (items.length > NAMED ? '…' : '');
}

const stacked = (chips: readonly Chip[]): number =>
  chips.reduce((sum, { label }) => sum + sizeOf(label) + CHIP_GAP, -CHIP_GAP);

function across({ sources, data, recipients }: Row, y: number): Drawn {
  const height = Math.max(stacked(sources), sizeOf(data.label), stacked(recipients));
  const middle = y + height / 2;
  const [x, width] = WIDE.data;
  const box = { ...data, x, y: middle - sizeOf(data.label) / 2, width };
  const from = stack(sources, WIDE.source, middle);
  const to = stack(recipients, WIDE.recipient, middle);
  const arrows = [
    ...from.map((chip) => flow([chip.x + chip.width, centre(chip)], [x, middle])),
    ...to.map((chip) => flow([x + width, middle], [chip.x, centre(chip)])),
  ];
  return { markup: [...arrows, ...[...from, box, ...to].map(shape)].join(''), height };
}

function stack(
  chips: readonly Chip[],
  [x, width]: readonly [number, number],
  middle: number,
): readonly Shape[] {
  let y = middle - stacked(chips) / 2;
  return chips.map((chip) => {
    const placed = { ...chip, x, y, width };
    y += sizeOf(chip.label) + CHIP_GAP;
    return placed;
  });
}

const centre = ({ y, label }: Shape): number => y + sizeOf(label) / 2;

type Point = readonly [x: number, y: number];

/** An arrow that leaves and arrives level. */
function flow([x1, y1]: Point, [x2, y2]: Point): string {
  const half = (x1 + x2) / 2;
  return `<path class="flow" d="M${x1} ${y1}C${half} ${y1} ${half} ${y2} ${x2 - 7} ${y2}"/><path class="tip" d="M${x2} ${y2}l-9 -5v10z"/>`;
}

function down({ sources, data, recipients }: Row, top: number): Drawn {
  const parts: string[] = [];
  let y = top;
  const put = (chips: readonly Chip[]) => {
    for (const chip of chips) {
      parts.push(shape({ ...chip, x: 0, y, width: WHOLE.narrow }));
      y += sizeOf(chip.label) + CHIP_GAP;
    }
  };
  const fall = () => {
    parts.push(drop(y - CHIP_GAP));
    y += FALL - CHIP_GAP;
  };
  put(sources);
  if (sources.length > 0) fall();
  put([data]);
  if (recipients.length > 0) fall();
  put(recipients);
  return { markup: parts.join(''), height: y - CHIP_GAP - top + LINE / 2 };
}

function drop(y: number): string {
  const x = WHOLE.narrow / 2;
  return `<path class="flow" d="M${x} ${y}v${FALL - 9}"/><path class="tip" d="M${x} ${y + FALL - 1}l-5 -9h10z"/>`;
}
