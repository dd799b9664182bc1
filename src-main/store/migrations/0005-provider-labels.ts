/** What providers tell beyond IMAP4rev1: ids of mail and folders (RFC 8474, X-GM-MSGID), and labels (X-GM-LABELS). */
export const providerLabels = /* sql */ `
-- What the provider was known as at the last connection (provider/profiles.ts), and whether its folders are labels.
ALTER TABLE account_status ADD COLUMN provider TEXT NOT NULL DEFAULT '';
ALTER TABLE account_status ADD COLUMN labelling INTEGER NOT NULL DEFAULT 0;

-- The provider's own id of a message, where it has one: the same in every folder.
ALTER TABLE message ADD COLUMN remote_id TEXT NOT NULL DEFAULT '';
CREATE INDEX message_remote ON message (account_id, remote_id) WHERE remote_id <> '';

-- Stays with a folder that is renamed.
ALTER TABLE folder ADD COLUMN remote_id TEXT NOT NULL DEFAULT '';
-- Messages in it at the provider, when they were last counted for the picker; -1: never.
ALTER TABLE folder ADD COLUMN there INTEGER NOT NULL DEFAULT -1;
-- Dealbox's label for this label of the provider; 0: none.
ALTER TABLE folder ADD COLUMN label_id INTEGER NOT NULL DEFAULT 0;
CREATE INDEX folder_label ON folder (label_id) WHERE label_id <> 0;
CREATE TRIGGER label_let_go AFTER DELETE ON label BEGIN
  UPDATE folder SET label_id = 0 WHERE label_id = OLD.id;
END;

-- The provider's labels of a message, as they were last seen there.
CREATE TABLE message_label (
  message_id INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  folder_id INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
  PRIMARY KEY (message_id, folder_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_label_folder ON message_label (folder_id);
`;
