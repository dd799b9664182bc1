import { createHash } from 'node:crypto';
import type { MailServer } from '../mail-server.ts';
import { encodeFolder } from './modified-utf7.ts';

export const gmailFolders = {
  all: '[Gmail]/All Mail',
  drafts: '[Gmail]/Drafts',
  sent: '[Gmail]/Sent Mail',
  spam: '[Gmail]/Spam',
  trash: '[Gmail]/Trash',
} as const;

/** System labels as X-GM-LABELS has them, by the folder that shows them; all others are called as their folder is. */
const systemLabels: ReadonlyMap<string, string> = new Map([
  ['INBOX', '\\Inbox'],
  [gmailFolders.sent, '\\Sent'],
  [gmailFolders.drafts, '\\Draft'],
]);
const unlabelled: ReadonlySet<string> = new Set([gmailFolders.all, gmailFolders.spam, gmailFolders.trash]);

interface Copy {
  readonly folder: string;
  readonly uid: number;
  readonly flags: string;
}

interface Mail {
  readonly guid: string;
  /** What its thread id is made of: the first message that it refers to, or what a test says (X-Test-Thread), for Gmail goes by more. */
  readonly root: string;
  readonly copies: Copy[];
}

/** Flags that are a message's own at Gmail, in whatever folder it is looked at. */
const shared = ['\\Answered', '\\Flagged', '\\Seen'];

/**
 * One user's mail on a Dovecot, kept in the order that Gmail keeps: a message is one, each folder it shows in is a label of it, all of them are
 * in All Mail, but none that is in Trash or Spam. Dovecot's copies have one GUID, which stands for the message. To be called after each change.
 */
export class GmailMailbox {
  private readonly server: Pick<MailServer, 'doveadm'>;
  private readonly user: string;
  private mail = new Map<string, Mail>();

  constructor(server: Pick<MailServer, 'doveadm'>, user: string) {
    this.server = server;
    this.user = user;
  }

  /** Brings everything in order after a change, whoever made it. */
  settle(): void {
    const before = this.mail;
    let now = this.read();
    for (const mail of now.values()) this.settleOne(mail, before.get(mail.guid));
    now = this.read();
    for (const mail of now.values()) {
      const old = before.get(mail.guid);
      this.shareFlags(mail, old);
      // a label that changed is a change of the message, in each folder (it gets a new mod-sequence)
      if (old !== undefined && labelsOf(mail).join() !== labelsOf(old).join()) this.touch(mail);
    }
    this.mail = this.read();
  }

  /** X-GM-MSGID, X-GM-THRID and X-GM-LABELS of the message behind a GUID, as Gmail tells them in `folder`. */
  attributes(guid: string, folder: string): string {
    const mail = this.mail.get(guid);
    // the label of the open folder is left out, as Gmail does
    const labels =
      mail === undefined
        ? []
        : labelsOf(mail, folder).map((label) => `"${encodeFolder(label).replaceAll('\\', '\\\\')}"`);
    return `X-GM-MSGID ${number(guid)} X-GM-THRID ${number(mail?.root ?? guid)} X-GM-LABELS (${labels.join(' ')})`;
  }

  /** STORE ±X-GM-LABELS. In the folder of a label that label is not among them, so it cannot be changed there. */
  label(folder: string, uids: ReadonlySet<number>, labels: readonly string[], value: boolean): void {
    for (const mail of this.mail.values()) {
      const here = mail.copies.find((copy) => copy.folder === folder && uids.has(copy.uid));
      if (here === undefined) continue;
      for (const label of labels) {
        const path = [...systemLabels].find(([, name]) => name === label)?.[0] ?? label;
        if (path === folder) continue;
        const there = mail.copies.find((copy) => copy.folder === path);
        if (value && there === undefined) this.copy(here, path);
        if (!value && there !== undefined) this.expunge(there);
      }
    }
    this.settle();
  }

