import { describe, expect, it } from 'vitest';
import {
  type ContactFacts,
  type CorrespondentFacts,
  type LinkFacts,
  type LinkingFacts,
  resolveLinks,
  type WorkFacts,
} from './linking.ts';

const carol = 1;
const dave = 2;
const customer = 10;
const deal = (id: number, open = true): WorkFacts => ({ id, kind: 'deal', open });
const contact = (id: number, organization: number, ...work: WorkFacts[]): ContactFacts => ({ id, organization, work });
const wrote = (id: number, of: number, more: Partial<CorrespondentFacts> = {}): CorrespondentFacts => ({
  id,
  contact: of,
  received: true,
  sent: false,
  loggable: true,
  ...more,
});
const link = (item: number, kind: LinkFacts['kind'], more: Partial<LinkFacts> = {}): LinkFacts => ({
  item,
  kind,
  manual: false,
  linked: true,
  via: carol,
  ...more,
});

function resolve(
  facts: { [K in keyof Omit<LinkingFacts, 'contacts'>]?: LinkingFacts[K] } & { contacts?: ContactFacts[] },
) {
  const plan = resolveLinks({
    correspondents: facts.correspondents ?? [],
    contacts: new Map((facts.contacts ?? []).map((one) => [one.id, one])),
    existing: facts.existing ?? [],
  });
  return {
    links: plan.links.map((one) => `${one.kind} ${one.item} ${one.reason} ${one.via}`),
    suggestions: plan.suggestions.map((one) => `${one.kind} of ${one.contact}: ${one.items.join(', ')}`),
  };
}

describe('a message links itself (CRM-3, R086)', () => {
  it('to its sender, the organization, and the one open deal, lead and project', () => {
    const work: WorkFacts[] = [deal(20), { id: 30, kind: 'lead', open: true }, { id: 40, kind: 'project', open: true }];
    expect(resolve({ correspondents: [wrote(7, carol)], contacts: [contact(carol, customer, ...work)] })).toEqual({
      links: [
        'contact 1 sender 7',
        'organization 10 organization 1',
        'deal 20 only-open 1',
        'lead 30 only-open 1',
        'project 40 only-open 1',
      ],
      suggestions: [],
    });
  });

  it.each([
    ['received', { received: true, sent: true }, 'sender'],
    ['only sent', { received: false, sent: true }, 'recipient'],
    ['in copy', { received: false, sent: false }, 'copied'],
  ])('tells how the contact is in it: %s', (_, roles, reason) => {
    const found = resolve({ correspondents: [wrote(7, carol, roles)], contacts: [contact(carol, 0)] });
    expect(found.links).toEqual([`contact 1 ${reason} 7`]);
  });

  it('to nothing where nobody is a contact: none is ever created', () => {
    expect(resolve({ correspondents: [wrote(7, 0)] })).toEqual({ links: [], suggestions: [] });
  });

  it('once, by the address that shows it best, where a contact has several', () => {
    const correspondents = [wrote(8, carol, { received: false }), wrote(7, carol)];
    expect(resolve({ correspondents, contacts: [contact(carol, 0)] }).links).toEqual(['contact 1 sender 7']);
  });

  it('to both contacts of a thread, their organization once, and the one open deal of each', () => {
    const contacts = [contact(carol, customer, deal(20)), contact(dave, customer, deal(21))];
    expect(resolve({ correspondents: [wrote(7, carol), wrote(8, dave)], contacts }).links).toEqual([
      'contact 1 sender 7',
      'contact 2 sender 8',
      'organization 10 organization 1',
      'deal 20 only-open 1',
      'deal 21 only-open 2',
    ]);
  });
});

describe('where several are open (CRM-3, B7)', () => {
  it('they are suggested instead', () => {
    const contacts = [contact(carol, 0, deal(20), deal(21), deal(22, false))];
    expect(resolve({ correspondents: [wrote(7, carol)], contacts })).toEqual({
      links: ['contact 1 sender 7'],
      suggestions: ['deal of 1: 20, 21'],
    });
  });

  it('a closed one does not count', () => {
    const contacts = [contact(carol, 0, deal(20), deal(21, false))];
    expect(resolve({ correspondents: [wrote(7, carol)], contacts }).links).toContain('deal 20 only-open 1');
  });

  it('nothing is suggested any more once one of them is linked', () => {
    const contacts = [contact(carol, 0, deal(20), deal(21))];
    const existing = [link(21, 'deal', { manual: true })];
    expect(resolve({ correspondents: [wrote(7, carol)], contacts, existing }).suggestions).toEqual([]);
  });
});

