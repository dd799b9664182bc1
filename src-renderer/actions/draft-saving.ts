import type { Draft, DraftChange } from '#shared/model/draft.ts';
import type { DraftId } from '#shared/model/ids.ts';
import { CallError, call } from '../bridge/bridge.ts';
import { texts } from '../i18n/i18n.ts';
import { updateComposer } from '../state/composers.ts';

/** While a person types, what was typed is saved this often at most; kill -9 loses no more than this (CMP-1). Milliseconds. */
const pace = 300;
/** After a save that failed. Milliseconds. */
const again = 2000;

interface Session {
  revision: number;
  changedAt: number;
  change: DraftChange;
  /** The text is made into HTML when it is saved, not with each key. */
  html: (() => string) | null;
  timer: ReturnType<typeof setTimeout> | undefined;
  saving: Promise<void> | null;
}

const sessions = new Map<DraftId, Session>();

/** From here on the draft's changes are saved. `draft`: as the engine gave it. */
export function beginSaving({ id, revision, changedAt }: Draft): void {
  const session = sessions.get(id);
  if (session !== undefined) Object.assign(session, { revision, changedAt });
  else sessions.set(id, { revision, changedAt, change: {}, html: null, timer: undefined, saving: null });
}

/** Forgets what is not saved: the draft has gone. */
export function endSaving(id: DraftId): void {
  clearTimeout(sessions.get(id)?.timer);
  sessions.delete(id);
}

/** A field was changed. */
export function saveField(id: DraftId, change: DraftChange): void {
  const session = sessions.get(id);
  if (session === undefined) return;
  session.change = { ...session.change, ...change };
  schedule(id, session, pace);
}

/** The text was changed; `html` tells it when it is to be saved. */
export function saveText(id: DraftId, html: () => string): void {
  const session = sessions.get(id);
  if (session === undefined) return;
  session.html = html;
  schedule(id, session, pace);
}

/** The engine changed the draft itself, by a file that was added or taken out. */
export function tookRevision(id: DraftId, revision: number): void {
  const session = sessions.get(id);
  if (session !== undefined) session.revision = Math.max(session.revision, revision);
}

/** What is known of the version here; null where something is not saved yet. */
export function savedVersion(id: DraftId): { readonly revision: number; readonly changedAt: number } | null {
  const session = sessions.get(id);
  if (session === undefined || isDirty(session) || session.saving !== null) return null;
  return { revision: session.revision, changedAt: session.changedAt };
}

/** Saves what is not saved yet. Throws CallError. */
export async function saveNow(id: DraftId): Promise<void> {
  const session = sessions.get(id);
  if (session === undefined) return;
  clearTimeout(session.timer);
  session.timer = undefined;
  // One after the other: each save names the version that it was written over.
  while (session.saving !== null) await session.saving.catch(() => undefined);
  if (!isDirty(session)) return;
  const change = { ...session.change, ...(session.html === null ? {} : { html: session.html() }) };
  session.change = {};
  session.html = null;
  session.saving = write(id, session, change);
  try {
    await session.saving;
  } finally {
    session.saving = null;
  }
}

/** Everything that is not saved yet; before the window goes. */
export const saveAll = (): Promise<unknown> => Promise.allSettled([...sessions.keys()].map(saveNow));

const isDirty = (session: Session): boolean => session.html !== null || Object.keys(session.change).length > 0;

async function write(id: DraftId, session: Session, change: DraftChange): Promise<void> {
  try {
    const { revision, changedAt } = await call('saveDraft', { id, change, revision: session.revision });
    session.revision = revision;
    session.changedAt = changedAt;
    updateComposer(id, (composer) => (composer.problem === '' ? composer : { ...composer, problem: '' }));
  } catch (thrown) {
    // What was typed since is newer than what could not be saved.
    session.change = { ...change, ...session.change };
    const problem = thrown instanceof CallError ? thrown.data.message : texts.t('problem.unknown');
    updateComposer(id, (composer) => ({ ...composer, problem }));
    throw thrown;
  }
}

function schedule(id: DraftId, session: Session, wait: number): void {
  if (session.timer !== undefined) return;
  session.timer = setTimeout(() => {
    session.timer = undefined;
    saveNow(id).catch(() => {
      if (sessions.has(id)) schedule(id, session, again);
    });
  }, wait);
}
