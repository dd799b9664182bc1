import { createHash } from 'node:crypto';
import type { StoredMessage } from '../tests/support/mail-server.ts';

/**
 * Realistic mail for measuring, the same for every run: sizes as in a rep's mailbox (half below 12 kB, a tenth above 50 kB, about
 * 28 kB on average), eight languages, threads with quoted answers, newsletters, attachments. Not for reading.
 */
export interface CorpusOptions {
  /** The newest message's time; the others lie evenly before it. Milliseconds since 1970. */
  readonly newest: number;
  /** How far back the oldest lies. Milliseconds. */
  readonly span: number;
  readonly count: number;
  /** Text of some 3 kB and nothing else: where the number of messages is what matters. */
  readonly plain?: boolean;
}

const languages: readonly string[] = [
  'the offer for your team is valid until friday please confirm the number of seats and the delivery date so that we can prepare the contract and the invoice as discussed on the call with procurement about price terms renewal pilot schedule support',
  'das angebot für ihr team gilt bis freitag bitte bestätigen sie die anzahl der plätze und den liefertermin damit wir vertrag und rechnung wie besprochen vorbereiten können größe übergabe prüfung lieferung',
  'l’offre pour votre équipe est valable jusqu’à vendredi merci de confirmer le nombre de places et la date de livraison afin que nous préparions le contrat et la facture comme convenu réunion délai',
  'erbjudandet till ert team gäller till fredag vänligen bekräfta antalet platser och leveransdatum så att vi kan förbereda avtal och faktura enligt överenskommelse möte förnyelse',
  'oferta dla państwa zespołu jest ważna do piątku prosimy o potwierdzenie liczby miejsc i terminu dostawy abyśmy mogli przygotować umowę i fakturę zgodnie z ustaleniami spotkanie przedłużenie',
  'la oferta para su equipo es válida hasta el viernes confirme por favor el número de puestos y la fecha de entrega para preparar el contrato y la factura como acordamos reunión renovación',
  'العرض لفريقكم صالح حتى يوم الجمعة يرجى تأكيد عدد المقاعد وتاريخ التسليم حتى نتمكن من إعداد العقد والفاتورة كما اتفقنا اجتماع تجديد',
  'お見積もりは 金曜日まで 有効です 席数と 納期を ご確認 ください 契約書と 請求書を 準備 いたします 打ち合わせ 更新',
];
const firstNames =
  'Anna Ben Carla David Eva Felix Greta Hannah Ivan Julia Karl Lena Müller Noëlle Otto Paula Renée Søren Tina Zoë Łukasz Åsa'.split(
    ' ',
  );
const fileNames = ['quote', 'contract', 'invoice', 'presentation', 'minutes', 'pricing', 'specification'];

