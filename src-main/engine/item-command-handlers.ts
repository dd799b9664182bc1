import type { CallOutput, CallParsed, CommandHandlers } from '#shared/contract/contract.ts';
import { toErrorData } from '#shared/model/error.ts';
import { cleanUp, type Step } from '../commands/clean-up.ts';
import { addItem } from '../commands/items/add-item.ts';
import { convertLead } from '../commands/items/convert-lead.ts';
import { addAddress, addPersonTo, editItem, removeAddress, removePersonFrom } from '../commands/items/edit-item.ts';
import { addNote, deleteNote, editNote } from '../commands/items/item-notes.ts';
import { mergeItems } from '../commands/items/merge-items.ts';
import { removeItem } from '../commands/items/remove-item.ts';
import { removePipeline, savePipeline } from '../commands/items/save-pipeline.ts';
import { labelConversations, removeLabel, saveLabel } from '../commands/label-conversations.ts';
import { linkConversations, moveLinks, unlinkConversations } from '../commands/link-conversations.ts';
import { addNeverLog, applyNeverLogToEarlier, removeNeverLog, setNeverLogScope } from '../commands/never-log.ts';
import { setVisibility } from '../commands/set-visibility.ts';
import { localUser, saveUser } from '../store/tables/workspace-users.ts';
import { exportContacts, importContacts, readContactsFile } from './contacts-files.ts';
import type { EngineContext } from './engine-context.ts';

type Names =
  | ('addItem' | 'editItem' | 'addAddress' | 'removeAddress' | 'addPerson' | 'removePerson' | 'removeItem')
  | ('mergeItems' | 'convertLead' | 'addNote' | 'editNote' | 'removeNote' | 'savePipeline' | 'removePipeline')
  | ('link' | 'unlink' | 'moveLink' | 'setVisibility' | 'saveLabel' | 'removeLabel' | 'setLabel')
  | ('addNeverLog' | 'removeNeverLog' | 'setNeverLogScope' | 'applyNeverLogToEarlier' | 'setUser')
  | ('cleanUp' | 'cancelTask' | 'readContactsFile' | 'importContacts' | 'exportContacts');

/** The commands of items and links, never-log, clean-up and contacts files. */
export const itemCommandHandlers: Pick<CommandHandlers<EngineContext>, Names> = {
  addItem,
  editItem,
  addAddress,
  removeAddress,
  addPerson: addPersonTo,
  removePerson: removePersonFrom,
  removeItem,
  mergeItems,
  convertLead,
  addNote,
  editNote,
  removeNote: deleteNote,
  savePipeline,
  removePipeline,
  link: linkConversations,
  unlink: unlinkConversations,
  moveLink: moveLinks,
  setVisibility,
  saveLabel,
  removeLabel,
  setLabel: labelConversations,
  addNeverLog,
  removeNeverLog,
  setNeverLogScope,
  applyNeverLogToEarlier,

  setUser({ store }, change) {
    return store.write((tx) => {
      const before = localUser(tx.db);
      saveUser(tx, { ...before, name: change.name ?? before.name, role: change.role ?? before.role });
      return localUser(tx.db);
    });
  },

  cleanUp: runCleanUp,
  cancelTask: (context, { task }) => ({ found: context.tasks.cancel(task) }),
  readContactsFile: (_, input) => readContactsFile(input),
  importContacts,
  exportContacts: (context, input) => exportContacts(context.store.db, input),
};

/** INB-3: in pieces, so that everything else goes on beside it; ended early, it tells what it did. */
async function runCleanUp(context: EngineContext, input: CallParsed<'cleanUp'>): Promise<CallOutput<'cleanUp'>> {
  let last: Step | undefined;
  try {
    return await context.tasks.run(input.task, cleanUp(context, input), (step) => {
      last = step;
      context.onProgress(input.task, step.done, step.total);
    });
  } catch (error) {
    if (last === undefined || toErrorData(error).code !== 'cancelled') throw error;
    return last.result;
  }
}
