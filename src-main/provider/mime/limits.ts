/**
 * What a message may cost. Over a limit, the readable remainder is kept and the message is marked damaged; it is never
 * refused (SECURITY R10). Bytes unless said otherwise.
 */
export const limits = {
  /** Header of the whole message or of one part. */
  header: 512 * 1024,
  headerFields: 5_000,
  /** One field, unfolded. */
  headerField: 256 * 1024,
  depth: 64,
  parts: 2_000,
  /** Decoded text that is kept and indexed, in characters. */
  text: 1024 * 1024,
  /** HTML that is turned into text for the index, encoded. */
  htmlForText: 2 * 1024 * 1024,
  addresses: 2_000,
  references: 100,
  /** One Message-ID, in characters; longer ones are cut. */
  messageId: 998,
  subject: 4_000,
  name: 1_000,
} as const;
