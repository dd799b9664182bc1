/** A frame of Marionette's protocol is the length of its JSON in bytes, a colon, and the JSON (Firefox source docs, "Marionette Protocol"). */
export function writeFrame(message: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(message), 'utf8');
  return Buffer.concat([Buffer.from(`${json.length}:`), json]);
}

/** No answer that we ask for comes near it. Bytes. */
const LONGEST_FRAME = 64 * 2 ** 20;
const COLON = 58;

/**
 * Reads frames out of a stream: give it each piece as it comes, however it was cut, and it returns the messages that are
 * complete with it. Throws at what is no frame; nothing can be read behind that.
 */
export function makeFrameReader(): (piece: Uint8Array) => unknown[] {
  let rest: Buffer = Buffer.alloc(0);
  return (piece) => {
    rest = Buffer.concat([rest, piece]);
    const messages: unknown[] = [];
    for (;;) {
      const colon = rest.indexOf(COLON);
      const digits = rest.toString('latin1', 0, colon === -1 ? rest.length : colon);
      if (!/^\d{0,9}$/.test(digits) || (colon !== -1 && digits === '') || Number(digits) > LONGEST_FRAME)
        throw new Error(`not a Marionette frame: ${digits.slice(0, 40)}`);
      const end = colon + 1 + Number(digits);
      if (colon === -1 || rest.length < end) return messages;
      messages.push(JSON.parse(rest.toString('utf8', colon + 1, end)));
      rest = rest.subarray(end);
    }
  };
}
