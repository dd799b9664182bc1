import { format } from './calendar-words.ts';
import type { Language, Person } from './people.ts';
import { escapeHtml } from './written-text.ts';

/** A mail that is quoted below an answer. */
export interface Quoted {
  readonly from: Person;
  readonly to: readonly Person[];
  readonly date: Date;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface OutlookWords {
  readonly from: string;
  readonly sent: string;
  readonly to: string;
  readonly subject: string;
}

const ENGLISH: OutlookWords = { from: 'From', sent: 'Sent', to: 'To', subject: 'Subject' };

const OUTLOOK: Partial<Record<Language, OutlookWords>> = {
  de: { from: 'Von', sent: 'Gesendet', to: 'An', subject: 'Betreff' },
  fr: { from: 'De', sent: 'Envoyé', to: 'À', subject: 'Objet' },
  sv: { from: 'Från', sent: 'Skickat', to: 'Till', subject: 'Ämne' },
  pl: { from: 'Od', sent: 'Wysłano', to: 'Do', subject: 'Temat' },
  ar: { from: 'من', sent: 'تاريخ الإرسال', to: 'إلى', subject: 'الموضوع' },
  ja: { from: '差出人', sent: '送信日時', to: '宛先', subject: '件名' },
};

const ATTRIBUTION: Partial<Record<Language, (date: string, time: string, who: string) => string>> = {
  de: (date, time, who) => `Am ${date} um ${time} Uhr schrieb ${who}:`,
  fr: (date, time, who) => `Le ${date} à ${time}, ${who} a écrit :`,
  sv: (date, time, who) => `Den ${date} kl ${time} skrev ${who}:`,
  pl: (date, time, who) => `${date} o ${time} ${who} napisał(a):`,
  he: (date, time, who) => `‫בתאריך ${date} ב-${time} מאת ${who}:‬`,
};

/** Adds what is answered below a text, as the writer's program and language would. Outlook goes by its own header block. */
export function quotedPlain(writer: Person, quoted: Quoted): string {
  if (writer.client === 'outlook') {
    const block = outlookFields(writer, quoted).map(([label, value]) => `${label}: ${value}`);
    return `________________________________\n${block.join('\n')}\n\n${quoted.text}`;
  }
  const lines = quoted.text.split('\n').map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`.trimEnd()));
  return `${attribution(writer, quoted)}\n\n${lines.join('\n')}`;
}

export function quotedHtml(writer: Person, quoted: Quoted): string {
  switch (writer.client) {
    case 'outlook': {
      const fields = outlookFields(writer, quoted).map(([label, value]) => `<b>${label}:</b> ${escapeHtml(value)}`);
      return (
        '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">\n' +
        `<p class="MsoNormal">${fields.join('<br>\n')}<o:p></o:p></p>\n</div>\n` +
        `<p class="MsoNormal"><o:p>&nbsp;</o:p></p>\n${quoted.html}`
      );
    }
    case 'apple':
      return `<div><br><blockquote type="cite"><div>${escapeHtml(attribution(writer, quoted))}</div><br class="Apple-interchange-newline"><div>${quoted.html}</div></blockquote></div>`;
    default:
      return (
        `<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${escapeHtml(attribution(writer, quoted))}<br></div>` +
        '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">' +
        `${quoted.html}</blockquote></div>`
      );
  }
}

function attribution(writer: Person, { from, date }: Quoted): string {
  const local = new Date(date.getTime() + writer.utcOffset * 60_000);
  const day = format(local, writer.language, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const time = format(local, writer.language, { hour: '2-digit', minute: '2-digit' });
  const who = `${from.name} <${from.address}>`;
  const inLanguage = ATTRIBUTION[writer.language];
  if (inLanguage) return inLanguage(day, time, who);
  return writer.client === 'apple' ? `On ${day}, at ${time}, ${who} wrote:` : `On ${day} at ${time}, ${who} wrote:`;
}

function outlookFields(writer: Person, quoted: Quoted): [string, string][] {
  const words = OUTLOOK[writer.language] ?? ENGLISH;
  const local = new Date(quoted.date.getTime() + writer.utcOffset * 60_000);
  return [
    [words.from, `${quoted.from.name} <${quoted.from.address}>`],
    [words.sent, format(local, writer.language, { dateStyle: 'full', timeStyle: 'short' })],
    [words.to, quoted.to.map(({ name }) => name).join('; ')],
    [words.subject, quoted.subject],
  ];
}
