import type { MessageFile } from '../build-message.ts';

/** A one-page PDF (A4): a heading and lines below it, in Latin letters. `\t` moves on to the right-hand column. */
export function pdf(name: string, heading: string, lines: readonly string[]): MessageFile {
  const content = [
    '0.10 0.22 0.42 rg 0 812 595 30 re f 0 g',
    textAt(56, 760, 20, 'F2', heading),
    '0.75 G 0.5 w 56 744 m 539 744 l S',
    ...lines.flatMap((line, index) => {
      const y = 716 - index * 18;
      const [left = '', right] = line.split('\t');
      return [textAt(56, y, 11, 'F1', left), ...(right === undefined ? [] : [textAt(420, y, 11, 'F1', right)])];
    }),
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
  ];
  let text = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const references = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${references}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return { name, type: 'application/pdf', content: Buffer.from(text + table + trailer, 'latin1') };
}

/** WinAnsi has the euro sign at 0x80 and the dash at 0x96, unlike Latin-1. */
function textAt(x: number, y: number, size: number, font: string, text: string): string {
  const encoded = text
    .replaceAll(/[\\()]/g, '\\$&')
    .replaceAll('€', '\x80')
    .replaceAll('–', '\x96')
    .replaceAll('’', '\x92');
  return `BT /${font} ${size} Tf ${x} ${y} Td (${encoded}) Tj ET`;
}
