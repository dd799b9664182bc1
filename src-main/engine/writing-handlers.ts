import type { CommandHandlers } from '#shared/contract/contract.ts';
import { DealboxError } from '#shared/model/error.ts';
import type { EngineContext } from './engine-context.ts';

type Writing = Pick<
  CommandHandlers<EngineContext>,
  | 'createDraft'
  | 'saveDraft'
  | 'discardDraft'
  | 'setDraftSignature'
  | 'attachFile'
  | 'detachFile'
  | 'sendDraft'
  | 'cancelSending'
  | 'rescheduleSending'
  | 'resolveSending'
  | 'forgetPerson'
  | 'setWritingSettings'
  | 'saveTemplate'
  | 'removeTemplate'
  | 'saveSignature'
  | 'removeSignature'
  | 'snooze'
  | 'mute'
  | 'remind'
>;

function later(): never {
  throw new DealboxError('not-permitted', 'Writing is not part of this version yet.');
}

/** What a person can do while writing and sending (CMP-*, INB-8). */
export const writingHandlers: Writing = {
  createDraft: later,
  saveDraft: later,
  discardDraft: later,
  setDraftSignature: later,
  attachFile: later,
  detachFile: later,
  sendDraft: later,
  cancelSending: later,
  rescheduleSending: later,
  resolveSending: later,
  forgetPerson: later,
  setWritingSettings: later,
  saveTemplate: later,
  removeTemplate: later,
  saveSignature: later,
  removeSignature: later,
  snooze: later,
  mute: later,
  remind: later,
};
