import { useEffect } from 'react';
import type { DraftId } from '#shared/model/ids.ts';
import { call } from '../bridge/bridge.ts';
import { useContractQuery } from '../queries/use-contract-query.ts';
import { composerOf, updateComposer, useComposers } from '../state/composers.ts';
import { close } from './compose.ts';
import { beginSaving, savedVersion } from './draft-saving.ts';

/** A draft on screen that was changed in another program is shown as it is now; one that was sent or discarded there is closed (CMP-1). */
export function useOutsideChanges(): void {
  const { data } = useContractQuery('drafts', {});
  useEffect(() => {
    if (data === undefined) return;
    const rows = new Map(data.map((row) => [row.id, row]));
    for (const { draft } of useComposers.getState().open) {
      const row = rows.get(draft.id);
      const version = savedVersion(draft.id);
      // What is not saved yet wins here; the engine keeps the other version beside it.
      if (version !== null && (row === undefined || row.changedAt > version.changedAt)) void look(draft.id);
    }
  }, [data]);
}

async function look(id: DraftId): Promise<void> {
  const draft = await call('draft', { id }).catch(() => undefined);
  const version = savedVersion(id);
  if (draft === undefined || version === null) return;
  if (draft === null) {
    close(id);
    return;
  }
  if (draft.revision <= version.revision) return;
  const before = composerOf(id);
  beginSaving(draft);
  const other = before !== undefined && before.draft.html !== draft.html;
  updateComposer(id, (composer) => ({ ...composer, draft, version: composer.version + (other ? 1 : 0) }));
}
