import { describe, expect, it } from 'vitest';
import { safeHtml } from './safe-html.ts';
import { shownContentIds, textDirection, withDirections, writtenText } from './written-html.ts';

describe('CMP-2, R075: each paragraph in its own direction', () => {
  it.each([
    ['Persian', 'سلام دنیا', 'rtl'],
    ['Urdu', 'ہیلو دنیا', 'rtl'],
    ['Hebrew', 'שלום', 'rtl'],
    ['Arabic', 'مرحبا', 'rtl'],
    ['Polish', 'Zażółć', 'ltr'],
    ['digits and marks first', '123 – (مرحبا)', 'rtl'],
    ['none', '12:30 – !', null],
  ])('R075: %s', (_, text, direction) => {
    expect(textDirection(text)).toBe(direction);
  });

  it.each([
    ['<p>hello</p><p>مرحبا</p>', '<p>hello</p><p dir="rtl">مرحبا</p>'],
    ['<div><p>שלום</p><p>hi</p></div>', '<div><p dir="rtl">שלום</p><p>hi</p></div>'],
    ['<ul><li>مرحبا</li><li>two</li></ul>', '<ul dir="rtl"><li dir="rtl">مرحبا</li><li dir="ltr">two</li></ul>'],
    ['<p dir="ltr">مرحبا</p>', '<p dir="ltr">مرحبا</p>'],
    ['<p dir="auto">hello</p><p dir="auto">سلام</p>', '<p>hello</p><p dir="rtl">سلام</p>'],
    ['<p>a &lt;b&gt; &amp; ł</p>', '<p>a &lt;b&gt; &amp; ł</p>'],
    ['<p>مرحبا &lt;b&gt; &amp; ł</p>', '<p dir="rtl">مرحبا &lt;b&gt; &amp; ł</p>'],
  ])('CMP-2: %s', (html, expected) => {
    expect(withDirections(html)).toBe(expected);
  });
});

describe('the plain alternative', () => {
  it.each([
    ['paragraphs', '<p>one</p><p>two<br>three</p>', 'one\n\ntwo\nthree'],
    [
      'lines of an editor that writes divisions',
      '<div>one</div><div>two</div><div><br></div><div>three</div>',
      'one\ntwo\n\nthree',
    ],
    ['an empty paragraph is an empty line', '<p>one</p><p></p><p>two</p>', 'one\n\ntwo'],
    ['lists', '<p>x</p><ul><li>a</li><li><p>b</p><ol><li>c</li></ol></li></ul>', 'x\n\n- a\n- b\n  1. c'],
    [
      'links',
      '<a href="https://x.example/">x</a> <a href="mailto:b@x.example">b@x.example</a>',
      'x <https://x.example/> b@x.example',
    ],
    ['a quote', '<p>yes</p><blockquote><p>one</p><blockquote>two</blockquote></blockquote>', 'yes\n\n> one\n>\n>> two'],
    ['a table', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>', 'a\tb\nc\td'],
    ['preformatted', '<pre>a\n  b</pre>', 'a\n  b'],
    ['entities', '<p>a &lt;b&gt; &amp;&nbsp;c</p>', 'a <b> & c'],
    ['nothing', '<p></p>', ''],
  ])('CMP-2: %s', (_, html, text) => {
    expect(writtenText(html)).toBe(text);
  });

  it('CMP-2: a long quoted line is cut at spaces, each part behind its mark', () => {
    const lines = writtenText(`<blockquote>${'word '.repeat(60)}</blockquote>`).split('\n');
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.every((line) => line.startsWith('> ') && line.length <= 78)).toBe(true);
  });

  it('GEN-3: ten thousand nested elements are read in no time', () => {
    const begun = performance.now();
    writtenText(`${'<div>'.repeat(2_000)}x${'</div>'.repeat(2_000)}${'<p>y</p>'.repeat(20_000)}`);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});

describe('safeHtml (SECURITY 3)', () => {
  it.each([
    ['scripts', '<p>a<script>x()</script></p>', '<p>a</p>'],
    ['handlers', '<p onclick="x()">a</p>', '<p>a</p>'],
    ['script links', '<a href="javascript:x()">a</a>', '<a>a</a>'],
    ['remote pictures', '<img src="https://t.example/x.gif">', ''],
    ['pictures by the page’s protocol', '<img src="//t.example/x.gif">', ''],
    ['remote styles', '<p style="background:url(https://t.example/)">a</p>', '<p>a</p>'],
    ['style sheets', '<style>@import "https://t.example/"</style><p>a</p>', '<p>a</p>'],
    ['documents as pictures', '<img src="data:text/html,x">', ''],
    ['forms', '<form action="https://t.example/"><input name="a">b</form>', 'b'],
    ['frames', '<iframe src="https://t.example/"></iframe>b', 'b'],
  ])('INB-5: takes out %s', (_, html, safe) => {
    expect(safeHtml(html)).toBe(safe);
  });

  it('CMP-4: leaves what marks a signature and a missing field, and what travels along', () => {
    const html =
      '<div data-signature="3">Bye</div><span data-missing-field="deal.title">x</span><img src="cid:a@b" alt="A" />';
    expect(safeHtml(html)).toBe(html);
  });

  it('CMP-4: a person’s own text may hold a remote picture', () => {
    expect(safeHtml('<img src="https://x.example/logo.png">', { remote: true })).toContain(
      'https://x.example/logo.png',
    );
  });

  it('CMP-2: names the pictures that the text shows', () => {
    expect([...shownContentIds('<img src="cid:a@b"><img alt="x" src=\'cid:c%40d\'>')]).toEqual(['a@b', 'c@d']);
  });
});
