import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountId, ConversationId, LabelId } from '#shared/model/ids.ts';
import { type ListScope, MailFilter } from '#shared/model/selection.ts';
import { type CallStore, openCallStore } from '../../tests/support/call-store.ts';
import { alice, bob, carol, dave } from '../../tests/support/messages.ts';
import { makeRandom } from '../../tests/support/random.ts';

/** What a person would say of a conversation by looking at it. */
interface Looked {
  readonly id: number;
  readonly account: number;
  readonly date: number;
  readonly facets: ReadonlySet<MailFilter>;
  readonly labelled: boolean;
  readonly archived: boolean;
}

const HOUR = 3_600_000;
const start = Date.UTC(2026, 10, 1);
let local: CallStore;
let looked: Looked[];

beforeAll(async () => {
  local = openCallStore();
  const random = makeRandom(7);
  await local.add({ kind: 'contact', name: 'Carol', addresses: [carol.address] });
  const deal = await local.add({ kind: 'deal', name: 'Pilot' });
  const label = await local.call('saveLabel', { name: 'Hot', color: 'red' });
  looked = [];
  for (let index = 0; index < 160; index += 1) {
    const is = () => random.below(2) === 1;
    const [seen, starred, withFile, ofContact, linked, labelled, archived, bobs] = Array.from({ length: 8 }, is);
    const owner = bobs ? bob : alice;
    const files = withFile ? [{ name: 'a.pdf', type: 'application/pdf', content: Buffer.from('a') }] : [];
    const receivedAt = start + index * HOUR;
    const mail = local.mail(
      { subject: `mail ${index}`, from: ofContact ? carol : dave, to: [owner], files, date: new Date(receivedAt) },
      { account: owner.address, flags: (seen ? 1 : 0) | (starred ? 2 : 0), receivedAt },
    );
    const selection = { kind: 'conversations' as const, ids: [mail.conversation_id as ConversationId] };
    if (linked) await local.call('link', { selection, item: deal.id });
    if (labelled) await local.call('setLabel', { selection, label: label.id as LabelId, on: true });
    if (archived) await local.call('archive', { selection });
    looked.push({
      id: mail.conversation_id,
      account: mail.account_id,
      date: receivedAt,
      labelled: labelled === true,
      archived: archived === true,
      facets: new Set<MailFilter>([
        ...(seen ? [] : (['unread'] as const)),
        ...(starred ? (['starred'] as const) : []),
        ...(withFile ? (['attachment'] as const) : []),
        ofContact ? 'from-contact' : 'not-from-contact',
        linked ? 'linked' : 'not-linked',
      ]),
    });
  }
});
afterAll(() => local.close());

const matches = (one: Looked, scope: ListScope): boolean =>
  one.archived === (scope.view === 'archive') &&
  (scope.account === undefined || one.account === scope.account) &&
  (scope.label === undefined || one.labelled) &&
  (scope.after === undefined || one.date >= scope.after) &&
  (scope.before === undefined || one.date < scope.before) &&
  scope.filters.every((filter) => one.facets.has(filter));

describe('filters of a list', () => {
  it('INB-2, R061: any combination of filters, label, account and dates shows, counts and selects what one sees it should', async () => {
    const every = Array.from({ length: 2 ** MailFilter.options.length }, (_, bits) =>
      MailFilter.options.filter((_option, index) => (bits & (1 << index)) !== 0),
    );
    const narrowings = [
      {},
      { account: local.account(bob.address).id as AccountId },
      { label: 'Hot' },
      { after: start + 40 * HOUR, before: start + 120 * HOUR },
      { label: 'Hot', account: local.account(alice.address).id as AccountId, after: start + 80 * HOUR },
    ];
    let found = 0;
    for (const view of ['inbox', 'archive'] as const)
      for (const narrowing of narrowings)
        for (const filters of every) {
          const scope: ListScope = { view, filters, ...narrowing };
          const right = looked.filter((one) => matches(one, scope)).toReversed();
          const page = await local.call('listPage', { scope, limit: 200 });
          expect([scope, page.total, page.rows.map((row) => row.id)]).toEqual([
            scope,
            right.length,
            right.map((one) => one.id),
          ]);
          found += right.length;
        }
    expect(found).toBeGreaterThan(1_000);
  });

  it('INB-3, R066: “all that match” is archived, or deleted, as far as the filter matches and nothing else, on screen or not', async () => {
    const scope: ListScope = { view: 'inbox', filters: ['unread', 'not-from-contact'] };
    const right = looked.filter((one) => matches(one, scope));
    const rest = looked.filter((one) => !one.archived && !matches(one, scope)).map((one) => one.id);
    const [spared] = right;
    const { watermark } = await local.call('listWindow', { scope, start: 0, count: 5 });
    const except = [(spared?.id ?? 0) as ConversationId];
    const done = await local.call('archive', { selection: { kind: 'matching', scope, except, watermark } });
    expect(done.changed).toBe(right.length - 1);
    const starred: ListScope = { view: 'archive', filters: ['starred', 'linked'] };
    const ids = async (of: ListScope) =>
      (await local.call('listPage', { scope: of, limit: 200 })).rows.map((row) => row.id);
    const whole = await ids({ view: 'archive', filters: [] });
    const doomed = await ids(starred);
    const chosen = await local.call('listWindow', { scope: starred, start: 0, count: 5 });
    await local.call('deleteMail', {
      selection: { kind: 'matching', scope: starred, except: [], watermark: chosen.watermark },
    });
    expect(doomed.length).toBeGreaterThan(5);
    expect(await ids({ view: 'archive', filters: [] })).toEqual(whole.filter((id) => !doomed.includes(id)));
    const left = await local.call('listPage', { scope: { view: 'inbox', filters: [] }, limit: 200 });
    expect(left.rows.map((row) => row.id).sort((a, b) => a - b)).toEqual([...rest, ...except].sort((a, b) => a - b));
  });
});
