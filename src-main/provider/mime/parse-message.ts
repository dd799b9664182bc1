import type { MailContent, MailPart, ParsedMail } from '#shared/model/mail.ts';
import { cleanText, decodeText } from './decode-text.ts';
import { unflow } from './flowed-text.ts';
import { htmlToText } from './html-to-text.ts';
import { limits } from './limits.ts';
import { describeHeader } from './parse-header.ts';
import { makeSnippet } from './snippet.ts';
import { type Leaf, readStructure } from './structure.ts';
import { decodeTransfer } from './transfer-encoding.ts';

/**
 * Reads a whole message: header, structure, and as much of the body as its text. Attachments stay byte ranges (decision 11).
 * Linear in the message's size, bounded by limits.ts, never throws on input.
 */
export function parseMessage(raw: Buffer): ParsedMail {
  const structure = readStructure(raw);
  const { leaves } = structure;
  const htmls = leaves.filter((leaf) => isBody(leaf, 'text/html'));
  const plains = leaves.filter((leaf) => isBody(leaf, 'text/plain') || isBody(leaf, 'text/enriched'));
  const [html] = htmls;
  const plain = plains.find((leaf) => leaf.length > 0) ?? plains[0];
  // several texts with pictures between them (Apple Mail), a list's footer: beside HTML they are listed, else read on
  const parts = leaves.map((leaf) => toPart(leaf, html, html === undefined ? plains : [plain]));
  const [first, firstCut] = readText(raw, plain, html);
  const [rest, restCut] = readRest(
    raw,
    plains.filter((leaf) => leaf !== plain),
    htmls.slice(1),
    first.length,
  );
  const text = rest === '' ? first : `${first}\n\n${rest}`.trim();
  const cut = firstCut || restCut;
  return {
    header: describeHeader(raw, structure.header),
    content: {
      text,
      snippet: makeSnippet(text),
      parts,
      attachments: parts.some(isAttachment),
      damaged: structure.damaged || cut,
    },
  };
}

/** Parts of a body whose text is read; the others are listed. */
const MOST_TEXTS = 20;

/** What is kept of a message whose reading had to be given up: its header only. */
export function parseHeaderOnly(raw: Buffer): MailContent {
  const body: MailPart = {
    number: 0,
    kind: 'attachment',
    type: 'message/rfc822',
    charset: '',
    encoding: '',
    name: 'message.eml',
    contentId: '',
    inline: false,
    offset: 0,
    length: raw.length,
  };
  return { text: '', snippet: '', parts: [body], attachments: true, damaged: true };
}

function isBody(leaf: Leaf, type: string): boolean {
  return leaf.type === type && leaf.disposition !== 'attachment' && (leaf.name === '' || leaf.disposition === '');
}

function toPart(leaf: Leaf, html: Leaf | undefined, texts: readonly (Leaf | undefined)[]): MailPart {
  const kind = leaf === html ? 'html' : texts.includes(leaf) ? 'text' : 'attachment';
  const { disposition: _, flowed: __, related, ...rest } = leaf;
  const inline = kind !== 'attachment' || leaf.inline || (related && leaf.contentId !== '');
  return { ...rest, kind, inline, name: rest.name !== '' || kind !== 'attachment' ? rest.name : defaultName(leaf) };
}

function isAttachment(part: MailPart): boolean {
  return part.kind === 'attachment' && !(part.inline && part.contentId !== '' && part.type.startsWith('image/'));
}

function defaultName(leaf: Leaf): string {
  const extension: Readonly<Record<string, string>> = {
    'text/plain': 'txt',
    'text/html': 'html',
    'application/pdf': 'pdf',
    'image/png': 'png',
    'image/jpeg': 'jpg',
    'image/gif': 'gif',
    'application/pgp-signature': 'asc',
    'application/pkcs7-signature': 'p7s',
  };
  const known = extension[leaf.type];
  return known === undefined ? `part-${leaf.number + 1}` : `part-${leaf.number + 1}.${known}`;
}

function readText(raw: Buffer, plain: Leaf | undefined, html: Leaf | undefined): [string, boolean] {
  const [fromPlain, plainCut] = plain === undefined ? ['', false] : plainText(raw, plain);
  if (html === undefined || (fromPlain.trim() !== '' && !isStub(plain, html))) return [fromPlain, plainCut];
  const [fromHtml, htmlCut] = textOfHtml(raw, html);
  return fromHtml === '' ? [fromPlain, plainCut] : [fromHtml, htmlCut];
}

/** What further parts of the body say, within the limits that hold for all of it. */
function readRest(raw: Buffer, plains: readonly Leaf[], htmls: readonly Leaf[], before: number): [string, boolean] {
  const texts: string[] = [];
  let length = before;
  for (const leaf of [...plains, ...htmls].slice(0, MOST_TEXTS)) {
    if (length >= limits.text) return [texts.join('\n\n'), true];
    const [text] = plains.includes(leaf) ? plainText(raw, leaf) : textOfHtml(raw, leaf);
    if (text.trim() === '') continue;
    texts.push(text.slice(0, limits.text - length));
    length += text.length;
  }
  return [texts.join('\n\n'), plains.length + htmls.length > MOST_TEXTS];
}

/** "To read this mail, open it in a browser": a text part that says nothing next to an HTML part that says all. */
function isStub(plain: Leaf | undefined, html: Leaf): boolean {
  return plain === undefined || (plain.length < 600 && html.length > 20 * plain.length + 2_000);
}

function plainText(raw: Buffer, leaf: Leaf): [string, boolean] {
  const [bytes, cut] = encodedBytes(raw, leaf, limits.text * 3);
  const text = decodeText(decodeTransfer(bytes, leaf.encoding), leaf.charset);
  const flowed = leaf.flowed === 'no' ? text.replaceAll('\r\n', '\n') : unflow(text, leaf.flowed === 'delete-space');
  return [cleanText(flowed).slice(0, limits.text), cut || flowed.length > limits.text];
}

function textOfHtml(raw: Buffer, leaf: Leaf): [string, boolean] {
  const [bytes, cut] = encodedBytes(raw, leaf, limits.htmlForText);
  const html = decodeText(decodeTransfer(bytes, leaf.encoding), leaf.charset);
  return [cleanText(htmlToText(html, limits.text)), cut];
}

function encodedBytes(raw: Buffer, leaf: Leaf, most: number): [Buffer, boolean] {
  const end = leaf.offset + Math.min(leaf.length, most);
  return [raw.subarray(leaf.offset, end), leaf.length > most];
}
