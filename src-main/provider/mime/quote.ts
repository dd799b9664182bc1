import type { QuoteLanguage } from '#shared/contract/writing.ts';
import type { Address } from '#shared/model/conversation.ts';
import { escapeHtml } from '#shared/rules/merge-fields.ts';
import { safeHtml } from './safe-html.ts';

export interface QuotedMail {
  readonly from: Address;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly date: number;
  /** As it was sent; null where it has none, then its text is quoted. */
  readonly html: string | null;
  readonly text: string;
}

interface Words {
  readonly wrote: (when: string, who: string) => string;
  readonly forwarded: string;
  readonly from: string;
  readonly date: string;
  readonly subject: string;
  readonly to: string;
  readonly cc: string;
}

const words: Readonly<Record<QuoteLanguage, Words>> = {
  en: {
    wrote: (when, who) => `On ${when}, ${who} wrote:`,
    forwarded: 'Forwarded message',
    from: 'From',
    date: 'Date',
    subject: 'Subject',
    to: 'To',
    cc: 'Cc',
  },
  fr: {
    wrote: (when, who) => `Le ${when}, ${who} a écrit :`,
    forwarded: 'Message transféré',
    from: 'De',
    date: 'Date',
    subject: 'Objet',
    to: 'À',
    cc: 'Cc',
  },
  sv: {
    wrote: (when, who) => `Den ${when} skrev ${who}:`,
    forwarded: 'Vidarebefordrat meddelande',
    from: 'Från',
    date: 'Datum',
    subject: 'Ämne',
    to: 'Till',
    cc: 'Kopia',
  },
  pl: {
    wrote: (when, who) => `${when} ${who} napisał(a):`,
    forwarded: 'Wiadomość przekazana dalej',
    from: 'Od',
    date: 'Data',
    subject: 'Temat',
    to: 'Do',
    cc: 'DW',
  },
  de: {
    wrote: (when, who) => `Am ${when} schrieb ${who}:`,
    forwarded: 'Weitergeleitete Nachricht',
    from: 'Von',
    date: 'Datum',
    subject: 'Betreff',
    to: 'An',
    cc: 'Kopie',
  },
};

const locales: Readonly<Record<QuoteLanguage, string>> = {
  en: 'en-GB',
  fr: 'fr-FR',
  sv: 'sv-SE',
  pl: 'pl-PL',
  de: 'de-DE',
};

/** What stands below an answer: "On … Carol wrote:" and her mail, safe, in a quote. */
export function quoteForReply(mail: QuotedMail, language: QuoteLanguage): string {
  const who = escapeHtml(mail.from.name || mail.from.address);
  const line = words[language].wrote(when(mail.date, language), who);
  return `<div data-quote="reply"><p>${line}</p><blockquote type="cite" style="margin:0 0 0 0.8em;padding:0 0 0 0.8em;border-left:2px solid #cccccc">${body(mail)}</blockquote></div>`;
}

/** What stands in a forwarded mail: its header in words, and all of it. */
export function quoteForForward(mail: QuotedMail, language: QuoteLanguage): string {
  const say = words[language];
  const lines = [
    [say.from, people([mail.from])],
    [say.date, when(mail.date, language)],
    [say.subject, escapeHtml(mail.subject)],
    [say.to, people(mail.to)],
    ...(mail.cc.length === 0 ? [] : [[say.cc, people(mail.cc)]]),
  ];
  const header = lines.map(([name, value]) => `${name}: ${value}`).join('<br>');
  return `<div data-quote="forward"><p>---------- ${say.forwarded} ----------<br>${header}</p>${body(mail)}</div>`;
}

function body(mail: QuotedMail): string {
  if (mail.html !== null) return safeHtml(mail.html);
  return `<div style="white-space:pre-wrap">${escapeHtml(mail.text).replaceAll(/\r?\n/g, '<br>')}</div>`;
}

const people = (list: readonly Address[]): string =>
  list.map(({ name, address }) => escapeHtml(name === '' ? address : `${name} <${address}>`)).join(', ');

const when = (date: number, language: QuoteLanguage): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium', timeStyle: 'short' }).format(date);
