import type { CommandHandlers } from '#shared/contract/contract.ts';
import { cancelSending, rescheduleSending, resolveSending } from '../commands/cancel-sending.ts';
import { discardDraft, saveDraft, setDraftSignature } from '../commands/save-draft.ts';
import { muteConversations, remindConversations, snoozeConversations } from '../commands/snooze.ts';
import { setWritingSettings } from '../commands/writing-settings.ts';
import { safeHtml } from '../provider/mime/safe-html.ts';
import { forgetAddress } from '../store/tables/forgotten-addresses.ts';
import { removeSignature, removeTemplate, saveSignature, saveTemplate } from '../store/tables/templates.ts';
import type { EngineContext } from './engine-context.ts';
import { attachFile, detachFile } from './writing/attach-file.ts';
import { createDraft } from './writing/create-draft.ts';
import { sendDraft } from './writing/send-draft.ts';

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

/** What a person can do while writing and sending (CMP-*, INB-8). */
export const writingHandlers: Writing = {
  createDraft,
  saveDraft,
  discardDraft: (context, { id }) => discardDraft(context, id),
  setDraftSignature: (context, { id, signature }) => setDraftSignature(context, id, signature),
  attachFile,
  detachFile: (context, { id }) => detachFile(context, id),
  sendDraft,
  cancelSending: (context, { message }) => cancelSending(context, message),
  rescheduleSending(context, { message, at }) {
    rescheduleSending(context, message, at);
    return {};
  },
  resolveSending: (context, { message, decision }) => resolveSending(context, message, decision),
  forgetPerson({ store }, { address }) {
    store.write((tx) => forgetAddress(tx, address));
    return {};
  },
  setWritingSettings(context, { account, ...change }) {
    setWritingSettings(context, account, change);
    return {};
  },
  saveTemplate: ({ store, now }, { id, ...template }) =>
    store.write((tx) => saveTemplate(tx, id, { ...template, html: safeHtml(template.html, { remote: true }) }, now())),
  removeTemplate({ store }, { id }) {
    store.write((tx) => removeTemplate(tx, id));
    return {};
  },
  saveSignature: ({ store, now }, { id, ...signature }) =>
    store.write((tx) =>
      saveSignature(tx, id, { ...signature, html: safeHtml(signature.html, { remote: true }) }, now()),
    ),
  removeSignature({ store }, { id }) {
    store.write((tx) => removeSignature(tx, id));
    return {};
  },
  snooze: (context, { selection, until }) => snoozeConversations(context, selection, until),
  mute: (context, { selection, muted }) => muteConversations(context, selection, muted),
  remind: (context, { selection, at }) => remindConversations(context, selection, at),
};
