import type { CallInput, CallOutput } from '#shared/contract/contract.ts';
import type { DraftFile } from '#shared/model/draft.ts';
import type { DraftFileId, DraftId } from '#shared/model/ids.ts';
import { CallError, call, shell } from '../bridge/bridge.ts';
import { texts } from '../i18n/i18n.ts';
import { updateComposer } from '../state/composers.ts';
import { saveNow, tookRevision } from './draft-saving.ts';

type Source = CallInput<'attachFile'>['source'];

/** A file of the system as the engine takes it: by its path, or its bytes where it is in memory only (pasted). */
async function sourceOf(file: File): Promise<Source> {
  const path = shell().pathOf(file);
  if (path !== '') return { kind: 'path', path };
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { kind: 'bytes', name: file.name, type: file.type, bytes };
}

/** Adds files, one after the other; what does not fit is refused while adding, and said in the composer (CMP-3). */
export async function attachFiles(draft: DraftId, files: Iterable<File>): Promise<void> {
  for (const file of files) await attach(draft, await sourceOf(file), false);
}

/** A picture inside of the text; null where it was refused. */
export async function attachPicture(draft: DraftId, file: File): Promise<DraftFile | null> {
  return await attach(draft, await sourceOf(file), true);
}

async function attach(draft: DraftId, source: Source, inline: boolean): Promise<DraftFile | null> {
  const done = await change(draft, async () => await call('attachFile', { draft, source, inline }));
  if (done === null) return null;
  updateComposer(draft, (composer) => ({
    ...composer,
    problem: '',
    draft: { ...composer.draft, files: [...composer.draft.files, done.file] },
  }));
  return done.file;
}

export async function detachFile(draft: DraftId, id: DraftFileId): Promise<void> {
  const done = await change(draft, async () => await call('detachFile', { id }));
  if (done === null) return;
  updateComposer(draft, (composer) => ({
    ...composer,
    problem: '',
    draft: { ...composer.draft, files: composer.draft.files.filter((file) => file.id !== id) },
  }));
}

/** What was typed is saved first, so that the version that the engine makes has it. */
async function change<O extends CallOutput<'attachFile' | 'detachFile'>>(
  draft: DraftId,
  act: () => Promise<O>,
): Promise<O | null> {
  try {
    await saveNow(draft);
    const done = await act();
    tookRevision(draft, done.revision);
    return done;
  } catch (thrown) {
    const problem = thrown instanceof CallError ? thrown.data.message : texts.t('problem.unknown');
    updateComposer(draft, (composer) => ({ ...composer, problem }));
    return null;
  }
}
