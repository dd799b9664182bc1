import { createHash } from 'node:crypto';
import type { MailPart } from '#shared/model/mail.ts';
import { toBody } from '../src-main/store/content-codec.ts';
import { openStore, type Store } from '../src-main/store/store.ts';
import { getAccount, insertAccount } from '../src-main/store/tables/accounts.ts';
import { findFolder, saveListedFolder } from '../src-main/store/tables/folders.ts';
import { indexSome } from '../src-main/store/tables/search-index.ts';
import type { Arriving } from '../src-main/sync/apply-messages.ts';
import { applyMessages } from '../src-main/sync/apply-messages.ts';
import { newTally } from '../src-main/sync/sync-context.ts';

const WORDS =
  'offer team valid friday confirm number seats delivery date prepare contract invoice discussed call procurement price terms renewal pilot schedule support meeting quarter budget approval signature legal review security questionnaire integration export import customer reference'.split(
    ' ',
  );
const NAMES = 'Anna Ben Carla David Eva Felix Greta Hannah Ivan Julia Karl Lena'.split(' ');
const BATCH = 1_000;
const YEAR = 365 * 86_400_000;

const file: MailPart = {
  number: 2,
  kind: 'attachment',
  type: 'application/pdf',
  charset: '',
  encoding: 'base64',
  name: 'offer.pdf',
  contentId: '',
  inline: false,
  offset: 0,
  length: 0,
};

/** Three in ten are new words now and then, so that the vocabulary grows as it does in life. */
function textOf(index: number): string {
  const pick = (step: number) => WORDS[(index * 7 + step * 13 + ((index * step) % 29)) % WORDS.length] ?? '';
  const rare = `ref${(index * 2_654_435_761) % 500_000}`;
  return `Hello ${NAMES[index % NAMES.length]}, ${Array.from({ length: 60 }, (_, step) => pick(step)).join(' ')} ${rare}`;
}

function arriving(index: number, count: number, newest: number): Arriving {
  const root = Math.floor(index / 2) * 2;
  const receivedAt = newest - Math.floor(((count - index) * YEAR) / count);
  const name = NAMES[(root * 5) % NAMES.length] ?? '';
  const text = textOf(index);
  const identity = new Uint8Array(createHash('sha256').update(`${index}`).digest().subarray(0, 16));
  return {
    uid: index + 1,
    flags: index % 12 === 0 ? 0 : 1,
    receivedAt,
    size: 20_000,
    header: {
      identity,
      messageId: `s${index}@synthetic.example`,
      references: root === index ? [] : [`s${root}@synthetic.example`],
      subject: `${root === index ? '' : 'Re: '}${WORDS[root % WORDS.length]} ${WORDS[(root * 3) % WORDS.length]} ${root}`,
      from: { name: `${name} ${root % 997}`, address: `p${root % 20_000}@c${root % 4_000}.example` },
      replyTo: [],
      to: [{ name: '', address: 'alice@example.test' }],
      cc: [],
      bcc: [],
      sentAt: receivedAt,
    },
    body: toBody(
      {
        text,
        snippet: text.slice(0, 120),
        parts: index % 9 === 0 ? [file] : [],
        attachments: index % 9 === 0,
        damaged: false,
      },
      { pack: 1, offset: 0, length: 0 },
    ),
  };
}

/** A store of so many messages (two to a conversation), written by the very code that applies synced mail; no provider, no raw mail. */
export function makeSyntheticStore(dir: string, count: number, say: (text: string) => void): Store {
  const store = openStore(dir);
  const now = Date.now();
  const nowhere = { host: 'localhost', port: 1, tls: 'on' } as const;
  const { account, folder } = store.write((tx) => {
    const id = insertAccount(
      tx,
      {
        email: 'alice@example.test',
        displayName: '',
        type: 'personal',
        provider: 'imap',
        labels: [],
        visibility: 'private',
        connection: { imap: nowhere, smtp: nowhere, user: 'alice' },
      },
      now,
    );
    const folderId = saveListedFolder(
      tx,
      id,
      { path: 'INBOX', delimiter: '/', role: 'inbox', selectable: true, synced: true },
      0,
    );
    return { account: getAccount(tx.db, id), folder: findFolder(tx.db, folderId) };
  });
  if (folder === undefined) throw new Error('no folder');
  store.relaxed(true);
  for (let start = 0; start < count; start += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - start) }, (_, offset) =>
      arriving(start + offset, count, now),
    );
    store.write((tx) => applyMessages({ tx, account, folder, by: 'past', now, tally: newTally() }, batch));
    store.write((tx) => indexSome(tx, BATCH));
    if ((start / BATCH) % 20 === 19) say(`${start + BATCH} of ${count} messages written`);
  }
  store.relaxed(false);
  store.checkpoint();
  return store;
}
