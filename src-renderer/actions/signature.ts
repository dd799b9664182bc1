import type { CallOutput } from '#shared/contract/contract.ts';
import type { Draft } from '#shared/model/draft.ts';
import type { SignatureId } from '#shared/model/ids.ts';
import type { Signature } from '#shared/model/template.ts';
import { call } from '../bridge/bridge.ts';
import { useEditors } from '../state/editors.ts';
import { attempt } from './attempt.ts';
import { changeDraft } from './compose.ts';

/** From another address; with another account comes its signature, in the place of the one that stands there (D23). */
export async function writeFrom(draft: Draft, chosen: CallOutput<'identities'>[number]): Promise<void> {
  const { account, name, address } = chosen;
  changeDraft(draft.id, { account, from: { name, address } });
  if (account === draft.account) return;
  const found = await attempt(async () => {
    const [settings, signatures] = await Promise.all([
      call('writingSettings', { account }),
      call('signatures', { account }),
    ]);
    const wanted = draft.kind === 'new' ? settings.signatureNew : settings.signatureReply;
    return { signature: signatures.find(({ id }) => id === wanted) ?? null };
  });
  if (found !== null) putSignature(draft, found.signature);
}

/** Exactly this signature, or none: one object, replaced where it stands (CMP-4). */
export function putSignature(draft: Pick<Draft, 'id'>, signature: Pick<Signature, 'id' | 'html'> | null): void {
  const editor = useEditors.getState().editors.get(draft.id);
  if (editor === undefined) return;
  const { state } = editor;
  const made =
    signature === null
      ? null
      : (state.schema.nodes.signature?.create({ id: String(signature.id), html: signature.html }) ?? null);
  const places: { from: number; to: number }[] = [];
  state.doc.forEach((node, offset) => {
    if (node.type.name === 'signature') places.push({ from: offset, to: offset + node.nodeSize });
  });
  const { tr } = state;
  // From the last one on, so that the places of the others stay true.
  for (const [index, { from, to }] of [...places.entries()].reverse()) {
    if (index === 0 && made !== null) tr.replaceWith(from, to, made);
    else tr.delete(from, to);
  }
  if (places.length === 0 && made !== null) tr.insert(tr.doc.content.size, made);
  if (tr.docChanged) editor.view.dispatch(tr);
}

/** The signature that stands in a draft; null: none. */
export function signatureOf(draft: Pick<Draft, 'id'>): SignatureId | null {
  const editor = useEditors.getState().editors.get(draft.id);
  let found: SignatureId | null = null;
  editor?.state.doc.forEach((node) => {
    if (node.type.name === 'signature') found = Number(node.attrs.id) as SignatureId;
  });
  return found;
}
