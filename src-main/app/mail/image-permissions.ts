import type { MessageId } from '#shared/model/ids.ts';

/** For which messages remote images pass (INB-5): *Show once* until Dealbox is closed, *Always* as the store says. */
export interface ImagePermissions {
  allowOnce(message: MessageId): void;
  /** What the store said about the sender when the body was last asked for. */
  setBySender(message: MessageId, allowed: boolean): void;
  allowed(message: MessageId): boolean;
}

export function imagePermissions(): ImagePermissions {
  const once = new Set<MessageId>();
  const bySender = new Set<MessageId>();
  return {
    allowOnce: (message) => void once.add(message),
    setBySender: (message, allowed) => void (allowed ? bySender.add(message) : bySender.delete(message)),
    allowed: (message) => once.has(message) || bySender.has(message),
  };
}
