/** Parameters of version 2.1 that stand without a name. */
const encodings = new Set(['QUOTED-PRINTABLE', 'BASE64', '8BIT', '7BIT']);

/**
 * A card of version 2.1 in the syntax of 3.0, which the library reads; others unchanged, but for lines that are no property, which programs
 * leave behind. 2.1 has its own folding, quoted-printable values in any charset, and types without "TYPE=".
 */
export function modernCard(card: string): string {
  const lines = card.split(/\r\n|\r|\n/);
  const old = lines.some((line) => /^VERSION\s*:\s*2\.1\s*$/i.test(line));
  const whole = old ? unfoldOld(lines) : lines;
  return whole
    .map((line) => (old ? modernLine(line) : line))
    .filter((line) => line !== '' && (/^[ \t]/.test(line) || /[:;]/.test(line)))
    .join('\r\n');
}

/** Lines that go on: with white space at the next one's beginning, or with "=" at the end of quoted-printable. */
function unfoldOld(lines: readonly string[]): string[] {
  const whole: string[] = [];
  for (const line of lines) {
    const last = whole.at(-1) ?? '';
    const quoted = /^[^:]*QUOTED-PRINTABLE[^:]*:/i.test(last);
    if (quoted && last.endsWith('=')) whole[whole.length - 1] = last.slice(0, -1) + line.replace(/^[ \t]/, '');
    else if (/^[ \t]/.test(line) && whole.length > 0) whole[whole.length - 1] = last + line.trimStart();
    else whole.push(line);
  }
  return whole;
}

function modernLine(line: string): string {
  const colon = line.indexOf(':');
  if (colon === -1) return line;
  if (/^VERSION\s*:/i.test(line)) return 'VERSION:3.0';
  const [name = '', ...parameters] = line.slice(0, colon).split(';');
  let value = line.slice(colon + 1);
  let encoding = '';
  let charset = 'utf-8';
  const types: string[] = [];
  for (const parameter of parameters) {
    const [key = '', setting] = parameter.trim().split('=', 2);
    if (setting === undefined && encodings.has(key.toUpperCase())) encoding = key.toUpperCase();
    else if (setting === undefined) types.push(key);
    else if (/^ENCODING$/i.test(key)) encoding = setting.toUpperCase();
    else if (/^CHARSET$/i.test(key)) charset = setting;
    else if (/^TYPE$/i.test(key)) types.push(setting);
  }
  // pictures and sounds: nothing of them is kept
  if (encoding === 'BASE64' || encoding === 'B') return '';
  if (encoding === 'QUOTED-PRINTABLE') value = decodeQuoted(value, charset);
  const typed = types.filter((type) => /^[A-Za-z\d-]+$/.test(type)).map((type) => `;TYPE=${type}`);
  return `${name}${typed.join('')}:${escapeText(value)}`;
}

function decodeQuoted(text: string, charset: string): string {
  const bytes = Buffer.from(
    text.replaceAll(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** 2.1 escapes only semicolons; 3.0 commas and line ends too. */
const escapeText = (value: string): string =>
  value
    .replaceAll(/\\(?![;,nN\\])/g, '\\\\')
    .replaceAll(/(?<!\\),/g, '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n');
