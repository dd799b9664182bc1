/** Messages made to hurt who reads them (SECURITY R4). Each has the subject "bomb" and, where it has a body, the word "readable" in it. */

const KB = 1024;
const MB = 1024 * KB;

const head = (type: string, ...fields: string[]): string =>
  [
    'Subject: bomb',
    'From: evil@x.example',
    'Message-ID: <bomb@x.example>',
    ...fields,
    `Content-Type: ${type}`,
    '',
    '',
  ].join('\r\n');
const body = (type: string, text: string, ...fields: string[]): string => `${head(type, ...fields)}readable ${text}`;
const field = (text: string): string => `${head('text/plain', text)}readable`;
const repeat = (text: string, bytes: number): string => text.repeat(Math.ceil(bytes / text.length));

function nested(depth: number): string {
  const open = Array.from(
    { length: depth },
    (_, level) => `--b${level}\r\nContent-Type: multipart/mixed; boundary=b${level + 1}\r\n\r\n`,
  );
  return `${head('multipart/mixed; boundary=b0')}${open.join('')}--b${depth}\r\n\r\nreadable`;
}

export const mimeBombs: Readonly<Record<string, () => string>> = {
  'multiparts nested 1,000 deep': () => nested(1_000),
  'messages in messages, 20,000 deep': () =>
    head('message/rfc822') + 'Content-Type: message/rfc822\r\n\r\n'.repeat(20_000),
  '100,000 parts': () =>
    `${head('multipart/mixed; boundary=b')}--b\r\n\r\nreadable\r\n${'--b\r\n\r\nx\r\n'.repeat(100_000)}`,
  'a header field of 10 MB': () => field(`X-Long: ${'x'.repeat(10 * MB)}`),
  'a header field of 10 MB, folded': () => field(`X-Long: ${repeat('x\r\n ', 10 * MB)}`),
  '100,000 header fields': () => field(repeat('X-Field: some value\r\n', 2 * MB).trimEnd()),
  '100,000 recipients': () => field(`To: ${'someone@x.example, '.repeat(100_000)}`),
  'groups and quotes in To': () => field(`To: ${'g:;"'.repeat(100_000)}`),
  'a megabyte of open comments': () => field(`To: ${'('.repeat(MB)}`),
  'a megabyte of open brackets': () => field(`To: ${'<'.repeat(MB)}`),
  '100,000 encoded words': () => field(`To: ${'=?utf-8?Q?=C3?= '.repeat(100_000)}<a@x.example>`),
  '100,000 references': () => field(`References: ${'<some.reference@x.example> '.repeat(100_000)}`),
  '100,000 parameters': () => body(`text/plain; ${'a=b; '.repeat(100_000)}`, ''),
  '100,000 pieces of one parameter': () =>
    body(`text/plain; ${Array.from({ length: 100_000 }, (_, index) => `name*${index}=x`).join('; ')}`, ''),
  'HTML: 5 MB of "<"': () => body('text/html', '<'.repeat(5 * MB)),
  'HTML: 5 MB of open elements': () => body('text/html', repeat('<div>', 5 * MB)),
  'HTML: 5 MB of entities': () => body('text/html', repeat('&amp', 5 * MB)),
  'HTML: 5 MB of open comments': () => body('text/html', repeat('<!--', 5 * MB)),
  'HTML: 5 MB of open quotes': () => body('text/html', repeat(`<a b="' `, 5 * MB)),
  'HTML: 5 MB of scripts that never end': () => body('text/html', repeat('<script></', 5 * MB)),
  'format=flowed, 10 MB': () => body('text/plain; format=flowed', repeat('word \r\n', 10 * MB)),
  'format=flowed, 10 MB of quotes': () =>
    body('text/plain; format=flowed', repeat(`${'>'.repeat(500)} x \r\n`, 10 * MB)),
  '2 MB of links': () => body('text/plain', repeat('http://a ', 2 * MB)),
  'a million lines that look like a boundary': () =>
    `${head('multipart/mixed; boundary=boundary')}--boundary\r\n\r\nreadable\r\n${'--boundaryx\r\n'.repeat(1_000_000)}`,
  'a million last boundaries': () =>
    `${head('multipart/mixed; boundary=b')}--b\r\n\r\nreadable\r\n${'--b--\r\n'.repeat(1_000_000)}`,
  '10,000 multiparts of the same boundary': () =>
    `${head('multipart/mixed; boundary=b')}--b\r\n\r\nreadable\r\n${'--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'.repeat(10_000)}`,
  'quoted-printable, 10 MB of "="': () =>
    body('text/plain', '='.repeat(10 * MB), 'Content-Transfer-Encoding: quoted-printable'),
  'quoted-printable, 10 MB of "= "': () =>
    body('text/plain', repeat('=          ', 10 * MB), 'Content-Transfer-Encoding: quoted-printable'),
  'base64, 10 MB of padding': () =>
    `${head('text/plain', 'Content-Transfer-Encoding: base64')}${Buffer.from('readable ').toString('base64')}${repeat('A=', 10 * MB)}`,
  '20 MB of line ends': () => body('text/plain', repeat('\r\n', 20 * MB)),
  '20 MB of NUL': () => body('text/plain', '\0'.repeat(20 * MB)),
  '20 MB of one word': () => body('text/plain', 'x'.repeat(20 * MB)),
};
