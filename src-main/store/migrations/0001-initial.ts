/**
 * The first schema. Times are integer milliseconds since 1970 UTC; booleans are 0 or 1; 0 and '' stand for "none", so that
 * columns are NOT NULL. `identity` is the stable id of mail (docs/decisions/0003): no provider's UID is a key of ours.
 */
export const initial = /* sql */ `
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL UNIQUE COLLATE NOCASE,
  display_name TEXT NOT NULL DEFAULT '',
  type TEXT NOT NULL CHECK (type IN ('personal', 'team')),
  provider TEXT NOT NULL CHECK (provider IN ('imap', 'sample')),
  -- JSON; hosts, ports, user, never a secret (ACC-4)
  connection TEXT NOT NULL,
  archive_externally INTEGER NOT NULL DEFAULT 0,
  delete_externally INTEGER NOT NULL DEFAULT 0,
  labels TEXT NOT NULL DEFAULT '[]',
  visibility TEXT NOT NULL DEFAULT 'private',
  created_at INTEGER NOT NULL,
  first_sync_done_at INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE account_status (
  account_id INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  phase TEXT NOT NULL DEFAULT 'off',
  push INTEGER NOT NULL DEFAULT 0,
  progress_done INTEGER NOT NULL DEFAULT 0,
  progress_total INTEGER NOT NULL DEFAULT 0,
  last_success_at INTEGER NOT NULL DEFAULT 0,
  next_try_at INTEGER NOT NULL DEFAULT 0,
  error_code TEXT NOT NULL DEFAULT '',
  error_message TEXT NOT NULL DEFAULT '',
  checked_here INTEGER NOT NULL DEFAULT 0,
  checked_there INTEGER NOT NULL DEFAULT 0,
  checked_at INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Kept counts of each list (no COUNT over a large table); maintained by triggers on conversation.
CREATE TABLE account_count (
  account_id INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  inbox INTEGER NOT NULL DEFAULT 0,
  inbox_unread INTEGER NOT NULL DEFAULT 0,
  archive INTEGER NOT NULL DEFAULT 0,
  sent INTEGER NOT NULL DEFAULT 0,
  messages INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE folder (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  delimiter TEXT NOT NULL DEFAULT '/',
  role TEXT NOT NULL,
  selectable INTEGER NOT NULL DEFAULT 1,
  -- 0 once a complete LIST no longer names it
  present INTEGER NOT NULL DEFAULT 1,
  synced INTEGER NOT NULL DEFAULT 0,
  -- 0: never opened. Mail at (uidvalidity, uid) is in location
  uidvalidity INTEGER NOT NULL DEFAULT 0,
  -- every UID below was brought in, set aside or is out of scope
  uid_cursor INTEGER NOT NULL DEFAULT 0,
  -- 63 bits do not fit a JavaScript number: text
  highest_modseq TEXT NOT NULL DEFAULT '0',
  -- EXISTS and UIDNEXT when UIDs were last compared: both the same means that nothing can have vanished
  seen_exists INTEGER NOT NULL DEFAULT -1,
  seen_uidnext INTEGER NOT NULL DEFAULT 0,
  -- mail received since then is in scope (SYN-1, SYN-3)
  scope_since INTEGER NOT NULL DEFAULT 0,
  -- the first sync of this folder has finished
  caught_up INTEGER NOT NULL DEFAULT 0,
  last_checked_at INTEGER NOT NULL DEFAULT 0,
  error TEXT NOT NULL DEFAULT '',
  UNIQUE (account_id, path)
) STRICT;

-- A folder chosen by hand for a role that the server does not name (DEL-10).
CREATE TABLE folder_choice (
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  path TEXT NOT NULL,
  PRIMARY KEY (account_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE conversation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  subject TEXT NOT NULL DEFAULT '',
  snippet TEXT NOT NULL DEFAULT '',
  -- JSON [[name, address, me], …], newest first
  participants TEXT NOT NULL DEFAULT '[]',
  date INTEGER NOT NULL DEFAULT 0,
  sent_date INTEGER NOT NULL DEFAULT 0,
  newest_arrival INTEGER NOT NULL DEFAULT 0,
  messages INTEGER NOT NULL DEFAULT 0,
  unread INTEGER NOT NULL DEFAULT 0,
  starred INTEGER NOT NULL DEFAULT 0,
  attachments INTEGER NOT NULL DEFAULT 0,
  in_inbox INTEGER NOT NULL DEFAULT 0,
  in_archive INTEGER NOT NULL DEFAULT 0,
  in_sent INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX conversation_inbox ON conversation (date, id) WHERE in_inbox = 1;
CREATE INDEX conversation_inbox_account ON conversation (account_id, date, id) WHERE in_inbox = 1;
CREATE INDEX conversation_archive ON conversation (date, id) WHERE in_archive = 1;
CREATE INDEX conversation_archive_account ON conversation (account_id, date, id) WHERE in_archive = 1;
CREATE INDEX conversation_sent ON conversation (sent_date, id) WHERE in_sent = 1;
CREATE INDEX conversation_sent_account ON conversation (account_id, sent_date, id) WHERE in_sent = 1;
CREATE INDEX conversation_unread ON conversation (date, id) WHERE unread > 0;
CREATE INDEX conversation_starred ON conversation (date, id) WHERE starred = 1;
CREATE INDEX conversation_attachments ON conversation (date, id) WHERE attachments = 1;

CREATE TRIGGER conversation_counted AFTER INSERT ON conversation BEGIN
  UPDATE account_count SET
    inbox = inbox + NEW.in_inbox,
    inbox_unread = inbox_unread + (NEW.in_inbox AND NEW.unread > 0),
    archive = archive + NEW.in_archive,
    sent = sent + NEW.in_sent,
    messages = messages + NEW.messages
  WHERE account_id = NEW.account_id;
END;
CREATE TRIGGER conversation_recounted AFTER UPDATE OF in_inbox, in_archive, in_sent, unread, messages ON conversation BEGIN
  UPDATE account_count SET
    inbox = inbox + NEW.in_inbox - OLD.in_inbox,
    inbox_unread = inbox_unread + (NEW.in_inbox AND NEW.unread > 0) - (OLD.in_inbox AND OLD.unread > 0),
    archive = archive + NEW.in_archive - OLD.in_archive,
    sent = sent + NEW.in_sent - OLD.in_sent,
    messages = messages + NEW.messages - OLD.messages
  WHERE account_id = NEW.account_id;
END;
CREATE TRIGGER conversation_uncounted AFTER DELETE ON conversation BEGIN
  UPDATE account_count SET
    inbox = inbox - OLD.in_inbox,
    inbox_unread = inbox_unread - (OLD.in_inbox AND OLD.unread > 0),
    archive = archive - OLD.in_archive,
    sent = sent - OLD.in_sent,
    messages = messages - OLD.messages
  WHERE account_id = OLD.account_id;
END;

-- An id printed once stays valid when two conversations turn out to be one.
CREATE TABLE conversation_alias (
  id INTEGER PRIMARY KEY,
  conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX conversation_alias_target ON conversation_alias (conversation_id);

CREATE TABLE message (
  -- its date in milliseconds × 1024, plus a number that makes it unique: newest first is highest first, in the index too
  id INTEGER PRIMARY KEY,
  -- the order in which messages came into Dealbox, whatever their date
  arrival INTEGER NOT NULL,
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  conversation_id INTEGER NOT NULL REFERENCES conversation (id),
  identity BLOB NOT NULL,
  -- without angle brackets; '' where there is none
  message_id TEXT NOT NULL DEFAULT '',
  subject TEXT NOT NULL DEFAULT '',
  from_name TEXT NOT NULL DEFAULT '',
  from_address TEXT NOT NULL DEFAULT '',
  -- JSON {to, cc, bcc, replyTo: [[name, address], …]}
  recipients TEXT NOT NULL DEFAULT '{}',
  snippet TEXT NOT NULL DEFAULT '',
  -- what lists sort by (rules/message-date.ts)
  date INTEGER NOT NULL,
  sent_at INTEGER NOT NULL DEFAULT 0,
  received_at INTEGER NOT NULL,
  -- when it came into Dealbox, and by what: 'first' | 'live' | 'past' | 'gap'
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  added_from INTEGER NOT NULL,
  size INTEGER NOT NULL DEFAULT 0,
  outgoing INTEGER NOT NULL DEFAULT 0,
  -- came by the inbox or a label, not only as a sent copy
  inbox_member INTEGER NOT NULL DEFAULT 0,
  archived INTEGER NOT NULL DEFAULT 0,
  -- Dealbox itself moved it to the provider's archive (ARC-5)
  archived_externally INTEGER NOT NULL DEFAULT 0,
  -- marked \\Deleted by another client, not yet expunged: not shown
  hidden INTEGER NOT NULL DEFAULT 0,
  seen INTEGER NOT NULL DEFAULT 0,
  starred INTEGER NOT NULL DEFAULT 0,
  answered INTEGER NOT NULL DEFAULT 0,
  attachments INTEGER NOT NULL DEFAULT 0,
  -- 0 headers only, 1 whole, 2 readable remainder of broken or over-long mail
  body_state INTEGER NOT NULL DEFAULT 0,
  pack_id INTEGER NOT NULL DEFAULT 0,
  pack_offset INTEGER NOT NULL DEFAULT 0,
  pack_length INTEGER NOT NULL DEFAULT 0,
  UNIQUE (identity, account_id)
) STRICT;
CREATE INDEX message_conversation ON message (conversation_id, date);
CREATE INDEX message_account ON message (account_id);
CREATE INDEX message_bodyless ON message (account_id, date) WHERE body_state = 0;

CREATE TABLE message_content (
  -- outlives its message until the index has let go of it (erasure)
  message_id INTEGER PRIMARY KEY,
  -- readable text of the body; what the index holds is made from it
  text TEXT NOT NULL DEFAULT '',
  -- JSON: the MIME parts as byte ranges of the raw message
  parts TEXT NOT NULL DEFAULT '[]',
  -- the version of searchDocument() that is in message_search; 0: not yet indexed
  indexed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX message_content_unindexed ON message_content (message_id) WHERE indexed = 0;

-- Contentless, with secure-delete: rows are taken out by handing in the same text again, and leave no term behind (DEL-2).
CREATE VIRTUAL TABLE message_search USING fts5 (
  subject, people, body, files,
  content = '', tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO message_search (message_search, rank) VALUES ('secure-delete', 1);
-- larger pieces in memory before they are written: fewer merges while much mail comes in
INSERT INTO message_search (message_search, rank) VALUES ('hashsize', 8388608);

-- The words of the index, for prefixes and typing mistakes.
CREATE VIRTUAL TABLE message_vocabulary USING fts5vocab (message_search, 'row');

-- Counts arrivals; one row.
CREATE TABLE arrival_counter (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  value INTEGER NOT NULL
) STRICT;
INSERT INTO arrival_counter (id, value) VALUES (1, 0);

-- Where a message is at the provider. UIDVALIDITY is the folder's.
CREATE TABLE location (
  folder_id INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
  uid INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  -- last seen at the provider: 1 seen, 2 starred, 4 answered, 8 deleted
  flags INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (folder_id, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX location_message ON location (message_id);

-- Gone from its last folder: a question, not an answer (decision 4).
CREATE TABLE missing (
  message_id INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL,
  folder_id INTEGER NOT NULL,
  since INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('vanished', 'uidvalidity', 'folder-gone')),
  -- complete checks in a row that found it nowhere
  checks INTEGER NOT NULL DEFAULT 0,
  -- the incident that keeps it until a person decides (M14); 0: none
  incident_id INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX missing_account ON missing (account_id);

-- A UID that could not be read: set aside, tried again, shown; the cursor has passed it only because it stands here.
CREATE TABLE set_aside (
  folder_id INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
  uid INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at INTEGER NOT NULL DEFAULT 0,
  error TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (folder_id, uid)
) STRICT, WITHOUT ROWID;

-- Message-IDs (hashed) that belong to a conversation: its messages' own and those they refer to (SYN-5).
CREATE TABLE thread_reference (
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  reference BLOB NOT NULL,
  conversation_id INTEGER NOT NULL,
  PRIMARY KEY (account_id, reference)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_reference_conversation ON thread_reference (conversation_id);

-- DEL-2: all that stays of a message deleted here.
CREATE TABLE tombstone (
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  identity BLOB NOT NULL,
  deleted_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, identity)
) STRICT, WITHOUT ROWID;

CREATE TABLE operation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'running', 'done', 'failed', 'needs-user')),
  -- both 0 once the message is deleted here
  message_id INTEGER NOT NULL DEFAULT 0,
  conversation_id INTEGER NOT NULL DEFAULT 0,
  -- JSON; emptied when done (DEL-2)
  payload TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  next_attempt_at INTEGER NOT NULL DEFAULT 0,
  finished_at INTEGER NOT NULL DEFAULT 0,
  error_code TEXT NOT NULL DEFAULT '',
  error_message TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX operation_open ON operation (account_id, id) WHERE state <> 'done';
CREATE INDEX operation_message ON operation (message_id) WHERE state <> 'done' AND message_id <> 0;
CREATE INDEX operation_conversation ON operation (conversation_id) WHERE state <> 'done' AND conversation_id <> 0;
CREATE INDEX operation_done ON operation (finished_at) WHERE state = 'done';

CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  place TEXT NOT NULL CHECK (place IN ('here', 'provider')),
  text TEXT NOT NULL
) STRICT;
CREATE INDEX activity_conversation ON activity (conversation_id, id);

CREATE TABLE past_sync (
  account_id INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  range TEXT NOT NULL,
  since INTEGER NOT NULL,
  state TEXT NOT NULL,
  -- DEL-5
  include_deleted INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0,
  done INTEGER NOT NULL DEFAULT 0,
  rate REAL NOT NULL DEFAULT 0,
  started_at INTEGER NOT NULL
) STRICT;

CREATE TABLE undo (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL
) STRICT;

CREATE TABLE incident (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  is_open INTEGER NOT NULL DEFAULT 0,
  messages INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE pack (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- bytes that are committed; a longer file is cut to this at start
  length INTEGER NOT NULL DEFAULT 0,
  erased INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Deleted mail whose text is still to be taken out of the index and overwritten in its pack (DEL-2); survives a crash.
CREATE TABLE erasure (
  id INTEGER PRIMARY KEY,
  -- 0: only bytes, of mail that was fetched and is not kept
  message_id INTEGER NOT NULL DEFAULT 0,
  subject TEXT NOT NULL DEFAULT '',
  people TEXT NOT NULL DEFAULT '',
  pack_id INTEGER NOT NULL,
  pack_offset INTEGER NOT NULL,
  pack_length INTEGER NOT NULL
) STRICT;

CREATE TABLE image_permission (
  sender TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
`;
