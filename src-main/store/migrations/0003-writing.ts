/**
 * Writing and sending: drafts, the outbox, templates, snooze. Conventions as in 0001. A draft's text lies in tables of its own, so that saving
 * what is typed writes that and not the mail it quotes; its files lie beside the database (store/draft-files.ts).
 */
export const writing = /* sql */ `
-- Stands in the outbox: no server has accepted it yet.
ALTER TABLE message ADD COLUMN unsent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;
-- When it came back by itself; lists sort by it where it is newer than the mail (INB-8).
ALTER TABLE conversation ADD COLUMN woken_at INTEGER NOT NULL DEFAULT 0;

CREATE TABLE draft (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('new', 'reply', 'reply-all', 'forward')),
  -- the mail that is answered or forwarded, and where; 0: none
  source_id INTEGER NOT NULL DEFAULT 0,
  conversation_id INTEGER NOT NULL DEFAULT 0,
  -- without angle brackets; the list as JSON, oldest first
  in_reply_to TEXT NOT NULL DEFAULT '',
  thread_references TEXT NOT NULL DEFAULT '[]',
  from_name TEXT NOT NULL DEFAULT '',
  from_address TEXT NOT NULL,
  recipients TEXT NOT NULL DEFAULT '{}',
  subject TEXT NOT NULL DEFAULT '',
  snippet TEXT NOT NULL DEFAULT '',
  -- JSON: items that the mail is linked to once it is sent
  items TEXT NOT NULL DEFAULT '[]',
  -- of its copies at the provider; what is sent gets one of its own
  message_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  -- grows with each change
  revision INTEGER NOT NULL DEFAULT 1,
  -- the revision that the provider has; 0: none
  saved_revision INTEGER NOT NULL DEFAULT 0,
  -- complete listings in a row in which its copy was gone
  copy_checks INTEGER NOT NULL DEFAULT 0,
  save_attempts INTEGER NOT NULL DEFAULT 0,
  save_after INTEGER NOT NULL DEFAULT 0,
  save_error TEXT NOT NULL DEFAULT '',
  -- the other version of the same draft, when both sides had changed it
  conflict_id INTEGER NOT NULL DEFAULT 0,
  -- the message in the outbox that was made of it; it stays until a server has accepted that
  sending_id INTEGER NOT NULL DEFAULT 0,
  -- can be taken back for a while; 0: not discarded
  discarded_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX draft_account ON draft (account_id, changed_at);
CREATE INDEX draft_message_id ON draft (message_id);
CREATE INDEX draft_conversation ON draft (conversation_id) WHERE conversation_id <> 0;
CREATE INDEX draft_sending ON draft (sending_id) WHERE sending_id <> 0;
CREATE INDEX draft_discarded ON draft (discarded_at) WHERE discarded_at <> 0;

CREATE TABLE draft_body (
  draft_id INTEGER PRIMARY KEY REFERENCES draft (id) ON DELETE CASCADE,
  html TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE draft_quote (
  draft_id INTEGER PRIMARY KEY REFERENCES draft (id) ON DELETE CASCADE,
  html TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE draft_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  draft_id INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
  -- its name in the folder of draft files
  file TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  -- shown inside the HTML as cid:…; '' where it is an attachment
  content_id TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX draft_file_draft ON draft_file (draft_id, id);

-- Files whose row is gone, by whatever way: overwritten and removed right behind it.
CREATE TABLE file_erasure (
  file TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TRIGGER draft_file_gone AFTER DELETE ON draft_file BEGIN
  INSERT INTO file_erasure (file) VALUES (OLD.file) ON CONFLICT DO NOTHING;
END;

-- What lies in the provider's Drafts, as far as Dealbox knows it.
CREATE TABLE draft_copy (
  folder_id INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
  uid INTEGER NOT NULL,
  -- 0: of no draft here
  draft_id INTEGER NOT NULL DEFAULT 0,
  message_id TEXT NOT NULL DEFAULT '',
  -- to be sure that it is the one before it is taken away
  identity BLOB NOT NULL,
  -- '' stays · 'remove': an older version, or sent · 'trash': discarded here
  fate TEXT NOT NULL DEFAULT '' CHECK (fate IN ('', 'remove', 'trash')),
  PRIMARY KEY (folder_id, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_copy_draft ON draft_copy (draft_id) WHERE draft_id <> 0;
CREATE TRIGGER draft_gone AFTER DELETE ON draft BEGIN
  UPDATE draft_copy SET draft_id = 0, fate = iif(OLD.discarded_at <> 0, 'trash', 'remove') WHERE draft_id = OLD.id AND draft_id <> 0;
END;

-- How the provider's Drafts was when it was last compared.
CREATE TABLE draft_folder (
  folder_id INTEGER PRIMARY KEY REFERENCES folder (id) ON DELETE CASCADE,
  uidvalidity INTEGER NOT NULL,
  seen_exists INTEGER NOT NULL,
  seen_uidnext INTEGER NOT NULL,
  highest_modseq TEXT NOT NULL
) STRICT;

-- Mail written here, from the outbox to its copy in Sent (SYN-6, CMP-5, CMP-6). Stays with the message.
CREATE TABLE outgoing (
  message_id INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL,
  -- handed-over: all of it may be at the server, whose answer is not known · unclear: nor will it be
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'handed-over', 'unclear', 'refused', 'accepted', 'filed')),
  -- its operation; 0 once that is done
  operation_id INTEGER NOT NULL DEFAULT 0,
  envelope_from TEXT NOT NULL,
  -- JSON [{address, state, text}]
  recipients TEXT NOT NULL,
  queued_at INTEGER NOT NULL,
  -- not before: undo send, send later
  send_at INTEGER NOT NULL,
  accepted_at INTEGER NOT NULL DEFAULT 0,
  -- seen in the provider's Sent
  filed_at INTEGER NOT NULL DEFAULT 0,
  server_text TEXT NOT NULL DEFAULT '',
  -- looks into Sent, and whether a copy of ours may be on its way there
  looks INTEGER NOT NULL DEFAULT 0,
  appending INTEGER NOT NULL DEFAULT 0,
  -- the mail that is answered by it; 0: none
  answers_id INTEGER NOT NULL DEFAULT 0,
  remind_at INTEGER NOT NULL DEFAULT 0,
  -- JSON: the links to items that it was written from, as they were before it made them by hand
  links_before TEXT NOT NULL DEFAULT '[]'
) STRICT;
-- A mail that is deleted before it went out was nobody's yet: it is a draft again, and nothing sends it.
CREATE TRIGGER outgoing_gone AFTER DELETE ON outgoing WHEN OLD.state NOT IN ('accepted', 'filed') BEGIN
  UPDATE draft SET sending_id = 0 WHERE sending_id = OLD.message_id AND sending_id <> 0;
  DELETE FROM operation WHERE id = OLD.operation_id;
END;
CREATE INDEX outgoing_waiting ON outgoing (account_id, send_at) WHERE state NOT IN ('accepted', 'filed');

-- How an account writes and sends. Without a row: as below.
CREATE TABLE account_writing (
  account_id INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  -- JSON [{name, address}]
  aliases TEXT NOT NULL DEFAULT '[]',
  signature_new INTEGER NOT NULL DEFAULT 0,
  signature_reply INTEGER NOT NULL DEFAULT 0,
  -- who puts sent mail into Sent; 'unknown' until the first mail, unless set by hand
  sent_copy TEXT NOT NULL DEFAULT 'unknown' CHECK (sent_copy IN ('provider', 'dealbox', 'unknown')),
  -- bytes; 0: none
  size_own INTEGER NOT NULL DEFAULT 0,
  size_announced INTEGER NOT NULL DEFAULT 0,
  -- addresses beyond ASCII: 0 not offered, 1 offered, 2 not known
  smtputf8 INTEGER NOT NULL DEFAULT 2,
  -- what a mail does whose time passed while this computer was off
  when_late TEXT NOT NULL DEFAULT 'send' CHECK (when_late IN ('send', 'ask')),
  -- of the sending connection
  error_code TEXT NOT NULL DEFAULT '',
  error_message TEXT NOT NULL DEFAULT '',
  next_try_at INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  -- 0: for every account
  account_id INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  html TEXT NOT NULL DEFAULT '',
  shared INTEGER NOT NULL DEFAULT 0,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE TABLE signature (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  html TEXT NOT NULL DEFAULT '',
  shared INTEGER NOT NULL DEFAULT 0,
  changed_at INTEGER NOT NULL
) STRICT;

-- Recipients that are no longer suggested (D23).
CREATE TABLE forgotten_address (
  address TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Out of Inbox until then, or until a reply comes (INB-8).
CREATE TABLE snooze (
  conversation_id INTEGER PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
  until INTEGER NOT NULL,
  set_at INTEGER NOT NULL
) STRICT;
CREATE INDEX snooze_until ON snooze (until);

-- "If no reply by": gone with a reply (INB-8).
CREATE TABLE reminder (
  conversation_id INTEGER PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
  due_at INTEGER NOT NULL,
  set_at INTEGER NOT NULL,
  -- it was due and the conversation came back; 0: still ahead
  fired_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX reminder_due ON reminder (due_at) WHERE fired_at = 0;
`;
