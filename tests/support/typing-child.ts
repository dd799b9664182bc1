import { openEngine } from '../../src-main/engine/engine.ts';
import { memorySecrets } from './desk.ts';

/** Types into a draft on the data folder named on the command line, for ever; prints each number once its save was answered. */
const engine = openEngine({ dataDir: process.argv[2] ?? '', secrets: memorySecrets(), live: false, readers: 0 });
await engine.call('addSampleAccount', {});
const made = await engine.call('createDraft', { change: { subject: 'typed', html: '<p>0</p>' } });
if (!made.ok) throw new Error(made.error.message);
for (let typed = 1; ; typed++) {
  const saved = await engine.call('saveDraft', { id: made.value.id, change: { html: `<p>${typed}</p>` } });
  if (!saved.ok) throw new Error(saved.error.message);
  process.stdout.write(`${typed}\n`);
}
