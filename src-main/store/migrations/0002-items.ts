/**
 * Items and links: who the mail is about. Conventions as in 0001. `lane` is one number for all that a list can be narrowed by, so that every
 * combination of filters is a few ranges of one index and a sum of kept counts (docs/decisions/0010).
 */
const items = /* sql */ `
CREATE TABLE workspace_user (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL CHECK (role IN ('administrator', 'regular'))
) STRICT;
INSERT INTO workspace_user (id, uid, role) VALUES (1, lower(hex(randomblob(16))), 'administrator');

CREATE TABLE pipeline (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE TABLE stage (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  pipeline_id INTEGER NOT NULL REFERENCES pipeline (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX stage_pipeline ON stage (pipeline_id, position);
INSERT INTO pipeline (uid, name, position) VALUES (lower(hex(randomblob(16))), 'Sales', 1);
INSERT INTO stage (uid, pipeline_id, name, position)
  SELECT lower(hex(randomblob(16))), pipeline.id, s.value, s.key + 1
  FROM pipeline, json_each('["Qualified","Contact made","Meeting held","Proposal sent","Negotiation"]') s;

CREATE TABLE item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- UUIDv7: what several machines will share
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('contact', 'organization', 'deal', 'lead', 'project')),
  name TEXT NOT NULL,
  -- folded: what names are compared and sorted by
  name_key TEXT NOT NULL,
  organization_id INTEGER NOT NULL DEFAULT 0,
  -- name_key of the organization: what lists are sorted by; '' for none
  organization_key TEXT NOT NULL DEFAULT '',
  -- the main person of a deal, lead or project; in item_person too
  contact_id INTEGER NOT NULL DEFAULT 0,
  pipeline_id INTEGER NOT NULL DEFAULT 0,
  stage_id INTEGER NOT NULL DEFAULT 0,
  stage_since INTEGER NOT NULL DEFAULT 0,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'won', 'lost', 'converted', 'done', 'archived')),
  status_since INTEGER NOT NULL DEFAULT 0,
  -- minor units of the currency
  value INTEGER NOT NULL DEFAULT 0,
  currency TEXT NOT NULL DEFAULT '',
  -- ISO days
  expected_on TEXT NOT NULL DEFAULT '',
  follow_up_on TEXT NOT NULL DEFAULT '',
  -- JSON: phones, title, website …
  fields TEXT NOT NULL DEFAULT '{}',
  -- what item_search holds of it
  search_text TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX item_name ON item (kind, name_key, id);
CREATE INDEX item_status ON item (kind, status, name_key, id);
CREATE INDEX item_employer ON item (kind, iif(organization_key = '', char(1114111), organization_key), id);
CREATE INDEX item_created ON item (kind, created_at, id);
CREATE INDEX item_updated ON item (kind, updated_at, id);
CREATE INDEX item_value ON item (kind, value, id);
CREATE INDEX item_expected ON item (kind, iif(expected_on = '', '~', expected_on), id);
CREATE INDEX item_follow_up ON item (kind, iif(follow_up_on = '', '~', follow_up_on), id);
CREATE INDEX item_organization ON item (organization_id, kind, name_key, id) WHERE organization_id <> 0;
CREATE INDEX item_contact ON item (contact_id) WHERE contact_id <> 0;
CREATE INDEX item_stage ON item (stage_id, updated_at, id) WHERE kind = 'deal' AND status = 'open';
CREATE INDEX item_board ON item (stage_id, currency, value) WHERE kind = 'deal' AND status = 'open';

-- Names, addresses and organizations of items, by the beginnings of their words.
CREATE VIRTUAL TABLE item_search USING fts5 (
  search_text, content = 'item', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
);
INSERT INTO item_search (item_search, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER item_searchable AFTER INSERT ON item WHEN NEW.search_text <> '' BEGIN
  INSERT INTO item_search (rowid, search_text) VALUES (NEW.id, NEW.search_text);
END;
CREATE TRIGGER item_searchable_anew AFTER UPDATE OF search_text ON item WHEN OLD.search_text <> NEW.search_text BEGIN
  INSERT INTO item_search (item_search, rowid, search_text) SELECT 'delete', OLD.id, OLD.search_text WHERE OLD.search_text <> '';
  INSERT INTO item_search (rowid, search_text) SELECT NEW.id, NEW.search_text WHERE NEW.search_text <> '';
END;
CREATE TRIGGER item_unsearchable AFTER DELETE ON item WHEN OLD.search_text <> '' BEGIN
  INSERT INTO item_search (item_search, rowid, search_text) VALUES ('delete', OLD.id, OLD.search_text);
END;

-- How many items of a kind there are; maintained by triggers, so that no list counts its rows.
CREATE TABLE item_count (
  kind TEXT NOT NULL PRIMARY KEY,
  n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO item_count (kind, n) VALUES ('contact', 0), ('organization', 0), ('deal', 0), ('lead', 0), ('project', 0);
CREATE TRIGGER item_counted AFTER INSERT ON item BEGIN
  UPDATE item_count SET n = n + 1 WHERE kind = NEW.kind;
END;
CREATE TRIGGER item_uncounted AFTER DELETE ON item BEGIN
  UPDATE item_count SET n = n - 1 WHERE kind = OLD.kind;
END;

-- Contacts on an organization's, deal's, lead's or project's side; the main one included.
CREATE TABLE item_person (
  item_id INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
  contact_id INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
  PRIMARY KEY (item_id, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_person_contact ON item_person (contact_id, item_id);

CREATE TABLE item_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  item_id INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  -- 0: never
  edited_at INTEGER NOT NULL DEFAULT 0,
  by_user INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX item_note_item ON item_note (item_id, at, id);

CREATE TABLE item_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  item_id INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL,
  kind TEXT NOT NULL,
  -- JSON, by kind
  data TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX item_event_item ON item_event (item_id, at, id);

-- Every address that mail here went from or to, and every one of a contact. Goes with the last mail that had it (DEL-2), unless claimed.
CREATE TABLE address (
  id INTEGER PRIMARY KEY,
  -- normalised (rules/address.ts)
  address TEXT NOT NULL UNIQUE,
  -- without its +tag; '' where it has none
  base TEXT NOT NULL DEFAULT '',
  -- as the newest mail wrote it
  name TEXT NOT NULL DEFAULT '',
  last_at INTEGER NOT NULL DEFAULT 0,
  -- messages from it, messages to it
  received INTEGER NOT NULL DEFAULT 0,
  sent INTEGER NOT NULL DEFAULT 0,
  -- whose it is, directly or through its base; 0: nobody's
  contact_id INTEGER NOT NULL DEFAULT 0,
  -- it stands on the contact itself, at this place
  claimed INTEGER NOT NULL DEFAULT 0,
  position INTEGER NOT NULL DEFAULT 0,
  domain TEXT GENERATED ALWAYS AS (substr(address, instr(address, '@') + 1)) VIRTUAL
) STRICT;
CREATE INDEX address_domain ON address (domain);
CREATE INDEX address_base ON address (base) WHERE base <> '';
CREATE INDEX address_contact ON address (contact_id, claimed, position) WHERE contact_id <> 0;

-- Who a conversation was with, the account's own address left out.
CREATE TABLE correspondent (
  address_id INTEGER NOT NULL,
  conversation_id INTEGER NOT NULL,
  -- 1 wrote to us, 2 was written to by us, 4 stood among the recipients of others
  bits INTEGER NOT NULL,
  PRIMARY KEY (address_id, conversation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX correspondent_conversation ON correspondent (conversation_id, address_id, bits);

-- Addresses whose earlier mail is still to be linked, as far as it is done: behind an import.
CREATE TABLE relink_address (
  address_id INTEGER PRIMARY KEY,
  -- conversations up to this one are done
  done_to INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE link (
  conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
  item_id INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
  -- a person's choice: never overwritten (CRM-4)
  manual INTEGER NOT NULL,
  -- 0: taken off by hand
  linked INTEGER NOT NULL,
  reason TEXT NOT NULL,
  -- of an automatic link: the address of a contact, the contact of all others
  via INTEGER NOT NULL DEFAULT 0,
  by_user INTEGER NOT NULL DEFAULT 0,
  at INTEGER NOT NULL,
  -- the conversation's: what records are sorted by; kept by a trigger
  date INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (conversation_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_item ON link (item_id, linked, date, conversation_id);

CREATE TABLE never_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  pattern TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('me', 'all')),
  added_by INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  -- mail that came into Dealbox since then is not logged; 0: earlier mail neither
  since INTEGER NOT NULL,
  UNIQUE (pattern, added_by)
) STRICT;

-- Labels of Dealbox's own (INB-4); the provider's are its folders.
CREATE TABLE label (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  color TEXT NOT NULL
) STRICT;

ALTER TABLE account ADD COLUMN owner_id INTEGER NOT NULL DEFAULT 1;
ALTER TABLE past_sync ADD COLUMN contacts_only INTEGER NOT NULL DEFAULT 0;

-- a received message of it is from a contact (INB-2)
ALTER TABLE conversation ADD COLUMN from_contact INTEGER NOT NULL DEFAULT 0;
-- to a deal, lead or project
ALTER TABLE conversation ADD COLUMN linked INTEGER NOT NULL DEFAULT 0;
-- the account's default when it began (VIS-1), or a person's choice
ALTER TABLE conversation ADD COLUMN visibility TEXT NOT NULL DEFAULT 'private';
ALTER TABLE conversation ADD COLUMN visibility_chosen INTEGER NOT NULL DEFAULT 0;
UPDATE conversation SET visibility = (SELECT visibility FROM account WHERE account.id = conversation.account_id);
-- account and facets in one: store/lanes.ts names the bits
ALTER TABLE conversation ADD COLUMN lane INTEGER GENERATED ALWAYS AS (
  account_id * 65536 + in_inbox + in_archive * 2 + in_sent * 4 + (unread > 0) * 8 + starred * 16 + attachments * 32
  + from_contact * 64 + linked * 128
) VIRTUAL;
CREATE INDEX conversation_lane ON conversation (lane, date, id);
CREATE INDEX conversation_lane_sent ON conversation (lane, sent_date, id) WHERE in_sent = 1;

-- Conversations of each lane.
CREATE TABLE lane_count (
  lane INTEGER PRIMARY KEY,
  n INTEGER NOT NULL
) STRICT;
INSERT INTO lane_count (lane, n) SELECT lane, count(*) FROM conversation GROUP BY lane;

-- Which conversation stands in which list of its own, with what those lists are narrowed and sorted by.
CREATE TABLE conversation_label (
  label_id INTEGER NOT NULL REFERENCES label (id) ON DELETE CASCADE,
  conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
  lane INTEGER NOT NULL,
  date INTEGER NOT NULL,
  PRIMARY KEY (label_id, conversation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_label_lane ON conversation_label (label_id, lane, date, conversation_id);
CREATE INDEX conversation_label_conversation ON conversation_label (conversation_id);
CREATE TABLE conversation_folder (
  folder_id INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
  conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
  lane INTEGER NOT NULL,
  date INTEGER NOT NULL,
  PRIMARY KEY (folder_id, conversation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_folder_lane ON conversation_folder (folder_id, lane, date, conversation_id);
CREATE INDEX conversation_folder_conversation ON conversation_folder (conversation_id);

CREATE TRIGGER conversation_in_lane AFTER INSERT ON conversation BEGIN
  INSERT INTO lane_count (lane, n) VALUES (NEW.lane, 1) ON CONFLICT (lane) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER conversation_out_of_lane AFTER DELETE ON conversation BEGIN
  UPDATE lane_count SET n = n - 1 WHERE lane = OLD.lane;
END;
CREATE TRIGGER conversation_changes_lane AFTER UPDATE ON conversation WHEN OLD.lane <> NEW.lane BEGIN
  UPDATE lane_count SET n = n - 1 WHERE lane = OLD.lane;
  INSERT INTO lane_count (lane, n) VALUES (NEW.lane, 1) ON CONFLICT (lane) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER conversation_moves AFTER UPDATE ON conversation WHEN OLD.lane <> NEW.lane OR OLD.date <> NEW.date BEGIN
  UPDATE conversation_label SET lane = NEW.lane, date = NEW.date WHERE conversation_id = NEW.id;
  UPDATE conversation_folder SET lane = NEW.lane, date = NEW.date WHERE conversation_id = NEW.id;
  UPDATE link SET date = NEW.date WHERE conversation_id = NEW.id AND date <> NEW.date;
END;

-- The provider's labels: a message of it is in that folder. Everything is in the inbox or in sent, so those have lists of their own.
CREATE TRIGGER location_labelled AFTER INSERT ON location
WHEN (SELECT role FROM folder WHERE id = NEW.folder_id) NOT IN ('inbox', 'sent') BEGIN
  INSERT INTO conversation_folder (folder_id, conversation_id, lane, date)
    SELECT NEW.folder_id, c.id, c.lane, c.date FROM message m JOIN conversation c ON c.id = m.conversation_id
    WHERE m.id = NEW.message_id ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER location_unlabelled AFTER DELETE ON location
WHEN (SELECT role FROM folder WHERE id = OLD.folder_id) NOT IN ('inbox', 'sent') BEGIN
  DELETE FROM conversation_folder WHERE folder_id = OLD.folder_id
    AND conversation_id = (SELECT conversation_id FROM message WHERE id = OLD.message_id)
    AND NOT EXISTS (
      SELECT 1 FROM message gone JOIN message m ON m.conversation_id = gone.conversation_id JOIN location l ON l.message_id = m.id
      WHERE gone.id = OLD.message_id AND l.folder_id = OLD.folder_id);
END;
CREATE TRIGGER location_relabelled AFTER UPDATE OF message_id ON location
WHEN OLD.message_id <> NEW.message_id AND (SELECT role FROM folder WHERE id = NEW.folder_id) NOT IN ('inbox', 'sent') BEGIN
  DELETE FROM conversation_folder WHERE folder_id = OLD.folder_id
    AND conversation_id = (SELECT conversation_id FROM message WHERE id = OLD.message_id)
    AND NOT EXISTS (
      SELECT 1 FROM message gone JOIN message m ON m.conversation_id = gone.conversation_id JOIN location l ON l.message_id = m.id
      WHERE gone.id = OLD.message_id AND l.folder_id = OLD.folder_id);
  INSERT INTO conversation_folder (folder_id, conversation_id, lane, date)
    SELECT NEW.folder_id, c.id, c.lane, c.date FROM message m JOIN conversation c ON c.id = m.conversation_id
    WHERE m.id = NEW.message_id ON CONFLICT DO NOTHING;
END;
`;