export function corpusMessage(index: number, { newest, span, count, plain = false }: CorpusOptions): StoredMessage {
  const random = randomFor(index);
  const date = new Date(newest - Math.floor((span * (count - 1 - index)) / count));
  // six in ten stand in threads of up to five
  const root = random() < 0.5 ? Math.floor(index / 5) * 5 : index;
  const language = pick(languages, randomFor(root));
  const words = language.split(' ');
  const text = paragraphs(words, random, 4 + Math.floor(random() * 6));
  const sender = `${pick(firstNames, random)} ${pick(firstNames, random)}`;
  const number = Math.floor(random() * 5_000);
  const domain = `sender${number % 397}.example`;
  const subject = `${root === index ? '' : 'Re: '}${words.slice(0, 3 + (root % 5)).join(' ')} ${root}`;
  const header = [
    `Return-Path: <user${number}@${domain}>`,
    `Received: from mx${number % 9}.${domain} (mx${number % 9}.${domain} [192.0.2.${number % 250}])\r\n\tby mail.example.test with ESMTPS id ${(index * 7919).toString(36)};\r\n\t${rfcDate(date)}`,
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=s1;\r\n\tbh=${noise(index, 32)}; b=${noise(index + 1, 64)}\r\n\t${noise(index + 2, 64)}\r\n\t${noise(index + 3, 60)}`,
    `From: ${encodeWord(sender)} <user${number}@${domain}>`,
    'To: alice@example.test',
    ...(random() < 0.3
      ? [`Cc: ${encodeWord(pick(firstNames, random))} <cc${number}@${domain}>, ops@example.test`]
      : []),
    `Subject: ${encodeWord(subject)}`,
    `Date: ${rfcDate(date)}`,
    `Message-ID: <m${index}@corpus.example>`,
    ...(root === index ? [] : [`In-Reply-To: <m${root}@corpus.example>`, `References: <m${root}@corpus.example>`]),
    'MIME-Version: 1.0',
  ];
  const body = root === index ? text : `${text}\r\n\r\n${quoteLines(text)}`;
  const raw = Buffer.from(`${header.join('\r\n')}\r\n${content(index, body, random, plain)}`, 'utf8');
  return {
    raw,
    flags: random() < 0.85 ? ['\\Seen', ...(random() < 0.05 ? ['\\Flagged'] : [])] : [],
    internalDate: date,
  };
}

function content(index: number, text: string, random: () => number, plain: boolean): string {
  const kind = plain ? 0 : random();
  if (kind < 0.3)
    return `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}\r\n`;
  const boundary = `=_alt${index}`;
  const html =
    kind > 0.8
      ? newsletter(text, random)
      : `<html><body style="font:14px sans-serif"><p>${text.replaceAll('\r\n\r\n', '</p>\r\n<p>')}</p></body></html>`;
  const alternative = `--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}\r\n--${boundary}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(html)}\r\n--${boundary}--\r\n`;
  if (random() > 0.11) return `Content-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n${alternative}`;
  const mixed = `=_mix${index}`;
  const name = `${pick(fileNames, random)}-${index}.pdf`;
  const size = Math.floor(20_000 + random() ** 3 * 700_000);
  return `Content-Type: multipart/mixed; boundary="${mixed}"\r\n\r\n--${mixed}\r\nContent-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n${alternative}--${mixed}\r\nContent-Type: application/pdf; name="${name}"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${base64Lines(index, size)}\r\n--${mixed}--\r\n`;
}

function newsletter(text: string, random: () => number): string {
  const cell = `<td style="padding:12px 24px;border-bottom:1px solid #e5e7eb;font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:21px;color:#1f2937"><a href="https://news.example/click?u=${noise(1, 24)}" style="color:#2563eb;text-decoration:none"><img src="https://cdn.example/i/${noise(2, 18)}.png" width="280" height="160" alt="" style="display:block;border:0"></a>`;
  const rows = 8 + Math.floor(random() * 44);
  const pieces = text.split('\r\n');
  const table = Array.from(
    { length: rows },
    (_, row) => `<tr>${cell}${pieces[row % pieces.length] ?? ''}</td></tr>`,
  ).join('\n');
  return `<html><head><style>td{mso-line-height-rule:exactly}.x{display:none}</style></head><body bgcolor="#f3f4f6"><table width="600" align="center">${table}</table></body></html>`;
}

function paragraphs(words: readonly string[], random: () => number, count: number): string {
  return Array.from({ length: count }, () => {
    const length = 30 + Math.floor(random() * 60);
    const text = Array.from({ length }, () => pick(words, random)).join(' ');
    return text.replaceAll(/(.{60,76}) /g, '$1\r\n');
  }).join('\r\n\r\n');
}

const quoteLines = (text: string): string =>
  text
    .split('\r\n')
    .map((line) => `> ${line}`)
    .join('\r\n');

const HEX = '0123456789ABCDEF';

function quotedPrintable(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  const out = Buffer.allocUnsafe(bytes.length * 3 + Math.ceil((bytes.length * 3) / 70) * 3);
  let length = 0;
  let column = 0;
  for (const byte of bytes) {
    if (byte === 10) column = -1;
    if (column > 70) {
      length += out.write('=\r\n', length, 'latin1');
      column = 0;
    }
    if (byte === 61 || byte > 126) {
      length += out.write(`=${HEX[byte >> 4]}${HEX[byte & 15]}`, length, 'latin1');
      column += 3;
    } else {
      out[length++] = byte;
      column += 1;
    }
  }
  return out.toString('latin1', 0, length);
}

const noiseBytes = createHash('sha512').update('corpus').digest();

function noise(seed: number, length: number): string {
  return createHash('sha256')
    .update(`${seed}`)
    .digest('base64')
    .repeat(Math.ceil(length / 44))
    .slice(0, length);
}

let lines = '';

/** Base64 that does not compress to nothing, cut from one long string. */
function base64Lines(seed: number, size: number): string {
  if (lines === '') {
    const blocks: string[] = [];
    let block = noiseBytes;
    for (let index = 0; index < 20_000; index += 1) {
      block = createHash('sha512').update(block).digest();
      blocks.push(block.subarray(0, 57).toString('base64'));
    }
    lines = blocks.join('\r\n');
  }
  const start = (seed * 78 * 31) % (lines.length - size - 78);
  const begin = start - (start % 78);
  return lines.slice(begin, begin + size - (size % 78));
}

function encodeWord(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const words: string[] = [];
  let piece = '';
  for (const character of text) {
    if (Buffer.byteLength(piece + character) > 40) {
      words.push(piece);
      piece = '';
    }
    piece += character;
  }
  words.push(piece);
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}

const rfcDate = (date: Date): string => date.toUTCString().replace('GMT', '+0000');

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** xorshift32; the same numbers for the same seed. */
function randomFor(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}
