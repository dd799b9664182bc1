import { createHash } from 'node:crypto';
import type { SingleMail } from '../story.ts';
import { escapeHtml } from '../written-text.ts';

export interface Article {
  readonly title: string;
  readonly text: string;
  /** A remote picture above or beside it. */
  readonly picture?: string;
}

export interface Brand {
  readonly name: string;
  /** `coldchainweekly.example` */
  readonly site: string;
  /** `#1b4d6b` */
  readonly colour: string;
  /** magazine: a column of pictures and stories; digest: short items; offer: one large picture and a button. */
  readonly design: 'magazine' | 'digest' | 'offer';
  readonly address: string;
  /** Default: English. */
  readonly unsubscribe?: string;
  readonly readMore?: string;
}

/** What a newsletter says; `mail` is who sends it when. */
export interface Issue {
  readonly mail: Pick<SingleMail, 'id' | 'from' | 'at' | 'subject' | 'unread' | 'folder'>;
  readonly preheader: string;
  readonly articles: readonly Article[];
}

/**
 * A newsletter as marketing services send it: table layout, remote pictures, counted links and an invisible pixel
 * that tells the sender when it was opened.
 */
export function newsletter(brand: Brand, { mail, preheader, articles }: Issue): SingleMail {
  const reader = createHash('sha256').update(mail.id).digest('hex').slice(0, 16);
  const link = (index: number) => `https://click.${brand.site}/c/${reader}/${index + 1}`;
  const unsubscribe = `https://${brand.site}/unsubscribe/${reader}`;
  const text = [
    brand.name.toUpperCase(),
    preheader,
    ...articles.map((article, index) => `${article.title}\n${article.text}\n${link(index)}`),
    `${brand.address}\n${brand.unsubscribe ?? 'Unsubscribe'}: ${unsubscribe}`,
  ].join('\n\n');
  return {
    ...mail,
    text,
    html: page(brand, preheader, [
      ...(brand.design === 'digest'
        ? [digest(brand, articles, link)]
        : articles.map((article, index) => row(brand, article, link(index), index))),
      footer(brand, unsubscribe),
      `<img src="https://track.${brand.site}/o/${reader}.gif" width="1" height="1" alt="" style="display:block">`,
    ]),
    headers: {
      'List-Id': `${brand.name} <news.${brand.site}>`,
      'List-Unsubscribe': `<${unsubscribe}>, <mailto:leave@${brand.site}?subject=${reader}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      Precedence: 'bulk',
    },
  };
}

function page(brand: Brand, preheader: string, rows: readonly string[]): string {
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1.0" />
<link href="https://fonts.${brand.site}/css?family=Source+Sans" rel="stylesheet" type="text/css" />
<style type="text/css">
body { margin: 0; padding: 0; background: #f2f4f7; }
a { color: ${brand.colour}; }
@media only screen and (max-width: 480px) { .column { width: 100% !important; } }
</style>
</head>
<body bgcolor="#f2f4f7">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preheader)}</div>
<table width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f2f4f7"><tr><td align="center" style="padding:24px 8px">
<table class="column" width="600" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" style="font-family:'Source Sans','Helvetica Neue',Arial,sans-serif;color:#263248">
<tr><td bgcolor="${brand.colour}" style="padding:20px 32px;color:#ffffff;font-size:22px;font-weight:bold"><img src="https://img.${brand.site}/mark-white.png" width="28" height="28" alt="" align="absmiddle" /> ${escapeHtml(brand.name)}</td></tr>
${rows.join('\n')}
</table>
</td></tr></table>
</body>
</html>
`;
}

function row(brand: Brand, article: Article, link: string, index: number): string {
  const first = index === 0;
  const picture = article.picture === undefined ? '' : `https://img.${brand.site}/${article.picture}`;
  const heading = `<a href="${link}" style="color:#263248;text-decoration:none"><b style="font-size:${first ? 22 : 17}px;line-height:1.3">${escapeHtml(article.title)}</b></a>`;
  const copy = `<p style="margin:8px 0 12px;font-size:15px;line-height:1.55">${escapeHtml(article.text)}</p>`;
  const button = `<a href="${link}" style="display:inline-block;padding:10px 18px;background:${brand.colour};color:#ffffff;text-decoration:none;border-radius:4px;font-size:14px">${escapeHtml(brand.readMore ?? 'Read more')}</a>`;
  const wide = first || brand.design === 'offer';
  if (picture !== '' && wide) {
    return `<tr><td><a href="${link}"><img src="${picture}" width="600" alt="${escapeHtml(article.title)}" style="display:block;width:100%" border="0" /></a></td></tr>
<tr><td style="padding:24px 32px">${heading}${copy}${button}</td></tr>`;
  }
  const thumbnail =
    picture === ''
      ? ''
      : `<td width="136" valign="top"><img src="${picture}" width="120" alt="" style="border-radius:4px" /></td>`;
  return `<tr><td style="padding:20px 32px;border-top:1px solid #e4e8ee"><table cellpadding="0" cellspacing="0" border="0"><tr>${thumbnail}<td valign="top">${heading}${copy}<a href="${link}">${escapeHtml(brand.readMore ?? 'Read more')} &rarr;</a></td></tr></table></td></tr>`;
}

function digest(brand: Brand, articles: readonly Article[], link: (index: number) => string): string {
  const items = articles.map(
    (article, index) =>
      `<li style="margin:0 0 14px"><a href="${link(index)}" style="color:${brand.colour}"><b>${escapeHtml(article.title)}</b></a><br />${escapeHtml(article.text)}</li>`,
  );
  return `<tr><td style="padding:24px 32px;font-size:15px;line-height:1.5"><ul style="padding-left:18px;margin:0">${items.join('\n')}</ul></td></tr>`;
}

function footer(brand: Brand, unsubscribe: string): string {
  const socials = ['a', 'b', 'c'].map(
    (icon) => `<img src="https://img.${brand.site}/social-${icon}.png" width="20" height="20" alt="" />`,
  );
  return `<tr><td align="center" style="padding:24px 32px;border-top:1px solid #e4e8ee;color:#6c7688;font-size:12px;line-height:1.6">${socials.join(' ')}<br />${escapeHtml(brand.address)}<br /><a href="${unsubscribe}" style="color:#6c7688">${escapeHtml(brand.unsubscribe ?? 'Unsubscribe')}</a></td></tr>`;
}