describe('a reply inherits its conversation’s links (CRM-3)', () => {
  it('the deal stays, although it was won and another one is open', () => {
    const contacts = [contact(carol, 0, deal(20, false), deal(21))];
    const existing = [link(20, 'deal')];
    expect(resolve({ correspondents: [wrote(7, carol)], contacts, existing })).toEqual({
      links: ['contact 1 sender 7', 'deal 20 only-open 1'],
      suggestions: [],
    });
  });

  it('another person in it brings the deal of their own', () => {
    const contacts = [contact(carol, 0, deal(20)), contact(dave, 0, deal(21))];
    const found = resolve({
      correspondents: [wrote(7, carol), wrote(8, dave)],
      contacts,
      existing: [link(20, 'deal')],
    });
    expect(found.links).toContain('deal 20 only-open 1');
    expect(found.links).toContain('deal 21 only-open 2');
  });

  it('what came through a contact who is no longer in it goes with them', () => {
    expect(
      resolve({ correspondents: [wrote(7, 0)], existing: [link(carol, 'contact', { via: 0 }), link(20, 'deal')] })
        .links,
    ).toEqual([]);
  });
});

describe('manual choices win (CRM-4, R087)', () => {
  const correspondents = [wrote(7, carol)];
  const contacts = [contact(carol, customer, deal(20))];

  it('another deal chosen by hand: the automatic one is not added', () => {
    const found = resolve({ correspondents, contacts, existing: [link(99, 'deal', { manual: true, via: 0 })] });
    expect(found).toEqual({ links: ['contact 1 sender 7', 'organization 10 organization 1'], suggestions: [] });
  });

  it('a deal taken off by hand stays off, also as a suggestion', () => {
    const off = link(20, 'deal', { manual: true, linked: false });
    expect(resolve({ correspondents, contacts, existing: [off] }).links).not.toContain('deal 20 only-open 1');
    const two = [contact(carol, 0, deal(20), deal(21))];
    expect(resolve({ correspondents, contacts: two, existing: [off] }).suggestions).toEqual(['deal of 1: 21']);
  });

  it('a contact taken off by hand brings neither organization nor deal', () => {
    const off = link(carol, 'contact', { manual: true, linked: false });
    expect(resolve({ correspondents, contacts, existing: [off] }).links).toEqual([]);
  });

  it('an organization taken off stays off', () => {
    const off = link(customer, 'organization', { manual: true, linked: false });
    expect(resolve({ correspondents, contacts, existing: [off] }).links).not.toContain(
      'organization 10 organization 1',
    );
  });

  it('a pair linked by hand is not planned as automatic too', () => {
    const existing = [link(carol, 'contact', { manual: true }), link(customer, 'organization', { manual: true })];
    expect(resolve({ correspondents, contacts, existing }).links).toEqual(['deal 20 only-open 1']);
  });
});

describe('never-log (NLG-3)', () => {
  it('a listed contact links nothing, the others do', () => {
    const contacts = [contact(carol, customer, deal(20)), contact(dave, 11)];
    const correspondents = [wrote(7, carol, { loggable: false }), wrote(8, dave)];
    expect(resolve({ correspondents, contacts }).links).toEqual([
      'contact 2 sender 8',
      'organization 11 organization 2',
    ]);
  });

  it('all listed: nothing', () => {
    const correspondents = [wrote(7, carol, { loggable: false })];
    expect(resolve({ correspondents, contacts: [contact(carol, customer, deal(20))] }).links).toEqual([]);
  });

  it('a contact with one listed address is linked by the other', () => {
    const correspondents = [wrote(7, carol, { loggable: false }), wrote(8, carol, { received: false, sent: true })];
    expect(resolve({ correspondents, contacts: [contact(carol, 0)] }).links).toEqual(['contact 1 recipient 8']);
  });
});
