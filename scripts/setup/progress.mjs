/**
 * Progress on stderr, so that stdout stays the command's own.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Runs one step of the set-up and says how long it took. Lines are printed only for steps that do something.
 * @template T
 * @param {string} title what is being done, for the person who waits
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function step(title, run) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  say(`› ${title} …`);
  const stillAtIt = setInterval(() => say(`  … ${title}, ${seconds()} so far`), 15_000);
  try {
    const result = await run();
    say(`✓ ${title} (${seconds()})`);
    return result;
  } catch (error) {
    say(`✗ ${title} (${seconds()})`);
    throw error;
  } finally {
    clearInterval(stillAtIt);
  }
}

/** A set-up that cannot go on: its message tells the person what to do, so no stack is shown. */
export class SetupError extends Error {}

/**
 * Runs a script's main function; a failure ends the process with 1 and one readable message.
 * @param {() => Promise<number | undefined>} main resolves to the exit code, undefined for 0
 */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    say(
      error instanceof SetupError ? `\n${error.message}` : error instanceof Error ? `\n${error.stack}` : `\n${error}`,
    );
    process.exitCode = 1;
  }
}
