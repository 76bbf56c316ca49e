import { describe, expect, it } from 'vitest';
import { createLanguageTags } from '../../src/segment/tags.ts';
import { documentOf, languageOf, rulebookOf } from '../tiny.ts';

const rulebook = rulebookOf([
  languageOf({ id: 'en' }),
  languageOf({ id: 'es' }),
  languageOf({ id: 'zh', detect: { script: 'Han', words: [] } }),
]);

/** Tags of a text whose clauses have these lengths, by language. */
const tagsOf = (sizes: Readonly<Record<string, number>>, text = ''): string[] =>
  createLanguageTags(rulebook)(documentOf(text), new Map(Object.entries(sizes)));

describe('the languages of a document', () => {
  it('are those of its clauses, most first', () => {
    expect(tagsOf({ es: 30, en: 40 })).toEqual(['en', 'es']);
    expect(tagsOf({ es: 40, en: 30 })).toEqual(['es', 'en']);
    expect(tagsOf({})).toEqual([]);
  });

  it('leave out what has less than a tenth: a quotation or a name', () => {
    expect(tagsOf({ en: 90, es: 10 })).toEqual(['en', 'es']);
    expect(tagsOf({ en: 91, es: 9 })).toEqual(['en']);
  });

  it('are told by their id where the rules do not know them', () => {
    expect(tagsOf({ fr: 10 })).toEqual(['fr']);
  });
});

describe('Chinese', () => {
  const han = '授'.repeat(95);

  it('is told by its script: a twentieth of traditional characters', () => {
    expect(tagsOf({ zh: 100 }, '通讯录')).toEqual(['zh-Hans']);
    expect(tagsOf({ zh: 100 }, '通訊錄')).toEqual(['zh-Hant']);
    expect(tagsOf({ zh: 100 }, `${han}訊訊訊訊訊`)).toEqual(['zh-Hans']);
    expect(tagsOf({ zh: 100 }, `${han}訊訊訊訊訊訊`)).toEqual(['zh-Hant']);
  });

  it('is simplified where a document has no ideographs', () => {
    expect(tagsOf({ zh: 100 }, 'a')).toEqual(['zh-Hans']);
  });

  it('is not told by Latin letters among the ideographs', () => {
    expect(tagsOf({ zh: 100 }, `訊${'a'.repeat(100)}`)).toEqual(['zh-Hant']);
  });

  it('is told by the beginning of a long document', () => {
    expect(tagsOf({ zh: 100 }, '授'.repeat(20_000) + '訊'.repeat(20_000))).toEqual(['zh-Hans']);
  });
});
