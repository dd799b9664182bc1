import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageId } from '#shared/model/ids.ts';
import { filesBelow, leftovers } from '../../tests/support/leftovers.ts';
import { type LocalStore, openLocalStore } from '../../tests/support/local-store.ts';
import { alice, message } from '../../tests/support/messages.ts';
import { archiveConversations } from '../commands/archive-conversations.ts';
import { deleteMail } from '../commands/delete-mail.ts';
import { markMail } from '../commands/mark-mail.ts';
import { removeAccount } from '../commands/remove-account.ts';
import { startBackgroundWork } from '../engine/background-work.ts';
import { conversationDetail } from '../queries/conversation-detail.ts';
import { searchMail } from '../queries/search/search-mail.ts';
import { overwriteRanges } from './packs.ts';
import { openStore } from './store.ts';
import { updateAccount } from './tables/accounts.ts';
import type { MessageRow } from './tables/messages.ts';
import { countUnindexed } from './tables/search-index.ts';

let local: LocalStore;
beforeEach(() => {
  local = openLocalStore();
  // neighbours in every structure: pages, index, pack, conversations
  local.receiveAll(
    Array.from({ length: 60 }, (_, index) =>
      message({ subject: `ordinary ${index}`, text: `The quick brown fox ${index}. zqv zqw zqx wkj`.repeat(20) }),
    ),
  );
});
afterEach(() => local.close());

/** Words that nothing else in the store shares, nor begins like. */
const secrets = {
  subject: 'zqxbodkinmorph',
  body: 'wkjfathomglyph',
  umlaut: 'äöüßquorzwilf',
  html: 'pvnhyperbolquax',
  name: 'ymfsenderkraught',
  address: 'tbxwrenchmole@kqvhostwrangle.zyxtld',
  recipient: 'fghplunkrezzot@jwvhostwrangle.zyxtld',
  file: 'jckdossierflump',
  attachment: 'ovexedquillmarrow',
  snippet: 'gnusualbrazenpiffle',
} as const;
const all = Object.values(secrets);
/** One date for all its copies: it is part of what makes them the same message. */
const date = new Date();

const secretMail = () =>
  message({
    from: { name: secrets.name, address: secrets.address },
    to: [alice, { name: 'R', address: secrets.recipient }],
    subject: `About ${secrets.subject}`,
    date,
    text: `${secrets.snippet} ${secrets.body} ${secrets.umlaut}\n`.repeat(30),
    html: `<p>${secrets.html} ${secrets.snippet}</p>`,
    files: [{ name: `${secrets.file}.txt`, type: 'text/plain', content: Buffer.from(secrets.attachment.repeat(50)) }],
    messageId: 'secret-message@ordinary.example',
  });

function receiveSecret(): MessageRow {
  const row = local.receive(secretMail());
  if (row === undefined) throw new Error('it was passed over');
  local.index();
  return row;
}

const context = () => ({ store: local.store, now: Date.now });
const remove = (...ids: number[]) => {
  kept = ids.flatMap((id) => packedOf(id) ?? []);
  return deleteMail(context(), { kind: 'messages', ids: ids as MessageId[] });
};

/** Pieces of the compressed contents of what was removed last. */
let kept: Buffer[] = [];

/** Bytes from the middle of a message's compressed content: its own text, where the beginning is what every message begins with. */
function packedOf(message: number): Buffer | undefined {
  const read = local.store.db.prepare<[number], { packed: Buffer }>('SELECT packed FROM content WHERE message_id = ?');
  const packed = read.get(message)?.packed;
  return packed?.subarray(packed.length / 2, packed.length / 2 + 16);
}

/** What is left of the secret mail, as text or as what it was compressed to. */
function remaining(folder: string): string[] {
  const files = filesBelow(folder).filter((file) => kept.some((piece) => readFileSync(file).includes(piece)));
  return [...leftovers(folder, all), ...files.map((file) => `${file}: compressed`)];
}

async function erase(store = local.store): Promise<void> {
  const background = startBackgroundWork(store);
  await background.finish();
  background.stop();
}

