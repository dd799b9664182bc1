import type { RunAs } from './run-as.ts';

export interface EximConfig {
  readonly folder: string;
  readonly runAs: RunAs;
  /** Tokens are taken besides passwords. */
  readonly tokens: boolean;
  readonly ports: { readonly lmtp: number; readonly submission: number; readonly submissions: number };
}

/**
 * The configuration of one throw-away Exim 4 that takes submissions (RFC 6409) and hands every recipient, whatever the
 * domain, to Dovecot by its local part; unknown ones bounce. `reject@…` is refused for good, `greylist@…` for now.
 * Signing in is offered under TLS only, as real providers do, and is checked by Dovecot.
 */
export function eximConfig({ folder, runAs, ports, tokens }: EximConfig): string {
  return `
exim_user = ${runAs.user}
exim_group = ${runAs.group}
primary_hostname = mail.example.test
qualify_domain = example.test
spool_directory = ${folder}/exim/spool
log_file_path = ${folder}/exim/log/%slog
pid_file_path = ${folder}/exim/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${ports.submission} : ${ports.submissions}
tls_on_connect_ports = ${ports.submissions}
tls_advertise_hosts = *
tls_certificate = ${folder}/server.pem
tls_privatekey = ${folder}/server.key
deliver_drop_privilege
keep_environment =
add_environment =
host_lookup =
rfc1413_query_timeout = 0s
message_size_limit = 25M
smtp_accept_max = 100
smtp_accept_queue = 0
smtp_accept_queue_per_connection = 0
acl_smtp_rcpt = check_recipient

begin acl
check_recipient:
  deny !authenticated = *
       message = 5.7.1 authentication required
  deny local_parts = reject
       message = 5.1.1 no such user
  defer local_parts = greylist
       message = 4.7.1 try again later
  accept

begin routers
to_dovecot:
  driver = manualroute
  route_list = * 127.0.0.1
  self = send
  transport = to_lmtp

begin transports
to_lmtp:
  driver = smtp
  protocol = lmtp
  port = ${ports.lmtp}
  hosts_avoid_tls = *
  allow_localhost
  delivery_date_add

begin retry
* * F,1m,1s

begin authenticators
${['PLAIN', 'LOGIN', ...(tokens ? ['XOAUTH2', 'OAUTHBEARER'] : [])].map((mechanism) => authenticator(mechanism, folder)).join('')}
`;
}

function authenticator(mechanism: string, folder: string): string {
  return `${mechanism}:
  driver = dovecot
  public_name = ${mechanism}
  server_socket = ${folder}/run/auth-client
  server_set_id = $auth1
  server_advertise_condition = \${if def:tls_in_cipher}
`;
}
