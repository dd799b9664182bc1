import { EmailAddress } from '../model/account.ts';
import type { Address } from '../model/conversation.ts';
import { unfilledFields } from './merge-fields.ts';

/** What is looked at before a mail goes out. */
export interface BeforeSending {
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly bcc: readonly Address[];
  readonly subject: string;
  /** What the person wrote, as text: without the quoted mail and without the signature. */
  readonly ownText: string;
  /** The HTML as it will go out, for fields that were not filled and what it would load. */
  readonly html: string;
  /** Files that a person would call attachments. */
  readonly attachments: number;
  readonly replyAll: boolean;
  /** CMP-3; '' where it fits. */
  readonly tooLarge: string;
  /** Recipients whose mail is not logged (NLG-4): it is sent, and the person is told. */
  readonly neverLogged: readonly string[];
}

/** `blocks`: it cannot go out like this. Everything else is asked once, in one sheet (C4). */
export type SendingCheck =
  | { readonly kind: 'no-recipient'; readonly blocks: true }
  | { readonly kind: 'address-invalid'; readonly blocks: true; readonly addresses: readonly string[] }
  | { readonly kind: 'too-large'; readonly blocks: true; readonly message: string }
  | { readonly kind: 'attachment-forgotten'; readonly blocks: false; readonly word: string }
  | { readonly kind: 'subject-empty'; readonly blocks: false }
  | { readonly kind: 'reply-all'; readonly blocks: false; readonly recipients: number }
  | { readonly kind: 'field-unfilled'; readonly blocks: false; readonly fields: readonly string[] }
  | { readonly kind: 'never-logged'; readonly blocks: false; readonly addresses: readonly string[] }
  | { readonly kind: 'remote-content'; readonly blocks: false; readonly hosts: readonly string[] };

/** More recipients than this are many (C4). */
const MANY = 10;

/** Everything that is to be said before this mail goes out, what blocks it first. Pure. */
export function checkBeforeSending(mail: BeforeSending): SendingCheck[] {
  const checks: SendingCheck[] = [];
  const people = [...mail.to, ...mail.cc, ...mail.bcc];
  if (people.length === 0) checks.push({ kind: 'no-recipient', blocks: true });
  const invalid = people.filter((person) => !isSendable(person.address)).map((person) => person.address || person.name);
  if (invalid.length > 0) checks.push({ kind: 'address-invalid', blocks: true, addresses: invalid });
  if (mail.tooLarge !== '') checks.push({ kind: 'too-large', blocks: true, message: mail.tooLarge });
  const word = mail.attachments === 0 ? mentionedAttachment(mail.ownText) : null;
  if (word !== null) checks.push({ kind: 'attachment-forgotten', blocks: false, word });
  if (mail.subject.trim() === '') checks.push({ kind: 'subject-empty', blocks: false });
  if (mail.replyAll && people.length > MANY)
    checks.push({ kind: 'reply-all', blocks: false, recipients: people.length });
  const fields = [...new Set([...unfilledFields(mail.subject), ...unfilledFields(mail.html)])];
  if (fields.length > 0) checks.push({ kind: 'field-unfilled', blocks: false, fields });
  if (mail.neverLogged.length > 0) checks.push({ kind: 'never-logged', blocks: false, addresses: mail.neverLogged });
  const hosts = remoteHosts(mail.html);
  if (hosts.length > 0) checks.push({ kind: 'remote-content', blocks: false, hosts });
  return checks;
}

/** Something a mail can be sent to: one @, a host with no empty part, nothing that could end a header or a command. */
export function isSendable(address: string): boolean {
  if (!EmailAddress.safeParse(address).success || /[\x00-\x20\x7f\\()[\]:]/.test(address)) return false;
  const local = address.slice(0, address.lastIndexOf('@'));
  const host = address.slice(address.lastIndexOf('@') + 1);
  const parts = [...local.split('.'), ...host.split('.')];
  return local.length <= 64 && parts.every((part) => part !== '') && !/^-|-$/.test(host);
}

/** Words that promise a file, in the languages of the interface and in German. Whole words; each is tried on one line at a time. */
const promises = [
  // English
  /\b(attach(?:ed|ing|ment|ments)?|enclos(?:ed|ing|ure|ures))\b/iu,
  // French
  /(?<!\p{L})(ci[- ]jointe?s?|pi[eè]ces?[- ]jointes?|en annexe|en PJ|je (?:vous )?joins|joints? à ce)(?!\p{L})/iu,
  // Swedish
  /(?<!\p{L})(bifog(?:ar|at|ad|ade|as)|bilag(?:a|an|or|orna|t|d)|bilagerat)(?!\p{L})/iu,
  // Polish
  /(?<!\p{L})(załącz(?:am|amy|yłem|yłam|ony|ona|one|eniu|nik|niku|nika|niki|nikiem|nikach)|w załączeniu)(?!\p{L})/iu,
  // German
  /(?<!\p{L})(angehängt(?:e|en|es|er)?|(?:im|als|siehe) Anhang|Anhänge?|anbei|beigefügt(?:e|en|es|er)?|(?:in der|als|siehe) Anlagen?|beiliegend(?:e|en|es|er)?)(?!\p{L})/iu,
];

/** The word by which the person's own text promises a file; quoted lines and what follows a signature mark do not count. Null: none. */
export function mentionedAttachment(text: string): string | null {
  for (const line of ownLines(text)) {
    for (const promise of promises) {
      const found = promise.exec(line)?.[1];
      if (found !== undefined) return found;
    }
  }
  return null;
}

function ownLines(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (/^-- ?$/.test(line) || /^-{3,} ?(original|forwarded|ursprüngliche|message d'origine)/i.test(line)) break;
    if (!line.trimStart().startsWith('>')) lines.push(line);
  }
  return lines;
}

/** Hosts from which the HTML would load something when it is read: pictures, backgrounds, style sheets. Links do not load. */
export function remoteHosts(html: string): string[] {
  const hosts = new Set<string>();
  const loads =
    /(?:\b(?:src|srcset|background|poster|data)\s*=\s*["']?\s*|url\(\s*["']?\s*)((?:https?:)?\/\/[^\s"'<>)]+)/giu;
  for (const match of html.matchAll(loads)) {
    const host = /^(?:https?:)?\/\/(?:[^/@]*@)?([^/:?#]+)/i.exec(match[1] ?? '')?.[1];
    if (host !== undefined) hosts.add(host.toLowerCase());
  }
  return [...hosts];
}