describe('deleted means gone (DEL-2)', () => {
  it('finds every secret before the deletion: the search that the other tests trust works', async () => {
    const row = receiveSecret();
    local.store.checkpoint();
    for (const secret of all) expect([secret, leftovers(local.dir, [secret]).length > 0]).toEqual([secret, true]);
    kept = [packedOf(row.id) ?? Buffer.from('none')];
    expect(remaining(local.dir)).toContainEqual(expect.stringMatching(/dealbox\.db: compressed$/));
  });

  it('leaves nothing of body, subject, people, files in any byte of the data folder', async () => {
    const row = receiveSecret();
    remove(row.id);
    await erase();
    expect(remaining(local.dir)).toEqual([]);
    expect(local.store.db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(searchMail(local.store.db, { query: 'fox', limit: 50, exact: true }).total).toBe(60);
    const check = local.store.db.prepare(`INSERT INTO message_search (message_search) VALUES ('integrity-check')`);
    expect(() => check.run()).not.toThrow();
  });

  it('after it was archived, marked, undone; as one of a conversation; and with its move to Trash still waiting', async () => {
    const first = receiveSecret();
    const { id } = local.account(alice.address);
    local.store.write((tx) => updateAccount(tx, id, { archiveExternally: true, deleteExternally: true }));
    local.mail({ subject: 'the answer', references: ['secret-message@ordinary.example'] });
    const conversation = { kind: 'conversations', ids: [first.conversation_id] } as never;
    archiveConversations(context(), conversation);
    markMail(context(), conversation, 'starred', true);
    remove(first.id);
    await erase();
    expect(local.store.db.prepare(`SELECT kind FROM operation WHERE state <> 'done'`).all()).toContainEqual({
      kind: 'trash',
    });
    expect(remaining(local.dir)).toEqual([]);
    expect(local.store.db.prepare('SELECT subject FROM conversation WHERE id = ?').get(first.conversation_id)).toEqual({
      subject: 'the answer',
    });
  });

  it('before it was indexed, and where only its header is here', async () => {
    const raw = secretMail();
    const first = local.receive(raw);
    remove(first?.id ?? 0);
    await erase();
    expect(remaining(local.dir)).toEqual([]);
    const header = local.receive(
      message({ subject: secrets.subject, from: { name: secrets.name, address: secrets.address } }),
      { headerOnly: true },
    );
    remove(header?.id ?? 0);
    await erase();
    expect(remaining(local.dir)).toEqual([]);
  });

  it('where it came by two folders, so that its bytes came twice (SYN-5)', async () => {
    const row = receiveSecret();
    local.receive(secretMail(), { folder: 'Clients' });
    local.receive(secretMail(), { folder: 'Clients', uid: 900 });
    remove(row.id);
    await erase();
    expect(remaining(local.dir)).toEqual([]);
  });

  it('where the disk has spoilt its text, so that nobody can say any more what the index holds of it', async () => {
    const row = receiveSecret();
    local.store.write((tx) =>
      tx.db.prepare(`UPDATE content SET packed = zeroblob(length(packed)) WHERE message_id = ?`).run(row.id),
    );
    expect(conversationDetail(local.store.db, row.conversation_id)?.messages).toMatchObject([
      { damaged: true, text: '' },
    ]);
    remove(row.id);
    await erase();
    // as text only: what was compressed is zeros now
    expect(leftovers(local.dir, all)).toEqual([]);
    expect(countUnindexed(local.store.db)).toBe(0);
    expect(searchMail(local.store.db, { query: 'fox', limit: 50, exact: true }).total).toBe(60);
    const check = local.store.db.prepare(`INSERT INTO message_search (message_search) VALUES ('integrity-check')`);
    expect(() => check.run()).not.toThrow();
  });

  it('where the provider still has it, and a later sync hands it in again', async () => {
    const row = receiveSecret();
    remove(row.id);
    await erase();
    for (const by of ['past', 'gap', 'first'] as const) {
      expect(local.receive(secretMail(), { by, uid: 901 })).toBeUndefined();
      await erase();
      expect(remaining(local.dir)).toEqual([]);
    }
  });

  it('DEL-5, R010: comes back only where it is asked for, whole', async () => {
    const row = receiveSecret();
    remove(row.id);
    await erase();
    const again = local.receive(secretMail(), { by: 'past', includeDeleted: true });
    expect(again?.subject).toContain(secrets.subject);
    local.index();
    expect(searchMail(local.store.db, { query: secrets.body, limit: 5, exact: true }).total).toBe(1);
    remove(again?.id ?? 0);
    await erase();
    expect(remaining(local.dir)).toEqual([]);
  });

  it('right after a crash between the deletion and its erasure: the next start goes on with it', async () => {
    const row = receiveSecret();
    remove(row.id);
    // what a killed process leaves: its files as they are, the write-ahead log unmerged
    const after = crashed(local.dir);
    try {
      const store = openStore(after);
      await erase(store);
      expect(leftovers(after, all)).toEqual([]);
      store.close();
      expect(leftovers(after, all)).toEqual([]);
    } finally {
      rmSync(after, { recursive: true, force: true });
    }
  });

  it('after a crash in the middle of the erasure: its bytes gone, its row still queued', async () => {
    const row = receiveSecret();
    remove(row.id);
    overwriteRanges(local.store.packDir, [{ pack: row.pack_id, offset: row.pack_offset, length: row.pack_length }]);
    const after = crashed(local.dir);
    const store = openStore(after);
    try {
      await erase(store);
      expect(leftovers(after, all)).toEqual([]);
      expect(store.db.prepare('SELECT count(*) AS n FROM message').get()).toEqual({ n: 60 });
    } finally {
      store.close();
      rmSync(after, { recursive: true, force: true });
    }
  });

  it('in the copy that was made before a migration too', async () => {
    const row = receiveSecret();
    local.store.checkpoint();
    copyFileSync(local.store.file, `${local.store.file}.before-2`);
    writeFileSync(`${local.store.file}.before-3.unfinished`, secrets.body);
    remove(row.id);
    await erase();
    expect(remaining(local.dir)).toEqual([]);
  });

  it('ACC-5: of a removed account, everything', async () => {
    local.account('zmquartzoffice@vwxteam.zyxtld');
    const raw = secretMail();
    local.receive(raw, { account: 'zmquartzoffice@vwxteam.zyxtld' });
    local.index();
    await removeAccount(local.store, local.account('zmquartzoffice@vwxteam.zyxtld').id, Date.now);
    await erase();
    expect(leftovers(local.dir, [...all, 'zmquartzoffice@vwxteam.zyxtld'])).toEqual([]);
    expect(local.store.db.prepare('SELECT count(*) AS n FROM message').get()).toEqual({ n: 60 });
    expect(local.store.db.prepare('SELECT messages FROM account_count').all()).toEqual([{ messages: 60 }]);
  });

  it('DEL-9: another account’s copy stays, and is found', async () => {
    const row = receiveSecret();
    local.receive(secretMail(), { account: 'zmquartzoffice@vwxteam.zyxtld' });
    local.index();
    remove(row.id);
    await erase();
    expect(searchMail(local.store.db, { query: secrets.body, limit: 5, exact: true }).total).toBe(1);
  });

  it('hundreds at once, among thousands that came in any order', async () => {
    const word = (index: number) =>
      `q${createHash('sha256')
        .update(`${index}`)
        .digest('base64url')
        .replaceAll(/[^a-z]/gi, '')}`;
    // as dates come in a past sync: rows are put between rows, pages are split, rows are moved
    const order = Array.from({ length: 1_500 }, (_, index) => (index * 1_117) % 1_500);
    for (const index of order) {
      const raw = message({
        subject: `About ${word(index)}`,
        text: `body v${word(index)} vs ${word(index)}s more words ${index} `.repeat(1 + (index % 40)),
      });
      local.receiveAll([raw], { receivedAt: Date.now() - index * 60_000, by: 'past' });
      if (index % 50 === 0) local.index();
    }
    local.index();
    const all = local.store.db
      .prepare<[], { id: number; subject: string }>(`SELECT id, subject FROM message WHERE subject LIKE 'About%'`)
      .all();
    const gone = all.filter((_, index) => index % 3 === 0);
    remove(...gone.map((row) => row.id));
    await erase();
    const bytes = filesBelow(local.dir)
      .map((file) => readFileSync(file).toString('latin1').toLowerCase())
      .join();
    const left = gone.map((row) => row.subject.slice('About '.length, 'About '.length + 9).toLowerCase());
    expect(left.filter((word) => bytes.includes(word))).toEqual([]);
    expect(local.store.db.pragma('integrity_check', { simple: true })).toBe('ok');
    const kept = all.find((_, index) => index % 3 === 1)?.subject.slice('About '.length) ?? '';
    expect(searchMail(local.store.db, { query: kept, limit: 5, exact: true }).total).toBe(1);
    expect(searchMail(local.store.db, { query: 'fox', limit: 5, exact: true }).total).toBe(60);
  }, 30_000);
});

/** The folder as a SIGKILL at this moment would leave it. */
function crashed(dir: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'dealbox-crashed-'));
  cpSync(dir, copy, { recursive: true });
  return copy;
}
