/** As much as the widest list shows beside a subject; it is kept with every message and every conversation. */
const LENGTH = 140;

/** The beginning of a message as one line for a list row: no quotes, no rules, white space folded. */
export function makeSnippet(text: string): string {
  const lines: string[] = [];
  let length = 0;
  for (const line of text.slice(0, 8_000).split('\n')) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('>') || /^[-=_*#~\s]{4,}$/.test(trimmed)) continue;
    if (trimmed === '--' || /^-{2,} ?(Original|Forwarded|Ursprüng)/i.test(trimmed)) break;
    lines.push(trimmed);
    length += trimmed.length + 1;
    if (length >= LENGTH) break;
  }
  const snippet = lines.join(' ').replaceAll(/\s+/g, ' ');
  return snippet.length <= LENGTH
    ? snippet
    : snippet.slice(0, LENGTH).toWellFormed().replaceAll('\ufffd', '').trimEnd();
}
