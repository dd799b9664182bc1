import type { ServerAddress, TlsMode } from '../model/account.ts';

/** What a person must know before a password is typed. `rarely`: it is mostly not taken. `bridge`: Proton's program on this computer. */
export type PasswordAdvice = 'app-password' | 'rarely' | 'bridge' | 'none';

/** How mail is reached where everybody's is reached in the same way. */
export interface MailPreset {
  readonly imap: ServerAddress;
  readonly smtp: ServerAddress;
  readonly advice: PasswordAdvice;
}

type Row = readonly [imap: string, smtp: string, advice: PasswordAdvice];

/** Host and port; 993 and 465 are TLS from the first byte, every other one STARTTLS (RFC 8314). */
const rows = {
  gmail: ['imap.gmail.com:993', 'smtp.gmail.com:465', 'app-password'],
  outlook: ['outlook.office365.com:993', 'smtp-mail.outlook.com:587', 'rarely'],
  exchange: ['outlook.office365.com:993', 'smtp.office365.com:587', 'rarely'],
  yahoo: ['imap.mail.yahoo.com:993', 'smtp.mail.yahoo.com:465', 'app-password'],
  icloud: ['imap.mail.me.com:993', 'smtp.mail.me.com:587', 'app-password'],
  aol: ['imap.aol.com:993', 'smtp.aol.com:465', 'app-password'],
  fastmail: ['imap.fastmail.com:993', 'smtp.fastmail.com:465', 'app-password'],
  gmxNet: ['imap.gmx.net:993', 'mail.gmx.net:465', 'none'],
  gmxCom: ['imap.gmx.com:993', 'mail.gmx.com:465', 'none'],
  webDe: ['imap.web.de:993', 'smtp.web.de:587', 'none'],
  tOnline: ['secureimap.t-online.de:993', 'securesmtp.t-online.de:465', 'none'],
  mailboxOrg: ['imap.mailbox.org:993', 'smtp.mailbox.org:465', 'none'],
  posteo: ['posteo.de:993', 'posteo.de:465', 'none'],
  zohoCom: ['imap.zoho.com:993', 'smtp.zoho.com:465', 'app-password'],
  zohoEu: ['imap.zoho.eu:993', 'smtp.zoho.eu:465', 'app-password'],
  zohoProCom: ['imappro.zoho.com:993', 'smtppro.zoho.com:465', 'app-password'],
  zohoProEu: ['imappro.zoho.eu:993', 'smtppro.zoho.eu:465', 'app-password'],
  proton: ['127.0.0.1:1143', '127.0.0.1:1025', 'bridge'],
  orange: ['imap.orange.fr:993', 'smtp.orange.fr:465', 'none'],
  free: ['imap.free.fr:993', 'smtp.free.fr:465', 'none'],
  laposte: ['imap.laposte.net:993', 'smtp.laposte.net:465', 'none'],
  sfr: ['imap.sfr.fr:993', 'smtp.sfr.fr:465', 'none'],
  telia: ['mailin.telia.com:993', 'mailout.telia.com:465', 'none'],
  wp: ['imap.wp.pl:993', 'smtp.wp.pl:465', 'none'],
  o2: ['poczta.o2.pl:993', 'poczta.o2.pl:465', 'none'],
  onet: ['imap.poczta.onet.pl:993', 'smtp.poczta.onet.pl:465', 'none'],
  interia: ['poczta.interia.pl:993', 'poczta.interia.pl:465', 'none'],
  ionosDe: ['imap.ionos.de:993', 'smtp.ionos.de:465', 'none'],
  ionosCom: ['imap.ionos.com:993', 'smtp.ionos.com:465', 'none'],
  ionosFr: ['imap.ionos.fr:993', 'smtp.ionos.fr:465', 'none'],
  ovh: ['ssl0.ovh.net:993', 'ssl0.ovh.net:465', 'none'],
  gandi: ['mail.gandi.net:993', 'mail.gandi.net:465', 'none'],
  strato: ['imap.strato.de:993', 'smtp.strato.de:465', 'none'],
  hostinger: ['imap.hostinger.com:993', 'smtp.hostinger.com:465', 'none'],
  oneCom: ['imap.one.com:993', 'send.one.com:465', 'none'],
  infomaniak: ['mail.infomaniak.com:993', 'mail.infomaniak.com:465', 'none'],
  migadu: ['imap.migadu.com:993', 'smtp.migadu.com:465', 'none'],
  rackspace: ['secure.emailsrvr.com:993', 'secure.emailsrvr.com:465', 'none'],
} as const satisfies Record<string, Row>;

