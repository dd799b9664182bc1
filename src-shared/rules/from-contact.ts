/**
 * INB-2, R124: a conversation is *From existing contact* where at least one message that was received in it has a contact's address as its
 * sender. Mail only sent to a contact does not count; nor does never-log, which is about records and not about who is a contact.
 */
export const isFromContact = (
  correspondents: readonly { readonly received: boolean; readonly contact: number }[],
): boolean => correspondents.some((one) => one.received && one.contact !== 0);
