const WEEK = 7 * 86_400_000;

/**
 * The time by which lists sort a message: when the provider received it. Where that is more than a week after what the sender wrote,
 * the mailbox was imported some day, and all its mail would stand at that day: then the sender's date counts. Milliseconds.
 */
export function messageDate(receivedAt: number, sentAt: number): number {
  if (sentAt > 0 && receivedAt - sentAt > WEEK) return sentAt;
  return receivedAt;
}
