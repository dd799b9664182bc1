/**
 * Text and parts of mail in one compressed value: they were two thirds of the database. Which messages wait for the index is a table of its
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
`;
