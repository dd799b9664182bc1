/**
 * format=flowed (RFC 3676): a line that ends with a space goes on in the next one of the same quote depth. Linear: pieces are
 * collected, never joined one by one.
 */
export function unflow(text: string, deleteSpace: boolean): string {
  const out: string[] = [];
  let paragraph: string[] = [];
  let depth = 0;
  const flush = () => {
    if (paragraph.length > 0) out.push(quote(depth) + paragraph.join(''));
    paragraph = [];
  };
  for (const raw of text.split('\n')) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    let quotes = 0;
    while (line[quotes] === '>') quotes += 1;
    let content = line.slice(quotes);
    if (content.startsWith(' ')) content = content.slice(1);
    if (paragraph.length > 0 && (quotes !== depth || content === '-- ')) flush();
    depth = quotes;
    const flows = content.endsWith(' ') && content !== '-- ';
    paragraph.push(flows && deleteSpace ? content.slice(0, -1) : content);
    if (!flows) flush();
  }
  flush();
  return out.join('\n');
}

function quote(depth: number): string {
  return depth === 0 ? '' : `${'>'.repeat(depth)} `;
}
