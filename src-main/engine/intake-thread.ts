import { getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '#shared/lib/assert.ts';
import { toErrorData } from '#shared/model/error.ts';
import { PackWriter } from '../store/packs.ts';
import type { IntakeReply, IntakeRequest, IntakeSetup } from './intake.ts';
import { storeBatch } from './intake-batch.ts';

/**
 * The thread that reads raw mail and appends it to the packs. It may be killed at any moment (decision 12): what it wrote counts only
 * once the engine has committed it.
 */
const port = must(parentPort, 'parent of the intake thread');
const setup = workerData as IntakeSetup;
const progress = new Int32Array(setup.progress);
const writer = new PackWriter(setup.packDir, setup.end);

/** On two busy cores the window comes first. */
const NICE = 5;
// Elsewhere the call would take in the whole process. A program that was started with less must not ask for more: only root may.
if (process.platform === 'linux' && getPriority() < NICE) setPriority(NICE);

// the watch over this thread begins now, not while it was loaded
Atomics.add(progress, 1, 1);

port.on('message', (request: IntakeRequest) => {
  try {
    const batch = request.batch.map((bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const results = storeBatch(writer, batch, new Set(request.headerOnly), (index) => {
      Atomics.store(progress, 0, index);
      Atomics.add(progress, 1, 1);
    });
    const transfer = results.map(({ body }) => body.packed.buffer as ArrayBuffer);
    port.postMessage({ id: request.id, ok: true, results } satisfies IntakeReply, transfer);
  } catch (error) {
    port.postMessage({ id: request.id, ok: false, error: toErrorData(error) } satisfies IntakeReply);
  }
});
