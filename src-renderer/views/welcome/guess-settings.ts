import type { TlsMode } from '#shared/model/account.ts';

export interface GuessedSettings {
  readonly imap: { readonly host: string; readonly port: number; readonly tls: TlsMode };
  readonly smtp: { readonly host: string; readonly port: number; readonly tls: TlsMode };
  /** What a person must know before the password is typed. */
  readonly advice: 'app-password' | 'oauth' | 'bridge' | 'none';
  /** False: a name made of the address's domain, that may not exist. */
  readonly known: boolean;
}

type Advice = GuessedSettings['advice'];
type Preset = readonly [imap: string, smtp: string, advice: Advice];

/** Host and port; 993 and 465 are TLS from the first byte, 143 and 587 STARTTLS (RFC 8314). */
const presets: readonly (readonly [domains: string, preset: Preset])[] = [
  ['gmail.com googlemail.com', ['imap.gmail.com:993', 'smtp.gmail.com:465', 'app-password']],
  ['outlook.com hotmail.com live.com msn.com', ['outlook.office365.com:993', 'smtp-mail.outlook.com:587', 'oauth']],
  ['yahoo.com yahoo.fr yahoo.se ymail.com', ['imap.mail.yahoo.com:993', 'smtp.mail.yahoo.com:465', 'app-password']],
  ['icloud.com me.com mac.com', ['imap.mail.me.com:993', 'smtp.mail.me.com:587', 'app-password']],
  ['aol.com', ['imap.aol.com:993', 'smtp.aol.com:465', 'app-password']],
  ['fastmail.com fastmail.fm', ['imap.fastmail.com:993', 'smtp.fastmail.com:465', 'app-password']],
  ['gmx.de gmx.net gmx.at gmx.ch', ['imap.gmx.net:993', 'mail.gmx.net:465', 'none']],
  ['gmx.com', ['imap.gmx.com:993', 'mail.gmx.com:465', 'none']],
  ['web.de', ['imap.web.de:993', 'smtp.web.de:587', 'none']],
  ['t-online.de', ['secureimap.t-online.de:993', 'securesmtp.t-online.de:465', 'none']],
  ['mailbox.org', ['imap.mailbox.org:993', 'smtp.mailbox.org:465', 'none']],
  ['posteo.de posteo.net', ['posteo.de:993', 'posteo.de:465', 'none']],
  ['zoho.com', ['imap.zoho.com:993', 'smtp.zoho.com:465', 'app-password']],
  ['zoho.eu', ['imap.zoho.eu:993', 'smtp.zoho.eu:465', 'app-password']],
  ['proton.me protonmail.com pm.me', ['127.0.0.1:1143', '127.0.0.1:1025', 'bridge']],
  ['orange.fr wanadoo.fr', ['imap.orange.fr:993', 'smtp.orange.fr:465', 'none']],
  ['free.fr', ['imap.free.fr:993', 'smtp.free.fr:465', 'none']],
  ['laposte.net', ['imap.laposte.net:993', 'smtp.laposte.net:465', 'none']],
  ['sfr.fr', ['imap.sfr.fr:993', 'smtp.sfr.fr:465', 'none']],
  ['telia.com', ['mailin.telia.com:993', 'mailout.telia.com:465', 'none']],
  ['wp.pl', ['imap.wp.pl:993', 'smtp.wp.pl:465', 'none']],
  ['o2.pl', ['poczta.o2.pl:993', 'poczta.o2.pl:465', 'none']],
  ['onet.pl', ['imap.poczta.onet.pl:993', 'smtp.poczta.onet.pl:465', 'none']],
  ['interia.pl', ['poczta.interia.pl:993', 'poczta.interia.pl:465', 'none']],
];

const byDomain = new Map(presets.flatMap(([domains, preset]) => domains.split(' ').map((domain) => [domain, preset])));

/** What the address says about its servers (ACC-2): a preset, else the usual names in its domain. Null until there is a domain. */
export function guessSettings(email: string): GuessedSettings | null {
  const domain = /@([^\s@]+\.[^\s@.]{2,}|localhost)$/.exec(email.trim().toLowerCase())?.[1];
  if (domain === undefined) return null;
  const preset = byDomain.get(domain);
  const [imap, smtp, advice]: Preset = preset ?? [`imap.${domain}:993`, `smtp.${domain}:465`, 'none'];
  return { imap: server(imap), smtp: server(smtp), advice, known: preset !== undefined };
}

function server(text: string): GuessedSettings['imap'] {
  const [host = '', digits = ''] = text.split(':');
  const port = Number(digits);
  return { host, port, tls: usualTls(port) };
}

/** The kind of encryption that goes with a port. */
function usualTls(port: number): TlsMode {
  return port === 993 || port === 465 ? 'on' : 'starttls';
}
