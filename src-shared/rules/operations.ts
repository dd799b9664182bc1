import type { OperationKind, ProviderMark } from '../model/operation.ts';

/** An operation still to be carried out, as far as a new act on the same message matters. */
export interface Waiting {
  readonly id: number;
  readonly kind: OperationKind;
  /** Handed to the provider already: it can no longer be taken back, only followed by its opposite. */
  readonly running: boolean;
  readonly flag?: ProviderMark;
  readonly label?: string;
}

export interface Coalesced {
  /** Operations that the new act makes pointless. */
  readonly drop: readonly number[];
  /** Whether an operation has to be written at all. */
  readonly add: boolean;
}

const opposite: Partial<Record<OperationKind, OperationKind>> = { archive: 'unarchive', unarchive: 'archive' };

/**
 * What archive or unarchive does to the queue of one message (M3: archive, unarchive, archive offline is one move): one that waits
 * for its opposite cancels it; one that waits already is not written twice.
 */
export function coalesceMove(kind: 'archive' | 'unarchive', waiting: readonly Waiting[]): Coalesced {
  const moves = waiting.filter((operation) => operation.kind === 'archive' || operation.kind === 'unarchive');
  const last = moves.at(-1);
  if (last === undefined) return { drop: [], add: true };
  if (last.kind === kind) return { drop: [], add: false };
  if (last.kind === opposite[kind] && !last.running) return { drop: [last.id], add: false };
  return { drop: [], add: true };
}

/** A deletion makes every other waiting change of the message pointless; only one deletion is needed. */
export function coalesceTrash(waiting: readonly Waiting[]): Coalesced {
  return {
    drop: waiting
      .filter((operation) => !operation.running && operation.kind !== 'trash')
      .map((operation) => operation.id),
    add: !waiting.some((operation) => operation.kind === 'trash'),
  };
}

/** A mark replaces a waiting one of the same kind; it is needed only where the provider has another value. */
export function coalesceMark(flag: ProviderMark, differs: boolean, waiting: readonly Waiting[]): Coalesced {
  const same = waiting.filter((operation) => operation.kind === 'mark' && operation.flag === flag);
  return {
    drop: same.filter((operation) => !operation.running).map((operation) => operation.id),
    add: differs || same.some((operation) => operation.running),
  };
}

/** A label replaces a waiting one of the same name, as a mark does. */
export function coalesceLabel(label: string, differs: boolean, waiting: readonly Waiting[]): Coalesced {
  const same = waiting.filter((operation) => operation.kind === 'label' && operation.label === label);
  return {
    drop: same.filter((operation) => !operation.running).map((operation) => operation.id),
    add: differs || same.some((operation) => operation.running),
  };
}
