import { describe, expect, it } from 'vitest';
import { searchDocument, searchText } from './search-text.ts';

describe('searchText (INB-6)', () => {
  it.each([
    ['plain words stay', 'Hello World', 'Hello World'],
    [
      'ß, ø, ł, æ, œ, đ, þ are written plainly',
      'Straße Øst Łódź Ærø œuvre Đà þing ẞ',
      'Strasse ost lódź aero oeuvre dà thing ss',
    ],
    ['the Turkish i is an i', 'ısı İstanbul', 'isi istanbul'],
    ['accents are left to the tokenizer', 'résumé Ångström', 'résumé Ångström'],
    ['Chinese is cut into characters', '報價單', ' 報  價  單 '],
    ['kana too', 'メール', ' メ  ー  ル '],
    ['Thai, Khmer, Burmese, Lao too', 'กข ကခ កខ ກຂ', ' ก  ข   က  ခ   ក  ខ   ກ  ຂ '],
    ['rare ideographs stay whole', '𠮷野家', ' 𠮷  野  家 '],
    ['Korean has spaces and stays', '견적서 요청', '견적서 요청'],
    ['emoji stay', 'ok 👍🏽', 'ok 👍🏽'],
    ['a lone surrogate does no harm', 'a\ud842b', 'a\ud842b'],
  ])('%s', (_, text, expected) => {
    expect(searchText(text)).toBe(expected);
  });

  it('DEL-2: gives the same for the same, whatever was asked before: a message is taken out of the index by its own text', () => {
    const texts = ['報價', 'Straße', 'plain', '', 'メ'.repeat(50)];
    const first = texts.map(searchText);
    expect([...texts, ...texts].map(searchText)).toEqual([...first, ...first]);
  });

  it('puts subject, people, body and file names into fields of their own', () => {
    const people = [
      { name: 'Zoë Weiß', address: 'zoe@example.test' },
      { name: '', address: 'b@example.test' },
    ];
    expect(searchDocument({ subject: 'Größe', people, text: 'Text', files: ['a.pdf', 'ø.pdf'] })).toEqual({
      subject: 'Grösse',
      people: 'Zoë Weiss zoe@example.test  b@example.test',
      body: 'Text',
      files: 'a.pdf o.pdf',
    });
  });
});
