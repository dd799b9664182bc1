import type { CallInput } from '#shared/contract/contract.ts';
import type { Address } from '#shared/model/conversation.ts';
import type { DraftId, SignatureId, TemplateId } from '#shared/model/ids.ts';
import type { FieldValues } from '#shared/rules/merge-fields.ts';
import { call } from '../bridge/bridge.ts';
import { texts } from '../i18n/i18n.ts';
import { composerOf } from '../state/composers.ts';
import { useEditors } from '../state/editors.ts';
import { showToast } from '../state/toasts.ts';
import { attempt } from './attempt.ts';
import { changeDraft } from './compose.ts';

/** What is known of whom the mail is for, as fields: the first recipient's. */
export function valuesFor(person: Address | undefined): FieldValues {
  if (person === undefined) return {};
  const name = person.name.trim();
  const comma = /^([^,]+),\s*(.+)$/.exec(name);
  const first = comma?.[2] ?? name.split(/\s+/)[0] ?? '';
  const last = comma?.[1] ?? name.split(/\s+/).slice(1).join(' ');
  return {
    'contact.first_name': first,
    'contact.last_name': last,
    'contact.name': comma === null ? name : `${first} ${last}`,
    'contact.email': person.address,
  };
}

/** Puts a template where the cursor stands, its fields filled and what is missing marked (CMP-4). An empty subject becomes its. */
export async function insertTemplate(draft: DraftId, id: TemplateId): Promise<void> {
  const composer = composerOf(draft);
  const editor = useEditors.getState().editors.get(draft);
  if (composer === undefined || editor === undefined) return;
  const { account, to, subject } = composer.draft;
  const values = Object.fromEntries(Object.entries(valuesFor(to[0])).map(([name, value]) => [name, value ?? '']));
  const made = await attempt(() => call('renderTemplate', { id, account, values }));
  if (made === null || editor.isDestroyed) return;
  editor.chain().focus().insertContent(made.html).run();
  if (subject.trim() === '' && made.subject !== '') changeDraft(draft, { subject: made.subject });
}

/** The `;` that no template was chosen for. */
export function typeSemicolon(draft: DraftId): void {
  const editor = useEditors.getState().editors.get(draft);
  editor?.chain().focus().insertContent({ type: 'text', text: ';' }).run();
}

export const saveTemplate = (template: CallInput<'saveTemplate'>) => attempt(() => call('saveTemplate', template));
export const saveSignature = (signature: CallInput<'saveSignature'>) => attempt(() => call('saveSignature', signature));

export async function removeTemplate(id: TemplateId): Promise<void> {
  const done = await attempt(() => call('removeTemplate', { id }));
  if (done !== null) showToast({ text: texts.t('templates.removed') });
}

export async function removeSignature(id: SignatureId): Promise<void> {
  const done = await attempt(() => call('removeSignature', { id }));
  if (done !== null) showToast({ text: texts.t('signatures.removed') });
}

export const setWritingSettings = (change: CallInput<'setWritingSettings'>) =>
  attempt(() => call('setWritingSettings', change));
