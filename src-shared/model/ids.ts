import { z } from '../lib/z.ts';
import { DealboxError } from './error.ts';

/** Local integer keys. Branded, so that a folder's number is never taken for a message's. */
const key = z.int().positive();

export const AccountId = key.brand<'AccountId'>();
export type AccountId = z.infer<typeof AccountId>;
export const FolderId = key.brand<'FolderId'>();
export type FolderId = z.infer<typeof FolderId>;
export const ConversationId = key.brand<'ConversationId'>();
export type ConversationId = z.infer<typeof ConversationId>;
export const MessageId = key.brand<'MessageId'>();
export type MessageId = z.infer<typeof MessageId>;
export const OperationId = key.brand<'OperationId'>();
export type OperationId = z.infer<typeof OperationId>;
export const UndoId = key.brand<'UndoId'>();
export type UndoId = z.infer<typeof UndoId>;
export const DraftId = key.brand<'DraftId'>();
export type DraftId = z.infer<typeof DraftId>;
export const DraftFileId = key.brand<'DraftFileId'>();
export type DraftFileId = z.infer<typeof DraftFileId>;
export const TemplateId = key.brand<'TemplateId'>();
export type TemplateId = z.infer<typeof TemplateId>;
export const SignatureId = key.brand<'SignatureId'>();
export type SignatureId = z.infer<typeof SignatureId>;
export const ItemId = key.brand<'ItemId'>();
export type ItemId = z.infer<typeof ItemId>;
export const NoteId = key.brand<'NoteId'>();
export type NoteId = z.infer<typeof NoteId>;
export const PipelineId = key.brand<'PipelineId'>();
export type PipelineId = z.infer<typeof PipelineId>;
export const StageId = key.brand<'StageId'>();
export type StageId = z.infer<typeof StageId>;
export const LabelId = key.brand<'LabelId'>();
export type LabelId = z.infer<typeof LabelId>;
export const NeverLogId = key.brand<'NeverLogId'>();
export type NeverLogId = z.infer<typeof NeverLogId>;

/** Printed ids: `c12` a conversation, `m34` a message, `o5` an operation, `d6` a draft. Strings outside, so that they may change form. */
export const printConversation = (id: ConversationId): string => `c${id}`;
export const printMessage = (id: MessageId): string => `m${id}`;
export const printOperation = (id: OperationId): string => `o${id}`;
export const printDraft = (id: DraftId): string => `d${id}`;

export type PrintedId = { kind: 'conversation'; id: ConversationId } | { kind: 'message'; id: MessageId };

/** Reads a printed id. Throws `wrong-usage` for anything else. */
export function parsePrintedId(text: string): PrintedId {
  const match = /^([cm])([1-9]\d{0,15})$/.exec(text.trim());
  if (match?.[1] === 'c') return { kind: 'conversation', id: Number(match[2]) as ConversationId };
  if (match?.[1] === 'm') return { kind: 'message', id: Number(match[2]) as MessageId };
  throw new DealboxError(
    'wrong-usage',
    `"${text}" is not an id. Ids look like c12 (a conversation) or m34 (a message).`,
  );
}

/** Reads an operation's printed id. Throws `wrong-usage` for anything else. */
export function parseOperationId(text: string): OperationId {
  const match = /^o([1-9]\d{0,15})$/.exec(text.trim());
  if (match === null) throw new DealboxError('wrong-usage', `"${text}" is not an operation's id. They look like o5.`);
  return Number(match[1]) as OperationId;
}
