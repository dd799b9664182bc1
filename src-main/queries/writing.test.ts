import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DraftId } from '#shared/model/ids.ts';
import { type LocalStore, openLocalStore } from '../../tests/support/local-store.ts';
import { alice, bob, carol } from '../../tests/support/messages.ts';
import { saveDraft, setDraftSignature } from '../commands/save-draft.ts';
import { setWritingSettings } from '../commands/writing-settings.ts';
import { draftHtml, insertDraft } from '../store/tables/drafts.ts';
import { forgetAddress } from '../store/tables/forgotten-addresses.ts';
import { listSignatures, removeSignature, saveSignature, saveTemplate } from '../store/tables/templates.ts';
import { draftChecks } from './draft-checks.ts';
import { identities } from './identities.ts';
import { suggestPeople } from './suggest-people.ts';
import { renderTemplate, writingSettings } from './writing-settings.ts';

let local: LocalStore;
beforeEach(() => {
  local = openLocalStore();
});
afterEach(() => local.close());

const context = () => ({ store: local.store, now: Date.now });

function newDraft(html = '<p>Hi</p>'): DraftId {
  const account = local.account(alice.address).id;
  return local.store.write((tx) =>
    insertDraft(
      tx,
      {
        account,
        kind: 'new',
        source: 0,
        conversation: 0,
        inReplyTo: '',
        references: [],
        from: { name: 'Alice', address: alice.address },
        to: [],
        cc: [],
        bcc: [],
        subject: '',
        html,
        quote: '',
        items: [],
        messageId: `d${Math.random()}@example.test`,
      },
      Date.now(),
    ),
  );
}

describe('who is suggested', () => {
  it('D23: by the beginning of any word of name or address, those written to before those heard of, forgotten ones never', () => {
    local.mail({ from: carol });
    local.mail({ from: { name: 'Ćarl Müller', address: 'carl@x.example' } });
    local.mail({ from: alice, to: [{ name: 'Carla', address: 'carla@x.example' }] }, { folder: 'Sent' });
    local.index();
    const names = (text: string) => suggestPeople(local.store.db, { text, limit: 8 }).map((person) => person.address);
    expect(names('car')).toEqual(['carla@x.example', 'carl@x.example', carol.address]);
    expect(names('mull')).toEqual(['carl@x.example']);
    expect(names('nobody')).toEqual([]);
    expect(names('" OR *')).toEqual([]);
    expect(names('')[0]).toBe('carla@x.example');
    local.store.write((tx) => forgetAddress(tx, 'CARLA@x.example'));
    expect(names('car')).toEqual(['carl@x.example', carol.address]);
  });
});

describe('templates and signatures', () => {
  it('CMP-4, R076: a template filled: values escaped, the account’s own fields, what is missing marked and listed', () => {
    const { id: account } = local.account(alice.address);
    const about = { account: null, name: 'Offer', shared: false };
    const html = '<p>Hi {{contact.first_name}}, {{deal.title}} from {{me.email}}</p>';
    const template = local.store.write((tx) =>
      saveTemplate(tx, undefined, { ...about, subject: 'For {{organization.name}}', html }, 1),
    );
    const values = { 'contact.first_name': '<b>Łukasz</b>' };
    const filled = renderTemplate(local.store.db, { id: template.id, account, values });
    expect(filled.html).toContain('Hi &lt;b&gt;Łukasz&lt;/b&gt;');
    expect(filled.html).toContain('alice@example.test');
    expect(filled.missing.sort()).toEqual(['deal.title', 'organization.name']);
  });

  it('CMP-4, R077, D23: a signature is replaced where it stands, never stacked; removed, no account writes with it', () => {
    const { id: account } = local.account(alice.address);
    const [one, two] = local.store.write((tx) =>
      ['One', 'Two'].map((name) =>
        saveSignature(tx, undefined, { account: null, name, html: `<p>${name}</p>`, shared: false }, 1),
      ),
    );
    if (one === undefined || two === undefined) throw new Error('no signatures');
    const draft = newDraft();
    setDraftSignature(context(), draft, one.id);
    setDraftSignature(context(), draft, two.id);
    expect(draftHtml(local.store.db, draft)).toBe(`<p>Hi</p><div data-signature="${two.id}"><p>Two</p></div>`);
    setWritingSettings(context(), account, { signatureNew: two.id });
    local.store.write((tx) => removeSignature(tx, two.id));
    expect(listSignatures(local.store.db).map(({ name }) => name)).toEqual(['One']);
    expect(writingSettings(local.store.db, { account }).signatureNew).toBeNull();
  });
});

describe('drafts', () => {
  it('CMP-1: typed on a version that was replaced from elsewhere: both are kept', () => {
    const draft = newDraft('<p>theirs</p>');
    local.store.write((tx) => tx.db.prepare('UPDATE draft SET revision = 3, saved_revision = 3').run());
    saveDraft(context(), { id: draft, change: { html: '<p>mine</p>' }, revision: 2 });
    const htmls = local.store.db.prepare<[], { html: string }>('SELECT html FROM draft_body ORDER BY draft_id').all();
    expect(htmls.map(({ html }) => html)).toEqual(['<p>mine</p>', '<p>theirs</p>']);
  });

  it('C4: what is to be said before sending, what blocks first', () => {
    const draft = newDraft('<p>See the attached list, {{contact.name}}</p>');
    const kinds = () => draftChecks(local.store.db, { id: draft }).checks.map((check) => check.kind);
    expect(kinds()).toEqual(['no-recipient', 'attachment-forgotten', 'subject-empty', 'field-unfilled']);
    saveDraft(context(), {
      id: draft,
      change: { to: [{ name: 'Bob', address: bob.address }], subject: 'List', html: '<p>Hi</p>' },
    });
    expect(kinds()).toEqual([]);
  });

  it('D23: from each account’s address and its aliases, an alias that is none is refused', () => {
    const { id: account } = local.account(alice.address);
    setWritingSettings(context(), account, { aliases: [{ name: 'Sales', address: 'sales@example.test' }] });
    expect(identities(local.store.db).map(({ address, alias }) => `${address} ${alias}`)).toEqual([
      'alice@example.test false',
      'sales@example.test true',
    ]);
    const wrong = [{ name: '', address: 'nobody' }];
    expect(() => setWritingSettings(context(), account, { aliases: wrong })).toThrow('no e-mail address');
  });
});
