/** What Dovecot 2.3.19 announces after sign-in, in its order. */
const ANNOUNCED = [
  'IMAP4rev1',
  'SASL-IR',
  'LOGIN-REFERRALS',
  'ID',
  'ENABLE',
  'IDLE',
  'SORT',
  'SORT=DISPLAY',
  'THREAD=REFERENCES',
  'THREAD=REFS',
  'THREAD=ORDEREDSUBJECT',
  'MULTIAPPEND',
  'URL-PARTIAL',
  'CATENATE',
  'UNSELECT',
  'CHILDREN',
  'NAMESPACE',
  'UIDPLUS',
  'LIST-EXTENDED',
  'I18NLEVEL=1',
  'CONDSTORE',
  'QRESYNC',
  'ESEARCH',
  'ESORT',
  'SEARCHRES',
  'WITHIN',
  'CONTEXT=SEARCH',
  'LIST-STATUS',
  'BINARY',
  'MOVE',
  'SNIPPET=FUZZY',
  'PREVIEW=FUZZY',
  'PREVIEW',
  'STATUS=SIZE',
  'SAVEDATE',
  'LITERAL+',
  'NOTIFY',
  'METADATA',
  'SPECIAL-USE',
  'COMPRESS=DEFLATE',
] as const;

/** An IMAP extension that a test server can be told not to announce. */
export type Capability = (typeof ANNOUNCED)[number];

/** IMAP4rev1 and nothing else: every extension that a client could make use of is hidden. */
export const everyExtension: readonly Capability[] = ANNOUNCED.filter((name) => name !== 'IMAP4rev1');

/**
 * The list to announce. Dovecot still obeys a hidden command when it is sent: that a client did not use one is
 * proven by the command log only.
 */
export function announcedWithout(hidden: readonly Capability[]): string {
  return ANNOUNCED.filter((name) => !hidden.includes(name)).join(' ');
}
