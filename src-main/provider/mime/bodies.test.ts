import { describe, expect, it } from 'vitest';
import { unflow } from './flowed-text.ts';
import { htmlToText } from './html-to-text.ts';
import { parseMessage } from './parse-message.ts';
import { makeSnippet } from './snippet.ts';

const mail = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1');
const text = (raw: Buffer): string => parseMessage(raw).content.text.trim();
const listed = (raw: Buffer) =>
  parseMessage(raw).content.parts.map((part) => `${part.kind} ${part.type} ${part.name}`.trim());

const part = (type: string, ...lines: string[]): string[] => [`Content-Type: ${type}`, '', ...lines];
const multipart = (kind: string, boundary: string, ...parts: string[][]): string[] => [
  `Content-Type: multipart/${kind}; boundary=${boundary}`,
  '',
  ...parts.flatMap((lines) => [`--${boundary}`, ...lines]),
  `--${boundary}--`,
];

describe('which part is the body', () => {
  it('text beside HTML: both, the text is what is indexed', () => {
    const raw = mail(...multipart('alternative', 'b', part('text/plain', 'hello'), part('text/html', '<p>hello')));
    expect(listed(raw)).toEqual(['text text/plain', 'html text/html']);
    expect(text(raw)).toBe('hello');
  });

  it('a text part that only says "open it in a browser": the HTML is what is indexed', () => {
    const html = `<p>The whole offer</p>${'<i>x</i> '.repeat(500)}`;
    const raw = mail(...multipart('alternative', 'b', part('text/plain', 'View in browser'), part('text/html', html)));
    expect(text(raw)).toContain('The whole offer');
  });

  it('an empty text part beside HTML', () => {
    expect(text(mail(...multipart('alternative', 'b', part('text/plain', '  '), part('text/html', '<p>hello'))))).toBe(
      'hello',
    );
  });

  it('Apple Mail: texts with pictures between them are one text, and the pictures are listed', () => {
    const image = ['Content-Type: image/png; name=a.png', 'Content-Disposition: inline; filename=a.png', '', 'x'];
    const raw = mail(...multipart('mixed', 'b', part('text/plain', 'before'), image, part('text/plain', 'after')));
    expect(text(raw)).toBe('before\n\nafter');
    expect(listed(raw)).toEqual(['text text/plain', 'attachment image/png a.png', 'text text/plain']);
  });

  it('Apple Mail: several HTML parts: the first is shown, the others are listed, all are indexed', () => {
    const raw = mail(
      ...multipart(
        'mixed',
        'b',
        part('text/html', '<p>before'),
        part('application/pdf; name=a.pdf', 'x'),
        part('text/html', '<p>after'),
      ),
    );
    expect(listed(raw)).toEqual([
      'html text/html',
      'attachment application/pdf a.pdf',
      'attachment text/html part-3.html',
    ]);
    expect(text(raw)).toBe('before\n\nafter');
  });

  it('a mailing list’s footer behind HTML is listed, and indexed', () => {
    const raw = mail(
      ...multipart(
        'mixed',
        'o',
        multipart('alternative', 'i', part('text/plain', 'hello'), part('text/html', '<p>hello')),
        part('text/plain', 'unsubscribe here'),
      ),
    );
    expect(text(raw)).toBe('hello\n\nunsubscribe here');
    expect(listed(raw)[2]).toBe('attachment text/plain part-3.txt');
  });

  it('a text file is an attachment, not the body, wherever it stands', () => {
    const file = [
      'Content-Type: text/plain; name=notes.txt',
      'Content-Disposition: attachment; filename=notes.txt',
      '',
      'the notes',
    ];
    for (const parts of [
      [file, part('text/plain', 'hello')],
      [part('text/plain', 'hello'), file],
    ]) {
      const raw = mail(...multipart('mixed', 'b', ...parts));
      expect(text(raw)).toBe('hello');
      expect(parseMessage(raw).content.attachments).toBe(true);
    }
    expect(text(mail(...file))).toBe('');
  });

  it('a picture that the HTML shows is no attachment that a person would name; one that it does not is', () => {
    const shown = ['Content-Type: image/png', 'Content-ID: <a@x>', 'Content-Disposition: inline', '', 'x'];
    const inline = mail(...multipart('related', 'b', part('text/html', '<img src=cid:a@x>'), shown));
    expect(parseMessage(inline).content).toMatchObject({ attachments: false });
    expect(parseMessage(inline).content.parts[1]).toMatchObject({ contentId: 'a@x', inline: true });
    const attached = mail(...multipart('mixed', 'b', part('text/html', '<p>'), part('image/png; name=a.png', 'x')));
    expect(parseMessage(attached).content.attachments).toBe(true);
  });

  it('a forwarded message is one attachment; nothing of it is taken for this message', () => {
    const inner = [
      'Subject: inner',
      'From: x@y.example',
      ...multipart('mixed', 'in', part('text/plain', 'inner text'), part('application/pdf; name=inner.pdf', 'x')),
    ];
    const raw = mail(
      'Subject: outer',
      ...multipart('mixed', 'b', part('text/plain', 'outer text'), ['Content-Type: message/rfc822', '', ...inner]),
    );
    expect(listed(raw)).toEqual(['text text/plain', 'attachment message/rfc822 message.eml']);
    expect(text(raw)).toBe('outer text');
    expect(parseMessage(raw).header.subject).toBe('outer');
  });

  it('a message that is nothing but a forwarded one', () => {
    const raw = mail('Subject: outer', 'Content-Type: message/rfc822', '', 'Subject: inner', '', 'inner text');
    expect(listed(raw)).toEqual(['attachment message/rfc822 message.eml']);
    expect(parseMessage(raw).content.attachments).toBe(true);
  });

  it('a delivery report: its words, the report and the returned header are listed', () => {
    const raw = mail(
      ...multipart(
        'report; report-type=delivery-status',
        'b',
        part('text/plain', 'It could not be delivered.'),
        part('message/delivery-status', 'Action: failed'),
        part('text/rfc822-headers', 'Subject: x'),
      ),
    );
    expect(text(raw)).toBe('It could not be delivered.');
    expect(listed(raw)).toHaveLength(3);
  });

  it('an invitation beside its text is kept as a file of a name that says so', () => {
    const raw = mail(
      ...multipart(
        'alternative',
        'b',
        part('text/plain', 'Meeting'),
        part('text/html', '<p>Meeting'),
        part('text/calendar; method=REQUEST', 'BEGIN:VCALENDAR'),
      ),
    );
    expect(listed(raw)[2]).toBe('attachment text/calendar invite.ics');
  });

  it('winmail.dat (TNEF) is never unpacked, and always listed', () => {
    const raw = mail(
      ...multipart('mixed', 'b', part('text/plain', 'hello'), [
        'Content-Type: application/ms-tnef; name="winmail.dat"',
        'Content-Transfer-Encoding: base64',
        '',
        'eJ8+',
      ]),
    );
    expect(listed(raw)).toEqual(['text text/plain', 'attachment application/ms-tnef winmail.dat']);
  });

  it('signed mail: its text is read, its signature is a file', () => {
    const raw = mail(
      ...multipart(
        'signed; protocol="application/pgp-signature"',
        'b',
        part('text/plain', 'hello'),
        part('application/pgp-signature', 'sig'),
      ),
    );
    expect(listed(raw)).toEqual(['text text/plain', 'attachment application/pgp-signature part-2.asc']);
  });

  it('encrypted mail: nothing is taken for its text', () => {
    const raw = mail(
      ...multipart(
        'encrypted; protocol="application/pgp-encrypted"',
        'b',
        part('application/pgp-encrypted', 'Version: 1'),
        part('application/octet-stream; name=encrypted.asc', 'x'),
      ),
    );
    expect(text(raw)).toBe('');
    expect(listed(raw)).toHaveLength(2);
  });

  it('EFAIL: HTML of different parts is never put together', () => {
    const raw = mail(
      ...multipart(
        'mixed',
        'b',
        part('text/html', '<img src="http://evil.example/'),
        part('text/plain', 'SECRET'),
        part('text/html', '">'),
      ),
    );
    const html = parseMessage(raw).content.parts.filter((item) => item.kind === 'html');
    expect(html).toHaveLength(1);
    expect(raw.toString('latin1', html[0]?.offset, (html[0]?.offset ?? 0) + (html[0]?.length ?? 0))).toBe(
      '<img src="http://evil.example/',
    );
  });
});

