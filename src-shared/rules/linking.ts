/** The kinds a contact has one open of, or several (CRM-3). */
export const workKinds = ['deal', 'lead', 'project'] as const;
export type WorkKind = (typeof workKinds)[number];
export type LinkedKind = 'contact' | 'organization' | WorkKind;

/** One address of a conversation, the account's own left out. */
export interface CorrespondentFacts {
  /** Of the address. */
  readonly id: number;
  /** It wrote to us; we wrote to it; else it was only among the recipients of others. */
  readonly received: boolean;
  readonly sent: boolean;
  /** Whose address it is, directly or by its base; 0: nobody's we know. */
  readonly contact: number;
  /** False where never-log covers it in every message of the conversation (NLG-3). */
  readonly loggable: boolean;
}

export interface WorkFacts {
  readonly id: number;
  readonly kind: WorkKind;
  readonly open: boolean;
}

export interface ContactFacts {
  readonly id: number;
  /** 0: none. */
  readonly organization: number;
  /** Deals, leads and projects this person is on. */
  readonly work: readonly WorkFacts[];
}

/** What stands about a pair now. */
export interface LinkFacts {
  readonly item: number;
  readonly kind: LinkedKind;
  /** A person's choice: never overwritten (CRM-4). */
  readonly manual: boolean;
  /** False: taken off by hand. */
  readonly linked: boolean;
  /** The contact through whom an automatic link came; 0 for links to contacts. */
  readonly via: number;
}

export interface LinkingFacts {
  readonly correspondents: readonly CorrespondentFacts[];
  readonly contacts: ReadonlyMap<number, ContactFacts>;
  readonly existing: readonly LinkFacts[];
}

/** Why an automatic link is there (CRM-5). */
export type LinkReason = 'sender' | 'recipient' | 'copied' | 'organization' | 'only-open';

export interface PlannedLink {
  readonly item: number;
  readonly kind: LinkedKind;
  readonly reason: LinkReason;
  /** Links to contacts: the address. Others: the contact. */
  readonly via: number;
}

/** Several are open, so a person chooses (CRM-3). */
export interface LinkSuggestion {
  readonly kind: WorkKind;
  readonly contact: number;
  readonly items: readonly number[];
}

export interface LinkPlan {
  /** Every automatic link that holds; what is automatic and not in it no longer does. */
  readonly links: readonly PlannedLink[];
  readonly suggestions: readonly LinkSuggestion[];
}

const roleOf = (one: CorrespondentFacts): LinkReason => (one.received ? 'sender' : one.sent ? 'recipient' : 'copied');
const rank: Readonly<Record<string, number>> = { sender: 0, recipient: 1, copied: 2 };

/**
 * What a conversation is linked to by its addresses (CRM-3): each contact among its correspondents, that contact's organization, and the
 * contact's one open deal, lead and project; where several are open they are suggested instead. What a reply brings inherits the
 * conversation's deals, open or not by now. Manual choices win (CRM-4): what was taken off stays off, and where a person chose a deal,
 * nothing is added beside it. Pure: the same facts give the same links, so it can be asked as often as one likes. Never makes a contact.
 */
export function resolveLinks(facts: LinkingFacts): LinkPlan {
  const manual = new Map(facts.existing.filter((link) => link.manual).map((link) => [link.item, link.linked]));
  const links = new Map<number, PlannedLink>();
  const add = (link: PlannedLink) => {
    if (!links.has(link.item) && !manual.has(link.item)) links.set(link.item, link);
  };
  const contacts = presentContacts(facts, manual);
  for (const [contact, one] of contacts) add({ item: contact.id, kind: 'contact', reason: roleOf(one), via: one.id });
  for (const contact of contacts.keys()) {
    if (contact.organization === 0) continue;
    add({ item: contact.organization, kind: 'organization', reason: 'organization', via: contact.id });
  }
  const suggestions = workKinds.flatMap((kind) => resolveWork(kind, facts, [...contacts.keys()], manual, add));
  return { links: [...links.values()], suggestions };
}

/** The contacts through whom the conversation is linked, each with the address that shows it best. */
function presentContacts(
  { correspondents, contacts }: LinkingFacts,
  manual: ReadonlyMap<number, boolean>,
): Map<ContactFacts, CorrespondentFacts> {
  const found = new Map<ContactFacts, CorrespondentFacts>();
  for (const one of correspondents) {
    const contact = contacts.get(one.contact);
    if (contact === undefined || !one.loggable || manual.get(contact.id) === false) continue;
    const known = found.get(contact);
    if (known === undefined || (rank[roleOf(one)] ?? 0) < (rank[roleOf(known)] ?? 0)) found.set(contact, one);
  }
  return found;
}

function resolveWork(
  kind: WorkKind,
  { existing }: LinkingFacts,
  contacts: readonly ContactFacts[],
  manual: ReadonlyMap<number, boolean>,
  add: (link: PlannedLink) => void,
): LinkSuggestion[] {
  const present = new Set(contacts.map((contact) => contact.id));
  const linked = new Set<number>();
  for (const link of existing) {
    if (link.kind !== kind || !link.linked) continue;
    if (!link.manual && !present.has(link.via)) continue;
    linked.add(link.item);
    if (!link.manual) add({ item: link.item, kind, reason: 'only-open', via: link.via });
  }
  if (existing.some((link) => link.kind === kind && link.manual && link.linked)) return [];
  const suggestions: LinkSuggestion[] = [];
  for (const contact of contacts) {
    const mine = contact.work.filter((work) => work.kind === kind);
    if (mine.some((work) => linked.has(work.id))) continue;
    const open = mine.filter((work) => work.open);
    const [only] = open;
    if (only !== undefined && open.length === 1) add({ item: only.id, kind, reason: 'only-open', via: contact.id });
    const items = open.length < 2 ? [] : open.map((work) => work.id).filter((id) => manual.get(id) !== false);
    if (items.length > 0) suggestions.push({ kind, contact: contact.id, items });
  }
  return suggestions;
}
