/**
 * What a store of a million messages must not pay for. Text and parts of mail in one compressed value: they were two thirds of the database. Which messages wait for the index is a table of its
 * own, so that indexing a message does not write its text once more. `pack_content` is store/content-codec.ts.
 */
export const compactContent = /* sql */ `
CREATE TABLE content (
  -- outlives its message until the index has let go of it (erasure)
  message_id INTEGER PRIMARY KEY,
  packed BLOB NOT NULL
) STRICT;

CREATE TABLE unindexed (
  message_id INTEGER PRIMARY KEY
) STRICT;

INSERT INTO content (message_id, packed) SELECT message_id, pack_content(text, parts) FROM message_content ORDER BY message_id;
INSERT INTO unindexed (message_id) SELECT message_id FROM message_content WHERE indexed = 0;
DROP TABLE message_content;

-- A search looks into each segment of the index: two of a size are enough to be made one (tidyIndex).
INSERT INTO message_search (message_search, rank) VALUES ('usermerge', 2);

-- Messages of ours that are there: a status shown all day must not count them.
ALTER TABLE folder ADD COLUMN messages INTEGER NOT NULL DEFAULT 0;
UPDATE folder SET messages = (SELECT count(*) FROM location l WHERE l.folder_id = folder.id);
CREATE TRIGGER location_counted AFTER INSERT ON location BEGIN
  UPDATE folder SET messages = messages + 1 WHERE id = NEW.folder_id;
END;
CREATE TRIGGER location_uncounted AFTER DELETE ON location BEGIN
  UPDATE folder SET messages = messages - 1 WHERE id = OLD.folder_id;
END;
`;
