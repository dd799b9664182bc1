import type { GuardedProcesses } from '../../tests/support/guarded-processes.ts';
import { root } from '../setup/places.mjs';
import type { Stage } from './stages.ts';

/** How a stage ended: its exit code, or why there is none. */
export type Ending = number | 'timeout' | 'killed';

/**
 * Runs a stage in a process group of its own, its output on the terminal, and leaves nothing of the group running.
 * `abort` ends it early.
 */
export async function runStage(
  processes: GuardedProcesses,
  { name, command, args, env, limit }: Stage,
  environment: NodeJS.ProcessEnv,
  abort: AbortSignal,
): Promise<Ending> {
  const running = processes.start({
    name: name.replace(':', '-'),
    command,
    args,
    env: { ...environment, ...env },
    cwd: root,
    output: 'terminal',
  });
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    void running.kill();
  }, limit * 60_000);
  const kill = () => void running.kill();
  abort.addEventListener('abort', kill, { once: true });
  const code = await running.ended();
  clearTimeout(timer);
  abort.removeEventListener('abort', kill);
  await running.kill();
  return timedOut ? 'timeout' : (code ?? 'killed');
}
