import type { RunAs } from './run-as.ts';

/** How Dovecot keeps mail on disk. */
export type MailFormat = 'sdbox' | 'mdbox' | 'maildir';

export interface DovecotConfig {
  readonly folder: string;
  readonly runAs: RunAs;
  readonly ports: { readonly imap: number; readonly imaps: number; readonly lmtp: number };
  readonly format: MailFormat;
  /** The `CAPABILITY` list to announce, or undefined for Dovecot's own. */
  readonly announced: string | undefined;
  readonly specialUse: boolean;
  readonly layout: FolderLayout;
  readonly folders: readonly string[];
  /** What it answers to ID (RFC 2971), name and value by turns; undefined for Dovecot's own. */
  readonly id: string | undefined;
  readonly recordCommands: boolean;
  readonly maxConnections: number;
  /** Whether `acl` beside the configuration file limits what the users may do. */
  readonly limited: boolean;
  /** The SASL mechanisms for tokens (`xoauth2`, `oauthbearer`) that are offered; none: passwords only. */
  readonly tokenMechanisms: readonly string[];
}

const LOCATION = { sdbox: 'sdbox:~/sdbox', mdbox: 'mdbox:~/mdbox', maildir: 'maildir:~/Maildir' } as const;

/** The folders that every mailbox has, with their special uses (RFC 6154) where they are announced. */
export type FolderLayout = readonly { readonly name: string; readonly use: string }[];

export const usualFolders: FolderLayout = ['Archive', 'Drafts', 'Junk', 'Sent', 'Trash'].map((name) => ({
  name,
  use: `\\${name}`,
}));

/**
 * The configuration of one throw-away Dovecot 2.3: nothing outside its folder, no root, no waiting.
 * Chroots are switched off because they need root; the anvil penalty and the failure delay because a test that
 * signs in wrongly would otherwise wait for seconds; fsync because nobody needs this mail tomorrow. COMPRESS is left out
 * where commands are recorded, because what is recorded is what came over the wire.
 */
export function dovecotConfig(config: DovecotConfig): string {
  const { folder, runAs, ports } = config;
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
instance_name = dealbox-lab
log_path = ${folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
default_internal_user = ${runAs.user}
default_internal_group = ${runAs.group}
default_login_user = ${runAs.user}
default_idle_kill = 1 hours
first_valid_uid = 1
shutdown_clients = yes

service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  service_count = 0
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${ports.lmtp}
  }
}

ssl = yes
ssl_cert = <${folder}/server.pem
ssl_key = <${folder}/server.key
disable_plaintext_auth = no
auth_mechanisms = plain login ${config.tokenMechanisms.join(' ')}
auth_failure_delay = 0
auth_username_format = %Ln
${config.tokenMechanisms.length === 0 ? '' : tokenPassdb(folder, config.tokenMechanisms)}passdb {
  driver = passwd-file
  mechanisms = plain login
  args = username_format=%n ${folder}/users
}
userdb {
  driver = passwd-file
  args = username_format=%n ${folder}/users
  default_fields = uid=${runAs.user} gid=${runAs.group} home=${folder}/mail/%n
}

mail_location = ${LOCATION[config.format]}
mail_attribute_dict = file:%h/attributes
mail_max_userip_connections = ${config.maxConnections}
mail_fsync = never
mailbox_list_index = yes
mdbox_rotate_size = 64M
${config.recordCommands ? `rawlog_dir = ${folder}/commands/%n` : ''}
${config.announced === undefined ? '' : `imap_capability = ${config.announced}`}
protocol imap {
  mail_plugins = ${config.recordCommands ? '' : 'zlib imap_zlib'} ${config.limited ? 'acl' : ''}
  imap_metadata = yes
  imap_idle_notify_interval = 29 mins
  ${config.id === undefined ? '' : `imap_id_send = ${config.id}`}
}
protocol lmtp {
  lmtp_save_to_detail_mailbox = yes
  recipient_delimiter = +
}
${config.limited ? `plugin {\n  acl = vfile:${folder}/acl\n}` : ''}
namespace inbox {
  inbox = yes
  separator = /
${config.layout.map(({ name, use }) => mailbox(name, config.specialUse ? use : '')).join('')}${config.folders.map((name) => mailbox(name, '')).join('')}}
`;
}

/** Tokens are JWTs that Dovecot checks by itself: signature, end, and that their subject is the user. */
function tokenPassdb(folder: string, mechanisms: readonly string[]): string {
  return `passdb {\n  driver = oauth2\n  mechanisms = ${mechanisms.join(' ')}\n  args = ${folder}/oauth2.conf\n}\n`;
}

export const oauth2Config = (folder: string): string => `introspection_mode = local
local_validation_key_dict = fs:posix:prefix=${folder}/keys/
username_attribute = sub
username_format = %n
`;

function mailbox(name: string, use: string): string {
  return `  mailbox "${name}" {\n    auto = subscribe\n${use === '' ? '' : `    special_use = ${use}\n`}  }\n`;
}
