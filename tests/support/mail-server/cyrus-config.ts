export interface CyrusConfig {
  readonly folder: string;
  /** The unpacked packages. */
  readonly tree: string;
  readonly user: string;
  readonly ports: { readonly imap: number; readonly imaps: number; readonly lmtp: number };
}

/** Below `conf/`, what Cyrus does not make by itself. */
export const cyrusFolders = [
  'db',
  'lock',
  'log',
  'mboxname',
  'msg',
  'proc',
  'ptclient',
  'quota',
  'sieve',
  'socket',
  'user',
].map((name) => `conf/${name}`);

/**
 * imapd.conf of one throw-away Cyrus 3.6: nothing outside its folder, no syslog, mail forgotten when it is expunged, the usual five folders with their
 * special uses. Each connection of a user is written down in `conf/log/<user>`. `admin` may sign in as anybody: that is the tests' own login.
 */
export function imapdConf({ folder, user }: CyrusConfig): string {
  return `configdirectory: ${folder}/conf
partition-default: ${folder}/spool
defaultpartition: default
cyrus_user: ${user}
admins: admin
proxyservers: admin
servername: localhost
unixhierarchysep: yes
altnamespace: yes
virtdomains: off
allowplaintext: yes
sasl_mech_list: PLAIN LOGIN
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: ${folder}/sasldb2
tls_server_cert: ${folder}/server.pem
tls_server_key: ${folder}/server.key
idlesocket: ${folder}/run/idle
lmtpsocket: ${folder}/run/lmtp
notifysocket: ${folder}/run/notify
lmtp_downcase_rcpt: yes
duplicatesuppression: no
conversations: yes
expunge_mode: immediate
autocreate_quota: 0
autocreate_post: yes
autocreate_inbox_folders: Archive|Drafts|Junk|Sent|Trash
autocreate_subscribe_folders: Archive|Drafts|Junk|Sent|Trash
xlist-archive: Archive
xlist-drafts: Drafts
xlist-junk: Junk
xlist-sent: Sent
xlist-trash: Trash
specialusealways: yes
imapidresponse: yes
telemetry_bysessionid: yes
zoneinfo_db: twoskip
search_engine: none
sync_log: no
`;
}

export function cyrusConf({ folder, tree, ports }: CyrusConfig): string {
  const program = (name: string, options = '') => `${tree}/usr/lib/cyrus/bin/${name} -C ${folder}/imapd.conf${options}`;
  const service = (name: string, command: string, port: number, prefork: number) =>
    `  ${name} cmd="${command}" listen="127.0.0.1:${port}" proto=tcp4 prefork=${prefork}\n`;
  return `START {
  recover cmd="${program('ctl_cyrusdb', ' -r')}"
}
SERVICES {
${service('imap', program('imapd'), ports.imap, 1)}${service('imaps', program('imapd', ' -s'), ports.imaps, 0)}${service('lmtp', program('lmtpd', ' -a'), ports.lmtp, 0)}}
DAEMON {
  idled cmd="${program('idled')}"
}
EVENTS {
}
`;
}
