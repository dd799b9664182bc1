import type { Operation } from '#shared/model/operation.ts';

/** Operations of one kind that wait for the same reason. */
export interface OperationGroup {
  readonly key: string;
  readonly first: Operation;
  readonly operations: readonly Operation[];
  /** Oldest of them, milliseconds since 1970. */
  readonly since: number;
  readonly attempts: number;
}

const urgency: Readonly<Record<Operation['state'], number>> = {
  'needs-user': 0,
  failed: 1,
  running: 2,
  pending: 3,
  done: 4,
};

/** What a person sees of a queue of thousands: a line for each kind, account and reason; those that need a decision first. */
export function groupOperations(operations: readonly Operation[]): readonly OperationGroup[] {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    const { state, kind, account, title, error } = operation;
    const key = [state, kind, account, title, error?.message ?? ''].join('\u0000');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [operation]);
    else group.push(operation);
  }
  return [...groups]
    .flatMap(([key, own]): OperationGroup[] => {
      const [first] = own;
      if (first === undefined) return [];
      const since = Math.min(...own.map((operation) => operation.createdAt));
      const attempts = Math.max(...own.map((operation) => operation.attempts));
      return [{ key, first, operations: own, since, attempts }];
    })
    .sort((one, other) => urgency[one.first.state] - urgency[other.first.state] || one.since - other.since);
}
