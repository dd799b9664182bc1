import type { SingleMail } from '../story.ts';
import { escapeHtml } from '../written-text.ts';

/** The service that sends it. */
export interface Service {
  readonly name: string;
  readonly site: string;
  readonly colour: string;
}

export interface Notice {
  readonly mail: Pick<SingleMail, 'id' | 'from' | 'at' | 'subject' | 'to' | 'unread' | 'folder' | 'files' | 'starred'>;
  readonly text: string;
  /** Label and value, line by line. */
  readonly facts?: readonly (readonly [string, string])[];
  /** Caption of the one button. */
  readonly button?: string;
}

/** Mail that a program writes: a sentence, some facts, a button. */
export function notification(service: Service, { mail, text, facts = [], button }: Notice): SingleMail {
  const link = `https://app.${service.site}/n/${mail.id}`;
  const plainFacts = facts.map(([label, value]) => `${label}: ${value}`).join('\n');
  const htmlFacts = facts
    .map(
      ([label, value]) =>
        `<tr><td style="padding:6px 16px 6px 0;color:#6c7688;white-space:nowrap">${escapeHtml(label)}</td><td style="padding:6px 0"><b>${escapeHtml(value)}</b></td></tr>`,
    )
    .join('\n');
  return {
    ...mail,
    text: [text, plainFacts, button === undefined ? '' : `${button}: ${link}`, service.name]
      .filter((part) => part !== '')
      .join('\n\n'),
    html: `<!DOCTYPE html>
<html><head><meta charset="utf-8"></head>
<body style="margin:0;background:#f5f6f8;font-family:-apple-system,'Segoe UI',Roboto,sans-serif;color:#263248">
<div style="max-width:560px;margin:24px auto;background:#fff;border:1px solid #e4e8ee;border-radius:8px">
<div style="padding:16px 28px;border-bottom:3px solid ${service.colour};font-weight:600"><img src="https://static.${service.site}/logo-64.png" width="24" height="24" alt="" style="vertical-align:middle"> ${escapeHtml(service.name)}</div>
<div style="padding:24px 28px;font-size:15px;line-height:1.5">
${text
  .split('\n\n')
  .map((paragraph) => `<p style="margin:0 0 14px">${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
  .join('\n')}
${htmlFacts === '' ? '' : `<table cellpadding="0" cellspacing="0" style="font-size:14px;margin:4px 0 18px">${htmlFacts}</table>`}
${button === undefined ? '' : `<a href="${link}" style="display:inline-block;padding:10px 20px;border-radius:6px;background:${service.colour};color:#fff;text-decoration:none">${escapeHtml(button)}</a>`}
</div>
</div>
<img src="https://static.${service.site}/seen/${mail.id}.png" width="1" height="1" alt="">
</body></html>
`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Mailer': service.name },
  };
}
