import type { MailView } from '#shared/model/conversation.ts';
import type { ListScope, MailFilter } from '#shared/model/selection.ts';
import { type ReadDb, statement } from './sqlite.ts';

/**
 * Everything a list can be narrowed by, as bits of conversation.lane (migration 0002). A combination of filters is then a handful of lanes,
 * each a range of one index, and its count a sum of kept counts (docs/decisions/0010).
 */
const bits = {
  inbox: 1,
  archive: 2,
  sent: 4,
  unread: 8,
  starred: 16,
  attachments: 32,
  fromContact: 64,
  linked: 128,
} as const;

/** Lanes of one account. */
const LANES = 65_536;

const viewBits: Readonly<Record<MailView, number>> = { inbox: bits.inbox, archive: bits.archive, sent: bits.sent };
const filterBits: Readonly<Record<MailFilter, readonly [wanted: number, unwanted: number]>> = {
  unread: [bits.unread, 0],
  starred: [bits.starred, 0],
  attachment: [bits.attachments, 0],
  'from-contact': [bits.fromContact, 0],
  'not-from-contact': [0, bits.fromContact],
  linked: [bits.linked, 0],
  'not-linked': [0, bits.linked],
};

export interface Lane {
  readonly lane: number;
  /** Conversations in it. */
  readonly n: number;
}

const all = statement<Lane, []>('SELECT lane, n FROM lane_count WHERE n > 0');
const ofAccount = statement<Lane, [number, number]>(
  'SELECT lane, n FROM lane_count WHERE lane >= ? AND lane < ? AND n > 0',
);

/** The lanes of a list that hold anything, whatever its label and dates. */
export function lanesOf(db: ReadDb, scope: ListScope): Lane[] {
  let wanted = viewBits[scope.view];
  let unwanted = 0;
  for (const filter of scope.filters) {
    wanted |= filterBits[filter][0];
    unwanted |= filterBits[filter][1];
  }
  const rows =
    scope.account === undefined ? all(db).all() : ofAccount(db).all(scope.account * LANES, (scope.account + 1) * LANES);
  return rows.filter(({ lane }) => (lane & wanted) === wanted && (lane & unwanted) === 0);
}
