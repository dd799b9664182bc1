import type { MessageFile } from '../build-message.ts';
import { escapeHtml } from '../written-text.ts';
import { zip } from './zip.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org';

/** A workbook with one sheet, as small as spreadsheet programs accept it (ECMA-376). */
export function spreadsheet(name: string, rows: readonly (readonly (string | number)[])[]): MessageFile {
  const sheetRows = rows.map((row, index) => `<row r="${index + 1}">${row.map(cell).join('')}</row>`).join('');
  return officeFile(name, 'spreadsheetml.sheet', 'xl/workbook.xml', [
    [
      'xl/workbook.xml',
      `<workbook xmlns="${OFFICE}/spreadsheetml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relationships('worksheet', 'worksheets/sheet1.xml')],
    [
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="${OFFICE}/spreadsheetml/2006/main"><sheetData>${sheetRows}</sheetData></worksheet>`,
    ],
  ]);
}

function cell(value: string | number): string {
  return typeof value === 'number'
    ? `<c><v>${value}</v></c>`
    : `<c t="inlineStr"><is><t>${escapeHtml(value)}</t></is></c>`;
}

/** A text document of plain paragraphs. */
export function textDocument(name: string, paragraphs: readonly string[]): MessageFile {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${escapeHtml(text)}</w:t></w:r></w:p>`).join('');
  return officeFile(name, 'wordprocessingml.document', 'word/document.xml', [
    [
      'word/document.xml',
      `<w:document xmlns:w="${OFFICE}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ],
  ]);
}

function officeFile(
  name: string,
  kind: string,
  main: string,
  parts: readonly (readonly [string, string])[],
): MessageFile {
  const type = `application/vnd.openxmlformats-officedocument.${kind}`;
  const sheet = parts.some(([path]) => path === 'xl/worksheets/sheet1.xml')
    ? `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`
    : '';
  const contentTypes =
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/${main}" ContentType="${type}.main+xml"/>${sheet}</Types>`;
  const entries = [
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relationships('officeDocument', main)],
    ...parts,
  ];
  return {
    name,
    type,
    content: zip(entries.map(([path = '', xml = '']) => ({ name: path, content: Buffer.from(XML + xml, 'utf8') }))),
  };
}

function relationships(kind: string, target: string): string {
  return `<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/${kind}" Target="${target}"/></Relationships>`;
}
