import { describe, expect, it } from 'vitest';
import type { MailPart } from '#shared/model/mail.ts';
import { parseMessage } from './parse-message.ts';

/** One message, one defect that real mail has; bytes above 127 are written as latin1. */
const mail = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1');
const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

const header = (raw: Buffer) => parseMessage(raw).header;
const subjectOf = (field: string): string => header(mail(`Subject: ${field}`, '', '')).subject;
const textOf = (raw: Buffer): string => parseMessage(raw).content.text;
const attachments = (raw: Buffer): MailPart[] =>
  parseMessage(raw).content.parts.filter((part) => part.kind === 'attachment');
const nameOf = (...fields: string[]): string | undefined =>
  attachments(
    mail('Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'text', '--b', ...fields, '', 'data', '--b--'),
  )[0]?.name;

describe('subjects as senders write them (RFC 2047)', () => {
  it.each([
    ['a word in Q', '=?utf-8?Q?Gr=C3=BC=C3=9Fe_aus_K=C3=B6ln?=', 'Grüße aus Köln'],
    ['a word in B', '=?UTF-8?B?R3LDvMOfZQ==?=', 'Grüße'],
    ['two words: the space between is no text', '=?utf-8?Q?Gr=C3=BC?= =?utf-8?Q?=C3=9Fe?=', 'Grüße'],
    ['a character cut in two by the border of words', '=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?=', 'Grüße'],
    ['the same in B', '=?utf-8?B?R3LD?= =?utf-8?B?vMOf?= =?utf-8?B?ZQ==?=', 'Grüße'],
    ['B without its padding', '=?utf-8?B?R3LDvMOfZQ?=', 'Grüße'],
    ['folded in the middle', '=?utf-8?Q?Gr=C3=BC?=\r\n =?utf-8?Q?=C3=9Fe?=', 'Grüße'],
    ['text before and after', 'Re: =?utf-8?Q?Gr=C3=BC=C3=9Fe?= from us', 'Re: Grüße from us'],
    ['two charsets', '=?iso-8859-1?Q?Gr=FC?= =?utf-8?Q?=C3=9Fe?=', 'Grüße'],
    ['windows-1252 behind the name iso-8859-1', '=?iso-8859-1?Q?=93quoted=94_=80?=', '“quoted” €'],
    ['a Japanese charset with escapes', '=?ISO-2022-JP?B?GyRCJUYlOSVIGyhC?=', 'テスト'],
    ['GB2312, which means GBK', '=?gb2312?B?1tDOxA==?=', '中文'],
    ['Cyrillic in KOI8-R', '=?koi8-r?B?8NLJ18XU?=', 'Привет'],
    ['a language behind the charset (RFC 2231 §5)', '=?utf-8*de?Q?Gr=C3=BC=C3=9Fe?=', 'Grüße'],
    ['spaces inside of a word, against the rule', '=?utf-8?Q?a b c?=', 'a b c'],
    ['a question mark inside of Q', '=?utf-8?Q?really=3F?=', 'really?'],
    ['an unknown charset', '=?x-klingon?Q?plain?=', 'plain'],
    ['no encoding of that name', '=?utf-8?X?abc?=', '=?utf-8?X?abc?='],
    ['never ended', '=?utf-8?Q?abc', '=?utf-8?Q?abc'],
    ['raw UTF-8, no encoding at all', utf8('Grüße 😀'), 'Grüße 😀'],
    ['raw latin1, no encoding at all', 'Gr\xfc\xdfe', 'Grüße'],
    ['NUL and control characters', 'a\x00b\x07c\x1bd', 'abcd'],
    ['an emoji cut between two words', '=?utf-8?B?8J+Y?= =?utf-8?B?gA==?=', '😀'],
    ['UTF-7 is never decoded: it hides markup', '=?utf-7?Q?+ADw-script+AD4-?=', '+ADw-script+AD4-'],
    ['line ends smuggled into a word', '=?utf-8?Q?a=0D=0ABcc:_x@y.z?=', 'a Bcc: x@y.z'],
    ['empty', '', ''],
  ])('%s', (_, field, expected) => {
    expect(subjectOf(field)).toBe(expected);
  });

  it('is cut at its limit, not in the middle of a character', () => {
    const long = subjectOf(utf8('😀'.repeat(5_000)));
    expect(long.length).toBeLessThanOrEqual(4_000);
    expect(long.isWellFormed()).toBe(true);
  });
});

describe('names of files as senders write them (RFC 2231)', () => {
  it.each<[string, string[], string]>([
    ['plain', ['Content-Disposition: attachment; filename="a b.pdf"'], 'a b.pdf'],
    ['without quotes', ['Content-Disposition: attachment; filename=a.pdf'], 'a.pdf'],
    ['only in Content-Type', ['Content-Type: application/pdf; name="a.pdf"'], 'a.pdf'],
    [
      'both: the disposition counts',
      ['Content-Type: application/pdf; name="b.pdf"', 'Content-Disposition: attachment; filename="a.pdf"'],
      'a.pdf',
    ],
    ['percent-encoded', ["Content-Disposition: attachment; filename*=UTF-8''Gr%C3%BC%C3%9Fe.pdf"], 'Grüße.pdf'],
    ['in pieces', ['Content-Disposition: attachment; filename*0="long na"; filename*1="me.pdf"'], 'long name.pdf'],
    [
      'in encoded pieces, a character cut at the border',
      ["Content-Disposition: attachment; filename*0*=UTF-8''Gr%C3; filename*1*=%BC%C3%9Fe; filename*2=.pdf"],
      'Grüße.pdf',
    ],
    ['pieces in the wrong order', ['Content-Disposition: attachment; filename*1="b"; filename*0="a"'], 'ab'],
    [
      'ten pieces and more',
      [
        `Content-Disposition: attachment; ${Array.from({ length: 12 }, (_, index) => `filename*${index}="${index},"`).join('; ')}`,
      ],
      '0,1,2,3,4,5,6,7,8,9,10,11,',
    ],
    [
      'an encoded word, against the rule',
      ['Content-Disposition: attachment; filename="=?utf-8?Q?Gr=C3=BC=C3=9Fe.pdf?="'],
      'Grüße.pdf',
    ],
    [
      'encoded words, folded',
      ['Content-Disposition: attachment; filename="=?utf-8?Q?Gr=C3=BC?=\r\n =?utf-8?Q?=C3=9Fe.pdf?="'],
      'Grüße.pdf',
    ],
    ['raw UTF-8', [`Content-Disposition: attachment; filename="${utf8('Grüße.pdf')}"`], 'Grüße.pdf'],
    ['raw latin1', ['Content-Disposition: attachment; filename="Gr\xfc\xdfe.pdf"'], 'Grüße.pdf'],
    [
      'both forms: the encoded one counts',
      ['Content-Disposition: attachment; filename="?.pdf"; filename*=UTF-8\'\'%E2%82%AC.pdf'],
      '€.pdf',
    ],
    ['quotes in the name', ['Content-Disposition: attachment; filename="say \\"hi\\".txt"'], 'say "hi".txt'],
    ['a semicolon in the name', ['Content-Disposition: attachment; filename="a;b.txt"; size=3'], 'a;b.txt'],
    ['no quote at the end', ['Content-Disposition: attachment; filename="a.pdf'], 'a.pdf'],
    ['capitals everywhere', ['CONTENT-DISPOSITION: ATTACHMENT; FILENAME="A.PDF"'], 'A.PDF'],
    ['another charset', ["Content-Disposition: attachment; filename*=iso-8859-1''Gr%FC%DFe.pdf"], 'Grüße.pdf'],
    ['a charset that is none', ["Content-Disposition: attachment; filename*=nonsense''a%20b.pdf"], 'a b.pdf'],
    ['no name at all', ['Content-Type: application/pdf'], 'part-2.pdf'],
    ['an invitation', ['Content-Type: text/calendar; method=REQUEST'], 'invite.ics'],
    [
      'a path: kept here, made safe where it becomes a file',
      ['Content-Disposition: attachment; filename="../../etc/passwd"'],
      '../../etc/passwd',
    ],
  ])('%s', (_, fields, expected) => {
    expect(nameOf(...fields)).toBe(expected);
  });
});

describe('charsets that are not what they say', () => {
  const body = (type: string, bytes: string, encoding = '8bit') =>
    textOf(mail(`Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`, '', bytes));

  it.each([
    ['us-ascii with UTF-8 in it', 'text/plain; charset=us-ascii', utf8('Grüße'), 'Grüße'],
    ['us-ascii with latin1 in it', 'text/plain; charset=us-ascii', 'Gr\xfc\xdfe', 'Grüße'],
    ['no charset, UTF-8', 'text/plain', utf8('Grüße'), 'Grüße'],
    ['no charset, latin1', 'text/plain', 'Gr\xfc\xdfe', 'Grüße'],
    ['no Content-Type at all', '', utf8('Grüße'), 'Grüße'],
    ['a charset nobody knows', 'text/plain; charset=x-unknown', utf8('Grüße'), 'Grüße'],
    ['utf8 without its dash', 'text/plain; charset=utf8', utf8('Grüße'), 'Grüße'],
    ['quoted and in capitals', 'text/plain; charset="UTF-8"', utf8('Grüße'), 'Grüße'],
    ['cp1252', 'text/plain; charset=cp1252', 'a \x96 b', 'a – b'],
    [
      'utf-8 with latin1 in it: what cannot be read is marked',
      'text/plain; charset=utf-8',
      'Gr\xfc\xdfe',
      'Gr\ufffd\ufffde',
    ],
    ['a byte order mark', 'text/plain; charset=utf-8', utf8('\ufeffGrüße'), 'Grüße'],
    ['UTF-16 with a mark', 'text/plain; charset=utf-16', '\xff\xfeG\x00r\x00', 'Gr'],
    ['UTF-7 is shown as it stands', 'text/plain; charset=utf-7', '+ADw-b+AD4-', '+ADw-b+AD4-'],
    ['NUL bytes', 'text/plain', 'a\x00b', 'ab'],
  ])('%s', (_, type, bytes, expected) => {
    expect(body(type, bytes).trim()).toBe(expected);
  });

  it.each([
    ['quoted-printable, soft line ends', 'quoted-printable', 'Gr=C3=BC=C3=9F=\r\ne', 'Grüße'],
    ['quoted-printable in small letters, and what is no escape', 'quoted-printable', 'Gr=c3=bc=zz =', 'Grü=zz ='],
    ['quoted-printable with spaces before its line end', 'quoted-printable', 'one=  \r\ntwo', 'onetwo'],
    ['base64 with junk and line ends', 'base64', 'R3LD\r\n vMOf!!\r\nZQ==', 'Grüße'],
    ['two blocks of base64 glued together', 'base64', 'R3I=\r\nR3I=', 'GrGr'],
    ['base64 that ends too soon', 'base64', 'R3LDvMOfZ', 'Grüß'],
    ['encodings in capitals', 'BASE64', 'R3LDvMOfZQ==', 'Grüße'],
    ['an encoding nobody knows', 'x-uue', 'as it stands', 'as it stands'],
    ['base64 that is plain text', '7bit', 'just text', 'just text'],
  ])('%s', (_, encoding, bytes, expected) => {
    expect(body('text/plain; charset=utf-8', bytes, encoding)).toBe(expected);
  });
});

describe('structures that are broken', () => {
  it.each<[string, Buffer, string]>([
    [
      'the last boundary is missing',
      mail('Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain', '', 'hello'),
      'hello',
    ],
    [
      'the boundary is never used',
      mail('Content-Type: multipart/mixed; boundary=b', '', 'hello, this is the text', ''),
      'hello, this is the text',
    ],
    [
      'no boundary is given',
      mail('Content-Type: multipart/mixed', '', '--b', 'Content-Type: text/plain', '', 'hello'),
      'hello',
    ],
    [
      'no empty line behind the part’s header',
      mail(
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '--b',
        '',
        'second',
        '--b--',
      ),
      'second',
    ],
    [
      'text before the first and behind the last boundary is no part',
      mail('Content-Type: multipart/mixed; boundary=b', '', 'preamble', '--b', '', 'hello', '--b--', 'epilogue'),
      'hello',
    ],
    [
      'white space behind the boundary',
      mail('Content-Type: multipart/mixed; boundary=b', '', '--b  \t', '', 'hello', '--b-- '),
      'hello',
    ],
    [
      'a boundary with spaces and odd characters',
      mail(
        `Content-Type: multipart/mixed; boundary="a b'()+_,-./:=?"`,
        '',
        `--a b'()+_,-./:=?`,
        '',
        'hello',
        `--a b'()+_,-./:=?--`,
      ),
      'hello',
    ],
    [
      'one boundary is the beginning of another',
      mail(
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: multipart/alternative; boundary=bb',
        '',
        '--bb',
        '',
        'inner',
        '--bb--',
        '--b',
        'Content-Type: text/html',
        '',
        '<p>outer',
        '--b--',
      ),
      'inner',
    ],
    [
      'the inner multipart is never closed',
      mail(
        'Content-Type: multipart/mixed; boundary=out',
        '',
        '--out',
        'Content-Type: multipart/alternative; boundary=in',
        '',
        '--in',
        '',
        'text',
        '--out',
        'Content-Type: application/pdf; name=a.pdf',
        '',
        'x',
        '--out--',
      ),
      'text',
    ],
    ['bare LF', Buffer.from('Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nhello\n--b--\n'), 'hello'],
    [
      'a header line that is none',
      mail('Subject: x', 'this is not a field', 'Content-Type: text/plain', '', 'hello'),
      'hello',
    ],
    ['an mbox line on top', mail('From carol@x.example Thu Jan  1 00:00:00 2026', 'Subject: x', '', 'hello'), 'hello'],
    ['no body', mail('Subject: x'), ''],
    ['no header', mail('', 'hello'), 'hello'],
    ['nothing at all', Buffer.alloc(0), ''],
    ['only a line end', Buffer.from('\r\n'), ''],
    ['a type that is none', mail('Content-Type: text', '', 'hello'), 'hello'],
    ['a type that is junk', mail('Content-Type: ;;;=', '', 'hello'), 'hello'],
    ['a comment in the type', mail('Content-Type: text/plain (yes) ; charset=utf-8', '', 'hello'), 'hello'],
  ])('%s', (_, raw, expected) => {
    expect(textOf(raw).trim()).toBe(expected);
  });

  it('keeps attachments of a part that was never closed', () => {
    const raw = mail(
      'Content-Type: multipart/mixed; boundary=out',
      '',
      '--out',
      'Content-Type: multipart/alternative; boundary=in',
      '',
      '--in',
      '',
      'text',
      '--out',
      'Content-Type: application/pdf; name=a.pdf',
      '',
      'x',
      '--out--',
    );
    expect(attachments(raw).map((part) => part.name)).toEqual(['a.pdf']);
  });

  it('marks what was cut off in the middle, and keeps what came', () => {
    const whole = mail(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      '',
      'text',
      '--b',
      'Content-Type: application/pdf; name=a.pdf',
      'Content-Transfer-Encoding: base64',
      '',
      'AAAA'.repeat(1000),
      '--b--',
    );
    for (let length = 0; length <= whole.length; length += 7)
      expect(() => parseMessage(whole.subarray(0, length))).not.toThrow();
    expect(attachments(whole.subarray(0, whole.length - 500)).map((part) => part.name)).toEqual(['a.pdf']);
  });

  it('every part is where it says it is', () => {
    const raw = mail(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      '',
      'first',
      '--b',
      'Content-Type: text/x-two; name=two',
      '',
      'second',
      'line',
      '--b--',
      '',
    );
    const parts = parseMessage(raw).content.parts;
    expect(parts.map((part) => raw.toString('latin1', part.offset, part.offset + part.length))).toEqual([
      'first',
      'second\r\nline',
    ]);
  });
});
