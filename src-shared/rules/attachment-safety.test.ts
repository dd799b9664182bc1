import { describe, expect, it } from 'vitest';
import { attachmentDanger, safeFileName } from './attachment-safety.ts';

describe('safeFileName (SECURITY §3)', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\system32\\evil.exe', 'evil.exe'],
    ['a:b*c?.txt', 'a_b_c_.txt'],
    ['..', 'attachment'],
    ['', 'attachment'],
    ['...hidden', 'hidden'],
    ['name. . .', 'name'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['zero\u200bwidth.pdf', 'zerowidth.pdf'],
    ['nul\u0000.pdf', '_nul.pdf'],
    ['tab\there.pdf', 'tabhere.pdf'],
    ['Angebot für Müller.pdf', 'Angebot für Müller.pdf'],
  ])('makes %j into %j', (given, expected) => {
    expect(safeFileName(given)).toBe(expected);
  });

  it('keeps the extension of a name that is too long', () => {
    const name = safeFileName(`${'ä'.repeat(400)}.pdf`);
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200);
    expect(name.endsWith('.pdf')).toBe(true);
  });

  it('never cuts a character in half', () => {
    expect(safeFileName('😀'.repeat(200)).isWellFormed()).toBe(true);
  });
});

describe('attachmentDanger (INB-5, SECURITY §3)', () => {
  it.each([
    ['setup.exe', 'application/octet-stream', 'runs-programs'],
    ['invoice.pdf.exe', 'application/pdf', 'runs-programs'],
    ['invoice.pdf.EXE ', 'application/pdf', 'runs-programs'],
    ['invoice\u202Efdp.exe', 'application/pdf', 'runs-programs'],
    ['disk.iso', '', 'runs-programs'],
    ['page.html', 'text/html', 'web-page'],
    ['drawing.svg', 'image/svg+xml', 'web-page'],
    ['sheet.xlsm', 'application/vnd.ms-excel', 'macros'],
    ['picture.png', 'inode/directory', 'disguised'],
    ['picture.png', 'application/pdf', 'disguised'],
    ['noextension', 'text/html', 'web-page'],
    ['report.pdf', 'application/pdf', null],
    ['report.pdf', 'application/octet-stream', null],
    ['photo.JPG', 'image/jpeg', null],
    ['notes.txt', 'text/plain; charset=utf-8', null],
    ['offer.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', null],
  ] as const)('%s as %s: %s', (name, type, expected) => {
    expect(attachmentDanger(name, type)).toBe(expected);
  });
});