/** What was here before, as far as SQL can tell it: addresses in ASCII lower case. */
const earlierMail = /* sql */ `
CREATE TEMP TABLE person (message_id INTEGER, address TEXT, name TEXT, bits INTEGER);
INSERT INTO person (message_id, address, name, bits)
  SELECT id, lower(trim(from_address)), from_name, 1 FROM message WHERE outgoing = 0;
INSERT INTO person (message_id, address, name, bits)
  SELECT m.id, lower(trim(json_extract(p.value, '$[1]'))), json_extract(p.value, '$[0]'), iif(m.outgoing = 1, 2, 4)
  FROM message m, json_each('["to","cc","bcc"]') f, json_each(m.recipients, '$.' || f.value) p;
DELETE FROM person WHERE address NOT LIKE '_%@_%' OR length(address) > 320 OR instr(address, ' ') > 0
  OR address = (SELECT lower(a.email) FROM message m JOIN account a ON a.id = m.account_id WHERE m.id = person.message_id);
INSERT INTO address (address, base, name, last_at, received, sent)
  SELECT p.address,
    iif(instr(p.address, '+') BETWEEN 2 AND instr(p.address, '@'), substr(p.address, 1, instr(p.address, '+') - 1) || substr(p.address, instr(p.address, '@')), ''),
    max(p.name), max(m.date), sum(p.bits = 1), sum(p.bits = 2)
  FROM person p JOIN message m ON m.id = p.message_id GROUP BY p.address;
INSERT INTO correspondent (address_id, conversation_id, bits)
  SELECT a.id, m.conversation_id, max(p.bits = 1) + max(p.bits = 2) * 2 + max(p.bits = 4) * 4
  FROM person p JOIN message m ON m.id = p.message_id JOIN address a ON a.address = p.address
  GROUP BY a.id, m.conversation_id;
DROP TABLE person;
INSERT INTO conversation_folder (folder_id, conversation_id, lane, date)
  SELECT DISTINCT f.id, c.id, c.lane, c.date
  FROM folder f JOIN location l ON l.folder_id = f.id JOIN message m ON m.id = l.message_id
    JOIN conversation c ON c.id = m.conversation_id
  WHERE f.role NOT IN ('inbox', 'sent');
`;

export const itemsAndLinks = items + earlierMail;
