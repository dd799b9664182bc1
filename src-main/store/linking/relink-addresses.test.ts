import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CallStore, openCallStore } from '../../../tests/support/call-store.ts';
import { alice, carol, dave, message } from '../../../tests/support/messages.ts';
import { findAddress } from '../tables/addresses.ts';
import { queueRelinks, relinkAddresses, relinkSome } from './relink-addresses.ts';

let local: CallStore;
beforeEach(() => {
  local = openCallStore();
});
afterEach(() => local.close());

const linkedNow = () =>
  local.store.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM link WHERE linked = 1').get()?.n;

/** Their addresses become contacts’ without anything being linked yet, as an import leaves it. */
async function unlinked(...people: (typeof carol)[]): Promise<number[]> {
  for (const { name = '', address } of people) await local.add({ kind: 'contact', name, addresses: [address] });
  local.store.db.prepare('DELETE FROM link').run();
  return people.map(({ address }) => findAddress(local.store.db, address)?.id ?? 0);
}

describe('earlier mail that is linked behind (CRM-3)', () => {
  it('CRM-3: in pieces, each conversation once, address after address, until nothing is left', async () => {
    for (let index = 0; index < 7; index += 1) local.mail({ subject: `hers ${index}` });
    for (let index = 0; index < 4; index += 1) local.mail({ subject: `his ${index}`, from: dave });
    local.mail({ subject: 'both', to: [alice, dave] });
    const addresses = await unlinked(carol, dave);
    local.store.write((tx) => queueRelinks(tx, addresses));
    let pieces = 0;
    let before = 0;
    while (relinkSome(local.store, 3, 1)) {
      const now = linkedNow() ?? 0;
      // a piece links no more conversations than it may, each to two at most
      expect(now - before).toBeLessThanOrEqual(6);
      before = now;
      pieces += 1;
    }
    expect(pieces).toBeGreaterThan(3);
    expect(linkedNow()).toBe(7 + 4 + 2);
    expect(relinkSome(local.store, 3, 1)).toBe(false);
  });

  it('CRM-3: what is too much for one go is linked behind, and what else was asked for at once', async () => {
    const many = Array.from({ length: 3_002 }, (_, index) => message({ subject: `hers ${index}` }));
    for (let from = 0; from < many.length; from += 500) local.receiveAll(many.slice(from, from + 500));
    local.mail({ subject: 'his', from: dave });
    const [hers = 0, his = 0] = await unlinked(carol, dave);
    expect(local.store.write((tx) => relinkAddresses(tx, [his, hers], 1))).toBe(1);
    expect(linkedNow()).toBe(1);
    local.settle();
    expect(linkedNow()).toBe(3_003);
  });
});