describe('format=flowed (RFC 3676)', () => {
  it.each([
    ['a paragraph over lines', 'one \ntwo \nthree\nfour', 'one two three\nfour'],
    ['quotes of the same depth', '> one \n> two\n>> deep \n>> er', '> one two\n>> deep er'],
    ['another depth ends a paragraph', '> one \ntwo', '> one \ntwo'],
    ['a stuffed line', ' >not a quote\n From me', '>not a quote\nFrom me'],
    ['the signature mark stays on its own', 'text \n-- \nCarol', 'text \n-- \nCarol'],
    ['CRLF', 'one \r\ntwo\r\n', 'one two\n'],
    ['flows to the end', 'one ', 'one '],
    ['nothing', '', ''],
  ])('%s', (_, given, expected) => {
    expect(unflow(given, false)).toBe(expected);
  });

  it('delsp takes the space away, as for Japanese', () => {
    expect(unflow('日本 \n語', true)).toBe('日本語');
  });

  it('is not done where the type does not say so', () => {
    expect(text(mail('Content-Type: text/plain', '', 'one ', 'two'))).toBe('one \ntwo');
    expect(text(mail('Content-Type: text/plain; format=flowed', '', 'one ', 'two'))).toBe('one two');
  });
});

describe('htmlToText', () => {
  it.each([
    ['paragraphs', '<p>one</p><p>two<br>three</p>', 'one\n\ntwo\nthree'],
    ['a table', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\n\nc'],
    [
      'style, script, head and title are no text',
      '<head><title>t</title><style>p{}</style></head><script>x()</script>hello',
      'hello',
    ],
    [
      'comments, conditional ones too',
      '<!-- no --><!--[if mso]>no<![endif]-->yes<![if !mso]> too<![endif]>',
      'yes too',
    ],
    ['entities', '&lt;b&gt; &amp; &euro; &#8364; &#x20ac; &nbsp;x &auml', '<b> & € € € x ä'],
    ['a > inside an attribute', '<a title="a > b" href=x>link</a>', 'link'],
    ['a quote that is never closed', '<a title="x>text</a> more', 'text more'],
    ['an apostrophe in a tag', "<p don't>text</p>", 'text'],
    ['no tag: a < b', 'a < b and c > d', 'a < b and c > d'],
    ['<3', 'I <3 you', 'I <3 you'],
    ['invisible padding of newsletters', 'Hel\u00adlo\u200b wor\u034fld\ufeff', 'Hello world'],
    ['an unfinished tag', 'text <b', 'text'],
    ['a doctype', '<!DOCTYPE html><html><body>hi</body></html>', 'hi'],
    ['CDATA', '<![CDATA[x]]>hi', 'hi'],
    ['capitals', '<SCRIPT>no</SCRIPT><P>yes</P>', 'yes'],
    ['a script that writes its own end', '<script>"</scripty>"</script>yes', 'yes'],
    ['nothing', '', ''],
  ])('%s', (_, html, expected) => {
    expect(htmlToText(html, 10_000).replaceAll(/\n+$/g, '')).toBe(expected);
  });

  it('stops at its limit', () => {
    expect(htmlToText('word '.repeat(10_000), 100).length).toBeLessThanOrEqual(100);
  });
});

describe('makeSnippet', () => {
  it.each([
    ['leaves quotes and rules out', '> quoted\n-----\nHello\n\nworld', 'Hello world'],
    ['ends at the signature', 'Hello\n-- \nCarol', 'Hello'],
    ['ends at what is forwarded', 'See below\n-----Original Message-----\nFrom: x', 'See below'],
    ['only quotes', '> a\n> b', ''],
    ['folds white space', 'a \t  b\u00a0c', 'a b c'],
  ])('%s', (_, given, expected) => {
    expect(makeSnippet(given)).toBe(expected);
  });

  it('is short, and never cut in the middle of a character', () => {
    const snippet = makeSnippet('😀'.repeat(500));
    expect(snippet.length).toBeLessThanOrEqual(140);
    expect(snippet).toMatch(/^(😀)+$/u);
  });
});
