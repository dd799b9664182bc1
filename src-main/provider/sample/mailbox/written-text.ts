/** What people write, as blocks: enough structure to give it as plain text and as any program's HTML. */
export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** Empty lines part the blocks; lines that start with `- ` are a list, with `| ` a table. */
export function parseWrittenText(text: string): Block[] {
  return text.split(/\n{2,}/).map((chunk): Block => {
    const lines = chunk.split('\n');
    if (lines.every((line) => line.startsWith('- '))) {
      return { kind: 'list', items: lines.map((line) => line.slice(2)) };
    }
    if (lines.every((line) => line.startsWith('| '))) {
      return { kind: 'table', rows: lines.map(cells) };
    }
    return { kind: 'paragraph', lines };
  });
}

function cells(line: string): string[] {
  return line
    .replace(/^\| | \|$/g, '')
    .split(' | ')
    .map((cell) => cell.trim());
}

export function toPlainText(blocks: readonly Block[]): string {
  return blocks.map(plainBlock).join('\n\n');
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.lines.join('\n');
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'table': {
      const widths = (block.rows[0] ?? []).map((_, column) =>
        Math.max(...block.rows.map((row) => row[column]?.length ?? 0)),
      );
      return block.rows
        .map((row) =>
          row
            .map((cell, column) => cell.padEnd(widths[column] ?? 0))
            .join('   ')
            .trimEnd(),
        )
        .join('\n');
    }
  }
}

/** How a mail program marks up a paragraph. */
export interface Markup {
  paragraph(html: string): string;
  readonly tableStyle: string;
}

export function toHtml(blocks: readonly Block[], markup: Markup): string {
  return blocks.map((block) => htmlBlock(block, markup)).join('\n');
}

function htmlBlock(block: Block, markup: Markup): string {
  switch (block.kind) {
    case 'paragraph':
      return markup.paragraph(block.lines.map(inlineHtml).join('<br>\n'));
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${inlineHtml(item)}</li>`).join('\n')}\n</ul>`;
    case 'table': {
      const row = (cellsOfRow: readonly string[], tag: 'td' | 'th') =>
        `<tr>${cellsOfRow.map((cell) => `<${tag} style="${markup.tableStyle}" align="${/^[\d€$£–-][\d\s.,€$£%–-]*$/.test(cell) ? 'right' : 'left'}">${inlineHtml(cell)}</${tag}>`).join('')}</tr>`;
      const [head = [], ...others] = block.rows;
      return `<table cellspacing="0" cellpadding="0" style="border-collapse:collapse">\n${row(head, 'th')}\n${others
        .map((cellsOfRow) => row(cellsOfRow, 'td'))
        .join('\n')}\n</table>`;
    }
  }
}

function inlineHtml(text: string): string {
  return escapeHtml(text).replaceAll(/https?:\/\/[^\s<>)]+[^\s<>).,]/g, '<a href="$&">$&</a>');
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
