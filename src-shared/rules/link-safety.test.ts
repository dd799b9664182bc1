import { describe, expect, it } from 'vitest';
import { judgeLink } from './link-safety.ts';

describe('judgeLink (SECURITY §2)', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'smb://host/share',
    'ms-word:ofe|u|https://x',
    'vbscript:x',
    'mail://m12/',
    'dealbox-app://window/',
    '//example.com',
    '/relative',
    '',
    'https://',
  ])('refuses %j', (href) => {
    expect(judgeLink(href, '')).toEqual({ kind: 'refused' });
  });

  it('opens a plain address without a doubt', () => {
    expect(judgeLink('https://example.com/a?b=1', 'Our offer')).toMatchObject({ kind: 'web', doubts: [] });
    expect(judgeLink('https://www.example.com/', 'example.com')).toMatchObject({ doubts: [] });
    expect(judgeLink('https://example.com/login', 'https://login.example.com/x')).toMatchObject({ doubts: [] });
  });

  it('names the real host where the text shows another one', () => {
    expect(judgeLink('https://evil.test/x', 'https://bank.example/login')).toMatchObject({
      host: 'evil.test',
      shown: 'bank.example',
      doubts: ['text-differs'],
    });
  });

  it('does not take one name for the end of another', () => {
    expect(judgeLink('https://notexample.com/', 'example.com')).toMatchObject({ doubts: ['text-differs'] });
  });

  it('takes away a user name that looks like a host', () => {
    expect(judgeLink('https://bank.example@evil.test/', 'here')).toMatchObject({
      address: 'https://evil.test/',
      doubts: ['hidden-name'],
    });
  });

  it('doubts look-alike letters and bare numbers', () => {
    expect(judgeLink('https://аpple.com/', 'x')).toMatchObject({ doubts: ['lookalike-letters'] });
    expect(judgeLink('http://192.0.2.1/', 'x')).toMatchObject({ doubts: ['bare-number'] });
    expect(judgeLink('http://3221225985/', 'x')).toMatchObject({ doubts: ['bare-number'] });
  });

  it('keeps only the harmless fields of a mailto', () => {
    expect(judgeLink('mailto:a@example.com?subject=Hi&attach=/etc/passwd&bcc=x%0ATo:%20y@evil.test', '')).toEqual({
      kind: 'mail',
      to: 'a@example.com',
      address: 'mailto:a@example.com?subject=Hi&bcc=x%20To%3A%20y%40evil.test',
    });
  });
});
