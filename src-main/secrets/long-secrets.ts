import { randomUUID } from 'node:crypto';

/** What a keychain can do with a short secret. */
export interface ShortSecrets {
  get(key: string): Promise<string | null>;
  set(key: string, secret: string): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Windows takes 2560 bytes an entry; refresh tokens of organizations may be longer. Bytes; pieces are base64. */
const PIECE = 2_000;
/** Followed by an id and how many pieces there are; no password and no token begins so. */
const HEAD = 'dealbox-pieces:';

/**
 * Keeps secrets of any length in a keychain with short entries: a long one goes into pieces under names of their own, which count once the
 * entry itself names them. A death between two writes leaves the old secret whole.
 */
export function longSecrets(keychain: ShortSecrets): ShortSecrets {
  const piecesOf = (key: string, head: string | null): readonly string[] => {
    const [, id, count] = /^dealbox-pieces:([\w-]+):(\d{1,3})$/.exec(head ?? '') ?? [];
    return Array.from({ length: Number(count ?? 0) }, (_, index) => `${key}#${id}.${index}`);
  };
  const removeAll = async (keys: readonly string[]): Promise<void> => {
    for (const key of keys) await keychain.remove(key);
  };

  return {
    async get(key) {
      const head = await keychain.get(key);
      if (head === null || !head.startsWith(HEAD)) return head;
      const pieces: string[] = [];
      for (const name of piecesOf(key, head)) {
        const piece = await keychain.get(name);
        if (piece === null) return null;
        pieces.push(piece);
      }
      return Buffer.from(pieces.join(''), 'base64').toString('utf8');
    },
    async set(key, secret) {
      const before = piecesOf(key, await keychain.get(key));
      if (Buffer.byteLength(secret) <= PIECE) await keychain.set(key, secret);
      else {
        const text = Buffer.from(secret).toString('base64');
        const head = `${HEAD}${randomUUID()}:${Math.ceil(text.length / PIECE)}`;
        for (const [index, name] of piecesOf(key, head).entries())
          await keychain.set(name, text.slice(index * PIECE, (index + 1) * PIECE));
        await keychain.set(key, head);
      }
      await removeAll(before);
    },
    async remove(key) {
      const pieces = piecesOf(key, await keychain.get(key));
      await keychain.remove(key);
      await removeAll(pieces);
    },
  };
}
