import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, ChangeKind, Comparison, Extent, Reading } from '../../src/model.ts';
import { readText } from '../reading.ts';
import { comparer } from './made.ts';

/** Sentences that say the same thing more or less far, or take it back; documents are made of some of them. */
const EN = [
  'I authorize the Lender to read my contact list.',
  'I authorize the Lender to read my contact list and my call history.',
  'I irrevocably authorize the Lender to read my phone book.',
  'The Lender will not read my contact list.',
  'The Lender may share my personal information with its affiliates.',
  'The Lender may share my personal information with its affiliates and insurers.',
  'The Lender may share my personal information with any third party for marketing.',
  'If I default, the Lender may share my personal information with debt collectors.',
  'The Lender never shares my personal information with advertisers.',
  'I consent to the Lender taking a photo of my face and keeping it for 2 years.',
  'I consent to the Lender taking a photo of my face and keeping it for 10 years.',
  'The Lender may collect my location, unless I opt out.',
  'The Lender may collect my location.',
  'I may withdraw this consent at any time by writing to privacy@lender.example.',
  'The Lender may call my employer.',
  'The Lender may call my relatives and my colleagues.',
  'The Lender is not liable for any leak of my personal information.',
  'This agreement is made in two copies.',
];
const ZH = [
  '本人授权贵公司读取本人手机通讯录。',
  '本人不可撤销地授权贵公司读取本人手机通讯录。',
  '贵公司不会读取本人的通讯录。',
  '贵公司可以将本人个人信息提供给关联公司，用于信用评估。',
  '贵公司可以将本人个人信息提供给任何第三方，用于营销。',
  '本人同意贵公司采集本人人脸照片，保存期限为2年。',
  '本人同意贵公司采集本人人脸照片，永久保存。',
  '本人授权贵公司向征信机构查询本人信用报告。',
  '本人授权贵公司向征信机构、公安机关查询本人信息。',
  '本人可以随时拨打客服热线撤回本授权。',
  '本人逾期时，贵公司可以联系本人的同事。',
  '贵公司可以联系本人的亲属。',
  '本授权书一式两份。',
];

const documentOf = (sentences: readonly string[]) =>
  fc
    .shuffledSubarray([...sentences], { minLength: 1 })
    .map((some) => readText(some.map((sentence, i) => `${i + 1}. ${sentence}`).join('\n\n')));

const pairs = fc
  .constantFrom(EN, ZH)
  .chain((sentences) => fc.tuple(documentOf(sentences), documentOf(sentences)));

const MIRROR: Readonly<Record<ChangeKind, ChangeKind>> = {
  appeared: 'vanished',
  vanished: 'appeared',
  widened: 'narrowed',
  narrowed: 'widened',
  altered: 'altered',
  firmer: 'softer',
  softer: 'firmer',
  irrevocable: 'revocable',
  revocable: 'irrevocable',
  'safeguard-lost': 'safeguard-gained',
  'safeguard-gained': 'safeguard-lost',
  'promise-lost': 'promise-made',
  'promise-made': 'promise-lost',
};
const MIRROR_EXTENT: Readonly<Record<Extent, Extent>> = {
  more: 'fewer',
  fewer: 'more',
  others: 'others',
  broader: 'closer',
  closer: 'broader',
  said: 'unsaid',
  unsaid: 'said',
};

/** What changes and what goes with them, as strings that can be compared. */
const kindsIn = ({ changes }: Comparison, kind: (kind: ChangeKind) => ChangeKind) =>
  changes
    .flatMap((change) => [change, ...change.also])
    .map((one) => `${kind(one.kind)} ${one.rule}`)
    .sort();

const mattersIn = (
  changes: readonly Change[],
  extent: (extent: Extent) => Extent,
  [added, removed]: readonly ['added' | 'removed', 'added' | 'removed'],
) =>
  changes
    .flatMap(({ rule, matters }) =>
      matters.map((matter) => {
        const spans = (side: 'added' | 'removed') =>
          matter[side].map(({ start, end }) => `${start}-${end}`).sort();
        return `${rule} ${matter.role} ${extent(matter.extent)} +${spans(added)} -${spans(removed)}`;
      }),
    )
    .sort();

const RUNS = { numRuns: 40 };

describe('a comparison', () => {
  it('of a document with itself is empty', () => {
    fc.assert(
      fc.property(pairs, ([one]) => {
        expect(comparer(one, one).changes).toEqual([]);
      }),
      RUNS,
    );
  });

  it('of a document with its paragraphs in another order is empty', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(EN, ZH).chain((all) => fc.shuffledSubarray([...all], { minLength: 1 })),
        (some) => {
          const text = (sentences: readonly string[]) => readText(sentences.join('\n\n'));
          expect(comparer(text(some), text(some.toReversed())).changes).toEqual([]);
        },
      ),
      RUNS,
    );
  });

  it('is the mirror of that of the documents swapped', () => {
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const [there, back] = [comparer(one, other), comparer(other, one)];
        expect(kindsIn(there, (kind) => kind)).toEqual(kindsIn(back, (kind) => MIRROR[kind]));
      }),
      RUNS,
    );
  });

  it('mirrors what was added and removed', () => {
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const [there, back] = [comparer(one, other), comparer(other, one)];
        // Of changes told together only the leading one tells what was added, and which leads may differ.
        const alone = ({ also }: Change) => also.length === 0;
        const own = (changes: readonly Change[]) => changes.filter(alone);
        if (there.changes.every(alone) && back.changes.every(alone))
          expect(mattersIn(own(there.changes), (extent) => extent, ['added', 'removed'])).toEqual(
            mattersIn(own(back.changes), (extent) => MIRROR_EXTENT[extent], ['removed', 'added']),
          );
      }),
      RUNS,
    );
  });

  it('has evidence in both documents, within their texts', () => {
    const within = ({ document }: Reading, { start, end }: { start: number; end: number }) =>
      start >= 0 && start < end && end <= document.text.length;
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        for (const change of comparer(one, other).changes) {
          const [old, fresh] = [change.old, change.new];
          expect(old.length + fresh.length).toBeGreaterThan(0);
          expect(
            old.every(({ clause, evidence }) => [clause, ...evidence].every((span) => within(one, span))),
          ).toBe(true);
          expect(
            fresh.every(({ clause, evidence }) => [clause, ...evidence].every((span) => within(other, span))),
          ).toBe(true);
          for (const { added, removed } of change.matters) {
            expect(added.every((span) => within(other, span))).toBe(true);
            expect(removed.every((span) => within(one, span))).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });
});
