import type { Client, Language, Person } from './people.ts';
import { type Quoted, quotedHtml, quotedPlain } from './quoting.ts';
import { escapeHtml, type Markup, parseWrittenText, toHtml, toPlainText } from './written-text.ts';

export interface Letter {
  readonly text: string;
  /** Missing where the writer's program sends plain text only. */
  readonly html?: string;
  /** What is quoted when somebody answers: without the document around it. */
  readonly quotable: { readonly text: string; readonly html: string };
}

interface Writing {
  readonly from: Person;
  readonly text: string;
  readonly quoted: Quoted | undefined;
  /** Without signature and quoted mail. */
  readonly bare: boolean;
  /** `cid:…` of the pictures shown below the text. */
  readonly pictures: readonly string[];
}

/** Puts a letter together as the writer's mail program would: text, signature, quoted mail; as text and as HTML. */
export function renderLetter({ from, text, quoted, bare, pictures }: Writing): Letter {
  const blocks = parseWrittenText(text);
  const client = CLIENTS[from.client];
  const signature = bare ? [] : from.signature;
  const ownText = [toPlainText(blocks), ...(signature.length > 0 ? [`-- \n${signature.join('\n')}`] : [])].join('\n\n');
  const ownHtml = [
    toHtml(blocks, client.markup),
    ...pictures.map((contentId) => `<p><img src="cid:${contentId}" alt="" style="max-width:100%"></p>`),
    ...(signature.length > 0 ? [client.signature(signature.map(escapeHtml))] : []),
  ].join('\n');
  const answered = bare ? undefined : quoted;
  const quotable = {
    text: answered ? `${ownText}\n\n${quotedPlain(from, answered)}` : ownText,
    html: answered ? `${ownHtml}\n${quotedHtml(from, answered)}` : ownHtml,
  };
  return {
    text: `${quotable.text}\n`,
    quotable,
    ...(from.client === 'plain' ? {} : { html: client.document(quotable.html, from.language) }),
  };
}

interface ClientHtml {
  readonly markup: Markup;
  signature(lines: readonly string[]): string;
  document(body: string, language: Language): string;
}

const CELL = 'border:1px solid #d0d4dc;padding:4px 10px';

function direction(language: Language): 'rtl' | 'ltr' {
  return language === 'ar' || language === 'he' ? 'rtl' : 'ltr';
}

const gmail: ClientHtml = {
  markup: { paragraph: (html) => `<div>${html}</div><div><br></div>`, tableStyle: CELL },
  signature: (lines) =>
    `<span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature"><b>${lines[0] ?? ''}</b><br>${lines.slice(1).join('<br>')}</div>`,
  document: (body, language) => `<div dir="${direction(language)}">${body}</div>\n`,
};

const CLIENTS: Readonly<Record<Client, ClientHtml>> = {
  gmail,
  // Writes no HTML itself, but is quoted by those who do.
  plain: gmail,
  outlook: {
    markup: {
      paragraph: (html) => `<p class="MsoNormal">${html}<o:p></o:p></p>\n<p class="MsoNormal"><o:p>&nbsp;</o:p></p>`,
      tableStyle: 'border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt;font-size:11.0pt',
    },
    signature: (lines) =>
      `<p class="MsoNormal"><b><span style="font-size:10.0pt;color:#1F3864">${lines[0] ?? ''}</span></b><br>\n<span style="font-size:9.0pt;color:#5A6270">${lines.slice(1).join('<br>\n')}</span><o:p></o:p></p>`,
    document: (body, language) =>
      `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n` +
      '<style><!--\np.MsoNormal, li.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}\na:link {color:#0563C1; text-decoration:underline;}\n--></style>\n</head>\n' +
      `<body lang="${language}" dir="${direction(language)}" link="#0563C1" vlink="#954F72">\n<div class="WordSection1">\n${body}\n</div>\n</body>\n</html>\n`,
  },
  apple: {
    markup: { paragraph: (html) => `<div>${html}</div><div><br></div>`, tableStyle: CELL },
    signature: (lines) => `<div style="color: rgb(94, 94, 94);">${lines.join('<br>')}</div>`,
    document: (body, language) =>
      `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body dir="${direction(language)}" style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">${body}</body></html>\n`,
  },
  dealbox: {
    markup: { paragraph: (html) => `<p>${html}</p>`, tableStyle: CELL },
    signature: (lines) => `<p style="color:#5a6270">${lines.join('<br>')}</p>`,
    document: (body) => `<!doctype html>\n<html><body>\n${body}\n</body></html>\n`,
  },
};
