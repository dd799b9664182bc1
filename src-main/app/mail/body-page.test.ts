import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { bodyPage, bodyPolicy, frameScript, pdfPolicy, textPage } from './body-page.ts';

const script = frameScript('const end = "</script>"; const comment = "<!-- x";');

it('keeps the script in one piece, and its hash true', () => {
  const page = bodyPage({ html: '', base: 'mail://m1/', images: false, fold: true, sanitise: true }, script);
  const inPage = /<body><script>(.*)<\/script>$/s.exec(page)?.[1] ?? '';
  expect(inPage).not.toMatch(/<\/script|<!--/);
  expect(`sha256-${createHash('sha256').update(inPage).digest('base64')}`).toBe(script.hash);
});

it('SECURITY 2: a mail cannot leave the data it stands in', () => {
  const html = '</script><script>alert(1)</script><!--';
  const page = bodyPage({ html, base: 'mail://m1/', images: false, fold: true, sanitise: true }, script);
  const data = /id="dealbox-mail">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
  expect(JSON.parse(data)).toMatchObject({ html });
});

it('SECURITY 2: images come from this very message only', () => {
  const policy = bodyPolicy('mail://m12/', script);
  expect(policy).toContain('img-src data: mail://m12/;');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('http');
  expect(policy).not.toContain('allow-same-origin');
});

it('shows a text file as text', () => {
  expect(textPage('<b>&lt;')).toContain('<pre>&lt;b>&amp;lt;</pre>');
});

it('SECURITY 3: a PDF preview may ask for its own file and for nothing else', () => {
  const policy = pdfPolicy('mail://m12/bytes/3', script);
  expect(policy).toContain('connect-src mail://m12/bytes/3;');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-eval|https?:|allow-same-origin/);
});