type Name = keyof typeof rows;

/** Whose addresses are all in one place. */
const domains: readonly (readonly [domains: string, name: Name])[] = [
  ['gmail.com googlemail.com', 'gmail'],
  ['outlook.com outlook.fr outlook.de hotmail.com hotmail.fr hotmail.co.uk live.com live.se msn.com', 'outlook'],
  ['yahoo.com yahoo.fr yahoo.se yahoo.co.uk yahoo.de ymail.com', 'yahoo'],
  ['icloud.com me.com mac.com', 'icloud'],
  ['aol.com', 'aol'],
  ['fastmail.com fastmail.fm', 'fastmail'],
  ['gmx.de gmx.net gmx.at gmx.ch', 'gmxNet'],
  ['gmx.com', 'gmxCom'],
  ['web.de', 'webDe'],
  ['t-online.de', 'tOnline'],
  ['mailbox.org', 'mailboxOrg'],
  ['posteo.de posteo.net', 'posteo'],
  ['zoho.com zohomail.com', 'zohoCom'],
  ['zoho.eu zohomail.eu', 'zohoEu'],
  ['proton.me protonmail.com pm.me', 'proton'],
  ['orange.fr wanadoo.fr', 'orange'],
  ['free.fr', 'free'],
  ['laposte.net', 'laposte'],
  ['sfr.fr', 'sfr'],
  ['telia.com', 'telia'],
  ['wp.pl', 'wp'],
  ['o2.pl', 'o2'],
  ['onet.pl', 'onet'],
  ['interia.pl', 'interia'],
];

/** Who takes the mail of other people's domains, by the end of its MX host's name. */
const exchangers: readonly (readonly [suffixes: string, name: Name])[] = [
  ['google.com googlemail.com', 'gmail'],
  ['mail.protection.outlook.com mx.microsoft', 'exchange'],
  ['messagingengine.com', 'fastmail'],
  ['zoho.eu', 'zohoProEu'],
  ['zoho.com zohomail.com', 'zohoProCom'],
  ['mail.icloud.com', 'icloud'],
  ['protonmail.ch', 'proton'],
  ['mailbox.org', 'mailboxOrg'],
  ['kundenserver.de ionos.de', 'ionosDe'],
  ['perfora.net ionos.com', 'ionosCom'],
  ['ionos.fr', 'ionosFr'],
  ['mail.ovh.net', 'ovh'],
  ['mail.gandi.net', 'gandi'],
  ['rzone.de', 'strato'],
  ['hostinger.com', 'hostinger'],
  ['one.com', 'oneCom'],
  ['infomaniak.ch', 'infomaniak'],
  ['migadu.com', 'migadu'],
  ['emailsrvr.com', 'rackspace'],
];

const byDomain = new Map(domains.flatMap(([list, name]) => list.split(' ').map((domain) => [domain, name] as const)));
const bySuffix = exchangers.flatMap(([list, name]) => list.split(' ').map((suffix) => [suffix, name] as const));

/** The preset of a provider's own domain (ACC-2). */
export function presetOfDomain(domain: string): MailPreset | undefined {
  const name = byDomain.get(domain.toLowerCase());
  return name === undefined ? undefined : toPreset(rows[name]);
}

/** The preset of who takes a domain's mail, by the name of its mail exchanger (RFC 5321 §5.1). */
export function presetOfExchanger(host: string): MailPreset | undefined {
  const plain = host.toLowerCase().replace(/\.$/, '');
  const found = bySuffix.find(([suffix]) => plain === suffix || plain.endsWith(`.${suffix}`));
  return found === undefined ? undefined : toPreset(rows[found[1]]);
}

/** The usual names in a domain, which may not exist: encrypted from the first byte. */
export const usualServers = (domain: string): Pick<MailPreset, 'imap' | 'smtp'> => ({
  imap: { host: `imap.${domain}`, port: 993, tls: 'on' },
  smtp: { host: `smtp.${domain}`, port: 465, tls: 'on' },
});

function toPreset([imap, smtp, advice]: Row): MailPreset {
  return { imap: toServer(imap), smtp: toServer(smtp), advice };
}

function toServer(text: string): ServerAddress {
  const [host = '', digits = ''] = text.split(':');
  const port = Number(digits);
  return { host, port, tls: usualTls(port) };
}

/** The kind of encryption that goes with a port. */
const usualTls = (port: number): TlsMode => (port === 993 || port === 465 ? 'on' : 'starttls');
