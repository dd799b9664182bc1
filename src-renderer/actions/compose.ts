import type { CallInput } from '#shared/contract/contract.ts';
import type { QuoteLanguage } from '#shared/contract/writing.ts';
import type { ConversationDetail, MessageView } from '#shared/model/conversation.ts';
import type { Draft, DraftChange, DraftKind } from '#shared/model/draft.ts';
import type { ConversationId, DraftId, MessageId } from '#shared/model/ids.ts';
import { escapeHtml } from '#shared/rules/merge-fields.ts';
import { withoutSignature } from '#shared/rules/signature-block.ts';
import { call } from '../bridge/bridge.ts';
import { texts } from '../i18n/i18n.ts';
import { queryClient } from '../queries/query-client.ts';
import { contractQuery } from '../queries/use-contract-query.ts';
import { composerOf, dropComposer, showComposer, updateComposer, useComposers } from '../state/composers.ts';
import { requestFocus } from '../state/focus-request.ts';
import { useNavigation } from '../state/navigation.ts';
import { useReading } from '../state/reading.ts';
import { showToast } from '../state/toasts.ts';
import { attempt } from './attempt.ts';
import { beginSaving, endSaving, saveField, saveNow } from './draft-saving.ts';
import type { Targets } from './targets.ts';

/** The language of "On … Carol wrote:" is the interface's. */
const quoteLanguage = (): QuoteLanguage => {
  const language = texts.language.slice(0, 2);
  return language === 'fr' || language === 'sv' || language === 'pl' || language === 'de' ? language : 'en';
};

/** Drafts that were begun in this window, as they were then: one that is left as it was leaves nothing behind. */
const begun = new Map<DraftId, number>();

async function begin(input: CallInput<'createDraft'>): Promise<Draft | null> {
  useComposers.setState({ opening: true });
  const draft = await attempt(() => call('createDraft', { language: quoteLanguage(), ...input }));
  if (draft === null) useComposers.setState({ opening: false });
  else {
    begun.set(draft.id, draft.revision);
    show(draft);
  }
  return draft;
}

function show(draft: Draft): void {
  beginSaving(draft);
  showComposer(draft);
}

/** A new email (R073), from the account whose list is on screen. */
export async function newEmail(change: DraftChange = {}): Promise<void> {
  const { place } = useNavigation.getState();
  const account = 'account' in place ? place.account : null;
  await begin({ kind: 'new', change, ...(account === null ? {} : { account }) });
}

/** A `mailto:` link, here or from the system: recipients, subject and text; files and everything else in it are ignored. */
export async function writeTo(mailto: string): Promise<void> {
  const url = URL.parse(mailto);
  if (url === null || url.protocol !== 'mailto:') return;
  const people = (text: string) =>
    text
      .split(',')
      .map((address) => address.trim())
      .filter((address) => address !== '')
      .map((address) => ({ name: '', address }));
  const field = (name: string): string => url.searchParams.getAll(name).join(', ');
  const body = field('body');
  const html = body
    .split(/\r?\n/)
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('');
  await newEmail({
    to: [...people(decodeURIComponent(url.pathname)), ...people(field('to'))],
    cc: people(field('cc')),
    bcc: people(field('bcc')),
    subject: field('subject'),
    ...(body === '' ? {} : { html }),
  });
}

/** Answers or forwards a message; one that has such a draft already goes on with it. */
export async function answer(kind: Exclude<DraftKind, 'new'>, source: MessageId): Promise<void> {
  const there = useComposers.getState().open.find(({ draft }) => draft.source === source && draft.kind === kind);
  if (there === undefined) await begin({ kind, source });
  else showComposer(there.draft);
}

/** `r`, `a`, `f`: the message that is being read, else the newest of what is under the cursor. */
export async function answerTargets(kind: Exclude<DraftKind, 'new'>, targets: Targets | null): Promise<void> {
  const { open } = useNavigation.getState();
  const id = open ?? idOf(targets);
  if (id === null) return;
  const { queryKey, queryFn } = contractQuery('conversation', { id });
  const detail = queryClient.getQueryData<ConversationDetail | null>(queryKey) ?? (await attempt(() => queryFn()));
  const source = sourceOf(detail?.messages ?? []);
  if (source !== undefined) await answer(kind, source.id);
}

/** The message the keyboard is on; else the newest one. */
function sourceOf(messages: readonly MessageView[]): MessageView | undefined {
  const { current, moves } = useReading.getState();
  const chosen = moves > 0 ? messages.find(({ id }) => id === current) : undefined;
  return chosen ?? messages.at(-1);
}

function idOf(targets: Targets | null): ConversationId | null {
  if (targets?.selection.kind !== 'conversations' || targets.count !== 1) return null;
  return targets.selection.ids[0] ?? null;
}

/** Goes on with a draft. */
export async function openDraft(id: DraftId): Promise<void> {
  const there = composerOf(id);
  if (there !== undefined) {
    showComposer(there.draft);
    return;
  }
  const draft = await attempt(() => call('draft', { id }));
  if (draft === null) return;
  show(draft);
}

/** A field of the draft, on screen at once and saved in a moment. */
export function changeDraft(id: DraftId, change: Omit<DraftChange, 'html'>): void {
  updateComposer(id, (composer) => ({ ...composer, draft: { ...composer.draft, ...change } as Draft }));
  saveField(id, change);
}

/** Escape: what was written stays among the drafts (C4). One in which nothing was written leaves nothing behind. */
export async function keepDraft(id: DraftId): Promise<void> {
  const composer = composerOf(id);
  if (composer === undefined) return;
  const kept = await attempt(async () => {
    await saveNow(id);
    return true;
  });
  if (kept === null) return;
  const draft = await attempt(() => call('draft', { id }));
  close(id);
  if (draft === null) return;
  if (isUntouched(draft)) await attempt(() => call('discardDraft', { id }));
  else showToast({ text: texts.t('compose.kept'), kind: 'draft-kept' });
}

/** Nothing was changed since it was begun here, or a new one holds nothing but its signature. */
function isUntouched(draft: Draft): boolean {
  if (begun.get(draft.id) === draft.revision) return true;
  const empty =
    withoutSignature(draft.html)
      .replaceAll(/<(?!img)[^>]*>|&nbsp;/g, '')
      .trim() === '';
  const people = draft.to.length + draft.cc.length + draft.bcc.length;
  return draft.kind === 'new' && empty && draft.subject === '' && draft.files.length === 0 && people === 0;
}

/** Discards with undo (C0.3). */
export async function discard(id: DraftId): Promise<void> {
  const wasOpen = composerOf(id) !== undefined;
  if (wasOpen) await saveNow(id).catch(() => undefined);
  const result = await attempt(() => call('discardDraft', { id }));
  if (result === null) return;
  close(id);
  showToast({
    text: texts.t('compose.discarded'),
    undo: result.undo,
    undone: () => (wasOpen ? void openDraft(id) : undefined),
  });
}

/** Off the screen, without a word. */
export function close(id: DraftId): void {
  endSaving(id);
  dropComposer(id);
  if (useNavigation.getState().place.kind === 'mail') {
    requestFocus(useNavigation.getState().open === null ? 'row' : 'conversation');
  }
}