  private settleOne(mail: Mail, before: Mail | undefined): void {
    const isNew = (folder: string) => before?.copies.some((copy) => copy.folder === folder) !== true;
    const folders = new Set(mail.copies.map((copy) => copy.folder));
    const kept = new Map<string, Copy>();
    for (const copy of mail.copies) {
      if (kept.has(copy.folder)) this.expunge(copy);
      else kept.set(copy.folder, copy);
    }
    for (const place of [gmailFolders.trash, gmailFolders.spam]) {
      if (!folders.has(place)) continue;
      const out = [...folders].some((folder) => folder !== place && isNew(folder));
      for (const [folder, copy] of kept) {
        const goes = isNew(place) || !out ? folder !== place : folder === place;
        if (goes) this.expunge(copy);
      }
      if (isNew(place) || !out) return;
    }
    const [any] = [...kept.values()].filter((copy) => !unlabelled.has(copy.folder));
    if (any !== undefined && !folders.has(gmailFolders.all)) this.copy(any, gmailFolders.all);
  }

  private shareFlags(mail: Mail, before: Mail | undefined): void {
    const changed = mail.copies.find((copy) => {
      const old = before?.copies.find((one) => one.folder === copy.folder);
      return old !== undefined && old.flags !== copy.flags;
    });
    if (changed === undefined) return;
    for (const copy of mail.copies) {
      if (copy.flags === changed.flags) continue;
      const wanted = changed.flags.split(' ').filter((flag) => flag !== '');
      const not = shared.filter((flag) => !wanted.includes(flag));
      if (wanted.length > 0) this.flags('add', wanted, copy);
      if (not.length > 0) this.flags('remove', not, copy);
    }
  }

  private touch(mail: Mail): void {
    for (const copy of mail.copies) {
      this.flags('add', ['$changed'], copy);
      this.flags('remove', ['$changed'], copy);
    }
  }

  private read(): Map<string, Mail> {
    const text = this.run(
      ['-f', 'tab', 'fetch', 'mailbox guid uid flags hdr.message-id hdr.references hdr.x-test-thread'],
      ['mailbox', '*', 'all'],
    );
    const found = new Map<string, Mail>();
    for (const line of text.split('\n').slice(1)) {
      const [folder = '', guid = '', uid = '', flags = '', id = '', references = '', thread = ''] = line.split('\t');
      if (guid === '') continue;
      const mail = found.get(guid) ?? {
        guid,
        root: thread || (/<[^>]+>/.exec(`${references} ${id}`)?.[0] ?? guid),
        copies: [],
      };
      const own = flags.split(' ').filter((flag) => shared.includes(flag));
      mail.copies.push({ folder, uid: Number(uid), flags: own.sort().join(' ') });
      found.set(guid, mail);
    }
    return found;
  }

  private copy(from: Copy, to: string): void {
    this.server.doveadm(['copy', '-u', this.user, to, 'mailbox', from.folder, 'uid', String(from.uid)]);
  }

  private expunge({ folder, uid }: Copy): void {
    this.server.doveadm(['expunge', '-u', this.user, 'mailbox', folder, 'uid', String(uid)]);
  }

  private flags(act: 'add' | 'remove', flags: readonly string[], { folder, uid }: Copy): void {
    this.server.doveadm(['flags', act, '-u', this.user, flags.join(' '), 'mailbox', folder, 'uid', String(uid)]);
  }

  private run(
    [format = '', kind = '', command = '', fields = '']: readonly string[],
    query: readonly string[],
  ): string {
    return this.server.doveadm([format, kind, command, '-u', this.user, fields, ...query]);
  }
}

function labelsOf(mail: Mail, except = ''): string[] {
  return mail.copies
    .map((copy) => copy.folder)
    .filter((folder) => folder !== except && !unlabelled.has(folder))
    .map((folder) => systemLabels.get(folder) ?? folder)
    .sort();
}

/** 63 bits, as Gmail's ids are. */
function number(text: string): string {
  const digest = createHash('sha256').update(text).digest();
  return String(digest.readBigUInt64BE() & 0x7fffffffffffffffn);
}
